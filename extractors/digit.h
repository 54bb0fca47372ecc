// Digit says what one character of a written number stands for.
//
//   digit_of(U'叁')  {digit, 3, capital}     digit_of(U'万')  {scale, 4}
//
// Only the characters of the numeral system itself; units are dictionary rows.
#pragma once

#include <cstdint>

#include "pipeline/model/letter_set.h"

namespace tiaowen {

enum class DigitKind : std::uint8_t {
  none,
  arabic,   // 0 to 9
  digit,    // 〇 一 两 壹
  tens,     // 廿 卅: two digits in one character
  scale,    // 十 百 千: a power of ten below 万
  myriad,   // 万 亿 兆: a power of ten that closes a section
  unknown,  // 几 数: some digit
  half,     // 半
};

struct Digit {
  DigitKind kind = DigitKind::none;
  std::uint8_t value = 0;  // the digit, or the exponent of ten
  bool capital = false;    // 壹贰叁, as on invoices
};

Digit digit_of(char32_t c);

// The digits that short ordinals are written with.
inline constexpr LetterSet kOrdinalLetters(U"一二三四五六七八九十0123456789");

// All that a numeral may begin with.
inline constexpr LetterSet kNumeralLetters(
    U"0123456789.负〇零一二两兩俩倆三四五六七八九壹贰貳叁肆伍陆柒捌玖廿卅"
    U"十拾百佰千仟万萬亿億兆几幾数半");
// Could a numeral begin with `c`? Asked of every character of a text.
inline bool may_begin_numeral(char32_t c) { return kNumeralLetters.has(c); }

}  // namespace tiaowen
