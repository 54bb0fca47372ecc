// The two kinds of number a numeral is made of.
//
//   read_arabic("1,200.5万", 0)   1200.5, up to 万
//   read_whole("一万五千", 0)     15000     read_whole("3万4000", 0)   34000
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "extractors/blanks.h"
#include "pipeline/model/decimal.h"

namespace tiaowen {

struct Arabic {
  std::size_t end = 0;
  Decimal value;
  int digits = 0;      // before the point, groups not counted
  bool point = false;  // has decimals
};

// Digits with groups of three (1,200 and thin spaces) and decimals. Of a
// dotted chain (2.1.3) and of a label glued to a year (1.2019年) only the
// whole number is taken.
std::optional<Arabic> read_arabic(std::u32string_view text, std::size_t at);

struct Whole {
  std::size_t end = 0;
  std::int64_t value = 0;
  std::int64_t spread = 0;  // 三五百: 200
  bool more = false;        // 余 多 几
  bool vague = false;       // 几十
  bool capital = false;
  bool chinese = false;  // has a Chinese digit or a scale word before 万
  int scale = 0, wide_scale = 0;
};

// A number without decimals, Chinese, capital, Arabic or mixed. `bare`: may
// it begin with a scale word (百 of 上百家)?
std::optional<Whole> read_whole(std::u32string_view text, std::size_t at,
                                bool bare);

// Does 余 or 多 at `place` say that a number is more than it states (50余家)?
// Not what begins a word: 余额, 多样.
bool says_more(std::u32string_view text, std::size_t place);

// 万 亿 万亿 behind a number with decimals: the exponent, and where it ends.
struct Scale {
  std::size_t end = 0;
  int exponent = 0, wide = 0;
  bool more = false;
};
Scale read_scale(std::u32string_view text, std::size_t at);

}  // namespace tiaowen
