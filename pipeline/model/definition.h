// Definitions: where a text gives a short name.
//
//   …工作领导小组(以下简称领导小组)    alias 领导小组
//   《管理办法》,以下简称《办法》       alias 办法, a title
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/model/lexicon.h"
#include "pipeline/model/span.h"

namespace tiaowen {

struct Definition {
  std::uint32_t at = 0;  // of 以下简称
  Span alias;            // the short name, without quotes and 《》
  bool title = false;    // given as 《…》
};

// All definitions of folded text, in order.
std::vector<Definition> find_definitions(std::u32string_view folded,
                                         const Lexicon& words);

// Does a name that ends at `end` stand right before the definition?
bool defines(std::u32string_view folded, const Definition& definition,
             std::uint32_t end);

}  // namespace tiaowen
