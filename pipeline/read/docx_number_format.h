// A number as Word writes it in front of a paragraph.
//
//   format_number(12, "chineseCounting")      十二
//   format_number(3, "decimalEnclosedCircle") ③
#pragma once

#include <string>
#include <string_view>

namespace tiaowen {

// `format` is w:numFmt's value (ECMA-376, 17.18.59); unknown ones are decimal.
// Bullets and none give nothing. REQUIRES: 0 <= number.
std::u32string format_number(int number, std::string_view format);

}  // namespace tiaowen
