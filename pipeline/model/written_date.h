// A full date as documents write it by themselves: under a title, below a
// signature, in a site's metadata.
//
//   read_date_at_end("某市财政局  二〇二四年六月十五日")   2024-06-15, at 7
//   read_date("2024-06-15")                               2024-06-15
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "pipeline/model/mention.h"

namespace tiaowen {

struct WrittenDate {
  Date date;
  std::uint32_t begin = 0;  // where it stands in the text given
};

// The date that `line` ends with, blanks within it and （代章） behind it
// allowed. Folded text.
std::optional<WrittenDate> read_date_at_end(std::u32string_view line);

// The date that `text` begins with: 2024年6月15日, 2024-06-15, 2024/6/15,
// 20240615.
std::optional<Date> read_date(std::u32string_view text);

}  // namespace tiaowen
