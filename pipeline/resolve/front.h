// The front of an act: what stands above its first clause.
//
//   澜州市人民政府办公室关于印发          title
//   《…办法》的通知
//   澜政办发〔2024〕3号                  number
//   各县(市、区)人民政府,市直各部门：    addressees
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/resolve/resolve.h"

namespace tiaowen {

struct Front {
  std::string title;
  std::string doc_type;
  std::string doc_number;            // with 〔〕 whatever the brackets
  std::vector<std::string> issuers;  // the title's own, as written
  std::vector<std::string> addressees;
  std::optional<Date> dated;  // a date line, or the day it was passed
  std::uint32_t begin = 0;    // of the front …
  int part = -1;              // … and the part that it opens, if any
};

// The front of the act that the file is about: of several documents the
// first that is no interpretation of another.
Front read_front(const Scene& scene, const std::vector<Mention>& mentions);

// 若干措施(试行) -> 措施; empty where the title does not say.
std::string document_type_of(std::u32string_view title, const Lexicon& words);

// 甲市财政局、甲市民政局关于… -> both; empty where no body leads the title.
std::vector<std::string> issuers_of_title(std::u32string_view title,
                                          const Lexicon& words);

}  // namespace tiaowen
