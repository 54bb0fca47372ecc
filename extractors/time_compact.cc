#include "extractors/time_compact.h"

#include <charconv>
#include <string>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

std::string digits_at(std::u32string_view folded, std::size_t at) {
  std::string digits;
  while (at < folded.size() && is_digit(folded[at]) && digits.size() < 10) {
    digits.push_back(static_cast<char>(folded[at++]));
  }
  return digits;
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool joins(char32_t c) {
  return is_digit(c) || is_latin(c) || c == U'.' || c == U'-' || c == U'/';
}

bool valid(int year, int month, int day) {
  return year >= 1000 && year < 3000 && month >= 1 && month <= 12 && day >= 1 &&
         day <= 31;
}

DateRead made(int year, int month, int day, std::size_t end) {
  DateRead read;
  read.first = {static_cast<std::int16_t>(year),
                static_cast<std::uint8_t>(month),
                static_cast<std::uint8_t>(day)};
  read.last = read.first;
  read.ends = day != 0 ? DatePart::day : DatePart::month;
  read.end = end;
  return read;
}

// 2022.12 and 2022/12 are more often a figure or a fraction.
bool shown_as_month(const TimeScope& scope, std::size_t end) {
  return !cell_at(scope, end, Dictionary::time_bound_after, "bound").empty() ||
         scope.words.begins(scope.folded, over_blanks(scope.folded, end),
                            Dictionary::time_to);
}

// 20221231
std::optional<DateRead> read_run(std::u32string_view folded, std::size_t at,
                                 const std::string& digits) {
  const int year = number(digits.substr(0, 4));
  const int month = number(digits.substr(4, 2));
  const int day = number(digits.substr(6, 2));
  const std::size_t end = at + 8;
  const bool free = end >= folded.size() || !joins(folded[end]);
  if (!free || year < 1900 || year >= 2100 || !valid(year, month, day)) {
    return std::nullopt;
  }
  return made(year, month, day, end);
}

}  // namespace

std::optional<DateRead> read_compact_date(const TimeScope& scope,
                                          std::size_t at, bool ending) {
  const auto folded = scope.folded;
  if (at > 0 && joins(folded[at - 1])) {
    const bool range = folded[at - 1] == U'-' &&
                       (ending || (at > 1 && !joins(folded[at - 2])));
    if (!range) return std::nullopt;
  }
  const std::string year = digits_at(folded, at);
  if (year.size() == 8) return read_run(folded, at, year);
  std::size_t end = at + 4;
  if (year.size() != 4 || end >= folded.size()) return std::nullopt;
  const char32_t mark = folded[end];
  if (mark != U'-' && mark != U'.' && mark != U'/') return std::nullopt;
  const std::string month = digits_at(folded, ++end);
  if (month.empty() || month.size() > 2) return std::nullopt;
  end += month.size();
  if (end < folded.size() && folded[end] == mark) {
    const std::string day = digits_at(folded, end + 1);
    if (!day.empty() && day.size() <= 2) {
      end += 1 + day.size();
      if (!valid(number(year), number(month), number(day))) return std::nullopt;
      return made(number(year), number(month), number(day), end);
    }
  }
  if (!valid(number(year), number(month), 1)) return std::nullopt;
  const bool plain = mark == U'-' && month.size() == 2;
  if (!plain && !ending && !shown_as_month(scope, end)) return std::nullopt;
  if (end < folded.size() && (is_digit(folded[end]) || folded[end] == U'年')) {
    return std::nullopt;
  }
  return made(number(year), number(month), 0, end);
}

}  // namespace tiaowen
