#include "pipeline/read/docx_number_format.h"

#include <algorithm>
#include <array>

namespace tiaowen {
namespace {

using View = std::u32string_view;

constexpr View kDigits = U"〇一二三四五六七八九";
constexpr View kCapitals = U"零壹贰叁肆伍陆柒捌玖";

std::u32string decimal(int number) {
  const std::string ascii = std::to_string(number);
  return {ascii.begin(), ascii.end()};
}

std::u32string padded(int number) {
  std::u32string text = decimal(number);
  return text.size() < 2 ? U"0" + text : text;
}

// 十二, 一百零三: below ten thousand; `units` are ten, hundred, thousand.
std::u32string counting(int number, View digits, View units, View zero) {
  if (number == 0) return std::u32string(zero);
  if (number >= 10000) return decimal(number);
  std::u32string text;
  bool gap = false;
  for (int place = 3, scale = 1000; place >= 0; --place, scale /= 10) {
    const int digit = number / scale % 10;
    if (digit == 0) {
      gap = gap || !text.empty();
      continue;
    }
    if (gap) text += zero;
    gap = false;
    // 十二 and not 一十二, but 一百一十二.
    const bool bare_ten =
        place == 1 && digit == 1 && text.empty() && digits == kDigits;
    if (!bare_ten) text.push_back(digits[static_cast<std::size_t>(digit)]);
    if (place > 0) text.push_back(units[static_cast<std::size_t>(place - 1)]);
  }
  return text;
}

// 二〇: digit by digit.
std::u32string by_digit(int number, View digits) {
  std::u32string text;
  for (const char32_t c : decimal(number)) text.push_back(digits[c - U'0']);
  return text;
}

std::u32string letters(int number, char32_t first) {
  if (number == 0) return {};
  // AA follows Z, BB follows AA: a letter repeated.
  const int times = std::min((number - 1) / 26 + 1, 20);
  return std::u32string(static_cast<std::size_t>(times),
                        first + static_cast<char32_t>((number - 1) % 26));
}

std::u32string roman(int number, bool upper) {
  constexpr std::array<std::pair<int, View>, 13> kParts = {{{1000, U"m"},
                                                            {900, U"cm"},
                                                            {500, U"d"},
                                                            {400, U"cd"},
                                                            {100, U"c"},
                                                            {90, U"xc"},
                                                            {50, U"l"},
                                                            {40, U"xl"},
                                                            {10, U"x"},
                                                            {9, U"ix"},
                                                            {5, U"v"},
                                                            {4, U"iv"},
                                                            {1, U"i"}}};
  if (number >= 4000) return decimal(number);
  std::u32string text;
  for (const auto& [value, part] : kParts) {
    for (; number >= value; number -= value) text += part;
  }
  if (upper) {
    for (char32_t& c : text) c -= U'a' - U'A';
  }
  return text;
}

std::u32string in_sequence(int number, char32_t first, int last) {
  if (number < 1 || number > last) return decimal(number);
  return {first + static_cast<char32_t>(number - 1)};
}

}  // namespace

std::u32string format_number(int number, std::string_view format) {
  if (format == "none" || format == "bullet") return {};
  if (format == "chineseCounting" || format == "chineseCountingThousand" ||
      format == "taiwaneseCountingThousand" || format == "japaneseCounting" ||
      format == "taiwaneseCounting" || format == "koreanCounting") {
    const View zero = format == "chineseCounting" ? U"〇" : U"零";
    return counting(number, kDigits, U"十百千", zero);
  }
  if (format == "chineseLegalSimplified") {
    return counting(number, kCapitals, U"拾佰仟", U"零");
  }
  if (format == "ideographDigital" || format == "taiwaneseDigital") {
    return by_digit(number, kDigits);
  }
  if (format == "ideographTraditional" && number >= 1 && number <= 10) {
    return {
        View(U"甲乙丙丁戊己庚辛壬癸")[static_cast<std::size_t>(number - 1)]};
  }
  if (format == "ideographZodiac" && number >= 1 && number <= 12) {
    return {View(
        U"子丑寅卯辰巳午未申酉戌亥")[static_cast<std::size_t>(number - 1)]};
  }
  if (format == "upperLetter") return letters(number, U'A');
  if (format == "lowerLetter") return letters(number, U'a');
  if (format == "upperRoman") return roman(number, true);
  if (format == "lowerRoman") return roman(number, false);
  if (format == "decimalZero") return padded(number);
  if (format == "decimalEnclosedCircle" ||
      format == "decimalEnclosedCircleChinese") {
    return in_sequence(number, U'①', 20);
  }
  if (format == "decimalEnclosedParen") return in_sequence(number, U'⑴', 20);
  if (format == "decimalEnclosedFullstop") {
    return in_sequence(number, U'⒈', 20);
  }
  if (format == "ideographEnclosedCircle") {
    return in_sequence(number, U'㊀', 10);
  }
  if (format == "decimalFullWidth" || format == "decimalFullWidth2") {
    std::u32string text = decimal(number);
    for (char32_t& c : text) c += U'０' - U'0';
    return text;
  }
  return decimal(number);
}

}  // namespace tiaowen
