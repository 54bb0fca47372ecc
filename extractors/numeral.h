// Numeral is a number as written, read exactly.
//
//   "3.5万" 35000   "壹佰贰拾叁万" 1230000   "十几" [11, 19]   "1,200" 1200
//
// Arabic with groups, full-width, Chinese, capital and mixed forms. Its span
// covers digits and scale words (万, 亿), no unit.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/model/decimal.h"
#include "pipeline/model/span.h"

namespace tiaowen {

struct Numeral {
  Span span;
  Decimal value;                // of 几十 the least: 20
  std::optional<Decimal> upto;  // of 几十, 三五: the greatest
  bool arabic = false;          // begins with an Arabic digit
  bool capital = false;         // 壹贰叁
  bool more = false;            // 余, 多, 来 inside or right after it
  int scale = 0;                // 4 for a trailing 万, 8 for 亿, 0 for none
};

// The numeral that begins at `at` in folded text, if one does.
std::optional<Numeral> read_numeral(std::u32string_view folded, std::size_t at);

// All numerals, in order, not overlapping.
std::vector<Numeral> find_numerals(std::u32string_view folded);

}  // namespace tiaowen
