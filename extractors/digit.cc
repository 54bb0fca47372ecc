#include "extractors/digit.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tiaowen {
namespace {

struct Row {
  char32_t c;
  Digit digit;
};

constexpr Digit digit(std::uint8_t value) { return {DigitKind::digit, value}; }
constexpr Digit capital(std::uint8_t value) {
  return {DigitKind::digit, value, true};
}
constexpr Digit scale(std::uint8_t exponent) {
  return {DigitKind::scale, exponent};
}
constexpr Digit myriad(std::uint8_t exponent) {
  return {DigitKind::myriad, exponent};
}

constexpr std::array kRows = std::to_array<Row>({
    {U'〇', digit(0)},
    {U'零', digit(0)},
    {U'一', digit(1)},
    {U'二', digit(2)},
    {U'两', digit(2)},
    {U'兩', digit(2)},
    {U'俩', digit(2)},
    {U'倆', digit(2)},
    {U'三', digit(3)},
    {U'四', digit(4)},
    {U'五', digit(5)},
    {U'六', digit(6)},
    {U'七', digit(7)},
    {U'八', digit(8)},
    {U'九', digit(9)},
    {U'壹', capital(1)},
    {U'贰', capital(2)},
    {U'貳', capital(2)},
    {U'叁', capital(3)},
    {U'肆', capital(4)},
    {U'伍', capital(5)},
    {U'陆', capital(6)},
    {U'柒', capital(7)},
    {U'捌', capital(8)},
    {U'玖', capital(9)},
    {U'廿', {DigitKind::tens, 2}},
    {U'卅', {DigitKind::tens, 3}},
    {U'十', scale(1)},
    {U'拾', {DigitKind::scale, 1, true}},
    {U'百', scale(2)},
    {U'佰', {DigitKind::scale, 2, true}},
    {U'千', scale(3)},
    {U'仟', {DigitKind::scale, 3, true}},
    {U'万', myriad(4)},
    {U'萬', myriad(4)},
    {U'亿', myriad(8)},
    {U'億', myriad(8)},
    {U'兆', myriad(12)},
    {U'几', {DigitKind::unknown, 0}},
    {U'幾', {DigitKind::unknown, 0}},
    {U'数', {DigitKind::unknown, 0}},
    {U'半', {DigitKind::half, 0}},
});

// The rows by character, over the block of the common ideographs and 〇.
constexpr char32_t kFirst = 0x3000;
constexpr char32_t kLast = 0x9FFF;

constexpr auto kTable = [] {
  std::array<std::uint8_t, kLast - kFirst + 1> table{};
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    table[kRows[i].c - kFirst] = static_cast<std::uint8_t>(i + 1);
  }
  return table;
}();

static_assert(std::all_of(kRows.begin(), kRows.end(), [](const Row& row) {
  return kNumeralLetters.has(row.c);
}));

}  // namespace

Digit digit_of(char32_t c) {
  if (c >= U'0' && c <= U'9') {
    return {DigitKind::arabic, static_cast<std::uint8_t>(c - U'0')};
  }
  if (c < kFirst || c > kLast) return {};
  const std::uint8_t row = kTable[c - kFirst];
  return row == 0 ? Digit{} : kRows[row - 1u].digit;
}

}  // namespace tiaowen
