// Numeral is a number as written, read exactly.
//
//   "3.5万" 35000    "壹佰贰拾叁万" 1230000    "1,200" 1200    "-2.3" -2.3
//   "三五百" 300 up to 500    "50余" 50 and more    "三分之一" 1 under 3
//
// Arabic with groups, full-width, Chinese, capital and mixed forms. Its span
// covers digits and scale words (万, 亿), no unit. Every number of a text is a
// numeral, also the years and ordinals that are no amount of anything.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/decimal.h"
#include "pipeline/model/lexicon.h"
#include "pipeline/model/span.h"
#include "pipeline/model/text.h"

namespace tiaowen {

struct Numeral {
  Span span;
  Decimal value;                // of 十几 the least: 10; of 2/3 the 2
  std::optional<Decimal> upto;  // of 三五, 七八百: the greatest
  Decimal under{1};      // of 三分之一 the 3, of 百分之七 the 100
  bool percent = false;  // 百分之七, 千分之二: the base is bare scale words
  bool arabic = false;   // begins with an Arabic digit
  bool capital = false;  // 壹贰叁
  bool more = false;     // 余, 多, 几 inside or right after it
  bool vague = false;    // 几十, 数百: no digit is stated; value is a guess
  bool ordinal = false;  // behind 第
  bool negative = false;  // a sign stands in front; `value` has it
  int scale = 0;       // 4 for a trailing 万, 8 for 亿, 12 for 万亿, else 0
  int wide_scale = 0;  // the same with a 百 or 千 before it: 7 in 6千万
  bool fraction() const { return under != Decimal(1); }
  std::string str() const;  // "35000", "1/3"; of 百分之七 the 7
};

// The numeral that begins at `at` in folded text, if one does.
std::optional<Numeral> read_numeral(std::u32string_view folded, std::size_t at);

// All numerals, in order, not overlapping.
std::vector<Numeral> find_numerals(std::u32string_view folded);

// The same, without the digits of words like 统一 (dictionaries/not_number).
std::vector<Numeral> find_numerals(const Text& text, const Lexicon& words);

}  // namespace tiaowen
