#include <string>

#include "extractors/whole_number.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

bool digit_at(std::u32string_view text, std::size_t at) {
  return at < text.size() && is_digit(text[at]);
}

// Thin and no-break spaces, as typesetters put them into 1 200.
bool is_group_space(char32_t c) {
  return c == 0x2009 || c == 0x202F || c == 0x00A0 || c == 0x2006;
}

std::size_t digits_end(std::u32string_view text, std::size_t at) {
  while (digit_at(text, at)) ++at;
  return at;
}

// Past the groups of three behind one to three digits that end at `end`.
std::size_t groups_end(std::u32string_view text, std::size_t at,
                       std::size_t end) {
  if (end - at > 3 || text[at] == U'0') return end;
  while (end < text.size() &&
         (text[end] == U',' || is_group_space(text[end])) &&
         digits_end(text, end + 1) == end + 4) {
    end += 4;
  }
  return end;
}

// 1.2019年: the label of an item, glued to a year.
bool is_label_before_year(std::u32string_view text, std::size_t point,
                          std::size_t end) {
  if (end - point != 5) return false;
  const auto century = text.substr(point + 1, 2);
  if (century != U"19" && century != U"20") return false;
  const std::size_t next = behind_blanks(text, end);
  return next < text.size() && text[next] == U'年';
}

// The figure from `at` to the end of `text`, whatever stands between its
// groups; `whole` of its digits stand before the point.
std::optional<Decimal> value_of(std::u32string_view text, std::size_t at,
                                std::size_t point, int& whole) {
  constexpr int kSmall = 18;  // digits that fit in 64 bits
  std::int64_t value = 0;
  int places = 0;
  for (std::size_t i = at; i < text.size(); ++i) {
    if (!is_digit(text[i])) continue;
    if (whole + places < kSmall) value = value * 10 + (text[i] - U'0');
    ++(i < point ? whole : places);
  }
  if (whole + places == 0) return std::nullopt;
  if (whole + places <= kSmall) {
    return places == 0 ? Decimal(value)
                       : Decimal::multiply(Decimal(value),
                                           Decimal::power_of_ten(-places));
  }
  std::string digits;
  for (std::size_t i = at; i < text.size(); ++i) {
    if (is_digit(text[i]) || i == point) {
      digits.push_back(static_cast<char>(text[i]));
    }
  }
  return Decimal::parse(digits);
}

}  // namespace

std::optional<Arabic> read_arabic(std::u32string_view text, std::size_t at) {
  const std::size_t whole_end = digits_end(text, at);
  const bool dotted = at > 0 && text[at - 1] == U'.';
  if (whole_end == at &&
      (dotted || at >= text.size() || text[at] != U'.' ||
       !digit_at(text, at + 1) || (at > 0 && is_digit(text[at - 1])))) {
    return std::nullopt;
  }
  Arabic number;
  number.end = whole_end == at ? at : groups_end(text, at, whole_end);
  const std::size_t point = number.end;
  const bool in_chain = dotted && at > 1 && is_digit(text[at - 2]);
  if (!in_chain && point < text.size() && text[point] == U'.' &&
      digit_at(text, point + 1)) {
    const std::size_t end = digits_end(text, point + 1);
    const bool chain =
        end < text.size() && text[end] == U'.' && digit_at(text, end + 1);
    if (!chain && !is_label_before_year(text, point, end)) {
      number.end = end;
      number.point = true;
    }
  }
  const auto value =
      value_of(text.substr(0, number.end), at, point, number.digits);
  if (!value) return std::nullopt;  // longer than any figure: a code
  number.value = *value;
  return number;
}

}  // namespace tiaowen
