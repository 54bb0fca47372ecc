#include "extractors/time_year.h"

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// Two-digit years up to this one are of this century.
constexpr int kPivot = 49;

DatePart part_named(std::string_view name) {
  if (name == "year") return DatePart::year;
  if (name == "quarter") return DatePart::quarter;
  if (name == "month") return DatePart::month;
  if (name == "day") return DatePart::day;
  return DatePart::none;
}

bool ends_freely(const TimeScope& scope, std::size_t at) {
  if (at >= scope.folded.size()) return true;
  const char32_t c = scope.folded[at];
  return !is_han(c) && !is_digit(c) && !is_latin(c) && c != U'.' && c != U'%' &&
         c != U'-';
}

// Does a month or a quarter follow the year?
bool goes_on(const TimeScope& scope, std::size_t at) {
  at = over_blanks(scope.folded, at);
  Word word;
  const auto part = cell_at(scope, at, Dictionary::time_part, "part", &word);
  const bool counts =
      scope.words.cell(word, "of") == "sub";  // 第三个月, 前七个月
  if (counts) at = over_blanks(scope.folded, at + word.length);
  const auto whole = read_small(scope.folded, at);
  if (!whole) return pair_of(part).low > 0;
  const DatePart next = date_unit(scope, whole->end).part;
  return next == DatePart::month || next == DatePart::quarter ||
         (counts && count_unit(scope, whole->end) != DatePart::none);
}

// 2016 and 2018 in 2016-2018.
bool two_bare(const TimeScope& scope, const SmallNumber& whole) {
  Word to;
  const auto closes =
      cell_at(scope, whole.end, Dictionary::time_to, "closes", &to);
  if (!to || !closes.empty() || whole.value < 1900 || whole.value >= 2100) {
    return false;
  }
  const auto other = read_small(scope.folded, whole.end + to.length);
  return other && other->digits == 4 && other->value > whole.value &&
         other->value < 2100 && ends_freely(scope, other->end);
}

// 2022 and 2023 in 2022、2023、2024年
bool in_year_list(const TimeScope& scope, std::size_t end) {
  for (int many = 0; many < 12; ++many) {
    if (end >= scope.folded.size() || scope.folded[end] != U'、') return false;
    const auto next = read_small(scope.folded, end + 1);
    if (!next || next->digits != 4) return false;
    end = next->end;
    if (date_unit(scope, end).part == DatePart::year) return true;
  }
  return false;
}

// 2021 in 2021—2035年, and both of 2016-2018.
std::optional<YearRead> bare_year(const TimeScope& scope, std::size_t at,
                                  const SmallNumber& whole,
                                  const DateRead* base) {
  if (whole.digits != 4 || whole.value < 1000 || whole.value > 2999) {
    return std::nullopt;
  }
  if (at > 0) {
    const char32_t before = scope.folded[at - 1];
    if (is_digit(before) || is_latin(before) || before == U'.') {
      return std::nullopt;
    }
  }
  const bool first = base == nullptr &&
                     (shares_unit(scope, whole.end, DatePart::year) ||
                      two_bare(scope, whole) || in_year_list(scope, whole.end));
  const bool second = base != nullptr && base->ends != DatePart::none &&
                      base->first.year > 0 && ends_freely(scope, whole.end);
  if (!first && !second) return std::nullopt;
  return YearRead{whole.value, whole.value, false, whole.end, {}};
}

// 在789年, 公元618年: three digits say when, not how long.
bool is_placed(const TimeScope& scope, const SmallNumber& whole) {
  const std::size_t at = whole.end - static_cast<std::size_t>(whole.digits);
  return cell_before(scope, at, Dictionary::time_cue, "side") == "era";
}

// The year that a number before 年 means.
std::optional<YearRead> year_of(const TimeScope& scope,
                                const SmallNumber& whole, std::size_t end) {
  YearRead read{whole.value, whole.value, false, end, {}};
  if (whole.digits == 4 && whole.value >= 1000 && whole.value < 3000) {
    return read;
  }
  if (whole.digits == 3 && whole.value >= 100 &&
      (whole.spelled ||
       (whole.arabic && (goes_on(scope, end) || is_placed(scope, whole))))) {
    return read;
  }
  if (whole.digits != 2 || (!whole.arabic && !whole.spelled)) {
    return std::nullopt;
  }
  const int tens = whole.value / 10, ones = whole.value % 10;
  // 二三年, 三五年 are a few years.
  const bool few = !whole.arabic && tens != 0 &&
                   (ones == tens + 1 || (tens == 3 && ones == 5));
  const bool sure = (whole.arabic && tens == 0) || (whole.spelled && !few);
  if (!sure && !goes_on(scope, end)) return std::nullopt;
  read.is_short = true;
  read.from += whole.value <= kPivot ? 2000 : 1900;
  read.upto = read.from;
  return read;
}

// 20世纪80年代, 上世纪80年代: `whole` is the century's number or the decade.
std::optional<YearRead> decade(const TimeScope& scope, std::size_t at,
                               const SmallNumber& whole, const DateUnit& unit) {
  int century = 1900;
  SmallNumber tens = whole;
  DateUnit last = unit;
  if (unit.name == "century") {
    if (whole.value < 1 || whole.value > 21) return std::nullopt;
    century = (whole.value - 1) * 100;
    const auto next = read_small(scope.folded, unit.end);
    if (!next) return std::nullopt;
    tens = *next;
    last = date_unit(scope, next->end);
    if (last.name != "decade") return std::nullopt;
  } else if (cell_before(scope, at, Dictionary::time_part, "part") !=
             "last_century") {
    return std::nullopt;
  }
  if (tens.value % 10 != 0 || tens.value > 90) return std::nullopt;
  const int year = century + tens.value;
  return YearRead{year, year + 9, false, last.end, {}};
}

}  // namespace

DateUnit date_unit(const TimeScope& scope, std::size_t at) {
  Word word;
  at = over_blanks(scope.folded, at);
  const auto name = cell_at(scope, at, Dictionary::time_unit, "date", &word);
  return {part_named(name), at + word.length, name};
}

DatePart count_unit(const TimeScope& scope, std::size_t at, std::size_t* end) {
  Word word;
  at = over_blanks(scope.folded, at);
  const auto count = cell_at(scope, at, Dictionary::time_unit, "count", &word);
  if (end != nullptr) *end = at + word.length;
  if (scope.words.cell(word, "date") == "month") return DatePart::month;
  const auto value = scope.words.value(word);
  const auto many = value ? value->whole().value_or(0) : 0;
  if (count == "month") {
    return many == 3 ? DatePart::quarter : DatePart::month;
  }
  return count == "day" && many == 1 ? DatePart::day : DatePart::none;
}

bool shares_unit(const TimeScope& scope, std::size_t end, DatePart part) {
  const std::size_t at = over_blanks(scope.folded, end);
  Word to;
  const auto closes = cell_at(scope, at, Dictionary::time_to, "closes", &to);
  if (!to || closes == "and") return false;
  const auto other =
      read_small(scope.folded, over_blanks(scope.folded, at + to.length));
  return other && date_unit(scope, other->end).part == part;
}

std::optional<YearRead> read_year(const TimeScope& scope, std::size_t at,
                                  const DateRead* base) {
  const Word word = scope.words.begins(scope.folded, at, Dictionary::time_word);
  if (word && scope.words.cell(word, "class") == "year") {
    const auto from = scope.words.value(word)->whole().value_or(0);
    return YearRead{kDocumentYear + static_cast<int>(from),
                    kDocumentYear + pair_of(scope.words.cell(word, "upto")).low,
                    false, at + word.length, word};
  }
  // 2025年11月至|次年3月: beside the year that the range begins in.
  if (word && base != nullptr && scope.words.cell(word, "rule") == "next") {
    const int named = base->last.year;
    const int year = named > 0 ? named + 1 : named;
    return YearRead{year, year, false, at + word.length, word};
  }
  const auto whole = read_small(scope.folded, at);
  if (!whole) return std::nullopt;
  const DateUnit unit = date_unit(scope, whole->end);
  if (unit.name == "century" || unit.name == "decade") {
    return decade(scope, at, *whole, unit);
  }
  if (unit.part != DatePart::year) return bare_year(scope, at, *whole, base);
  return year_of(scope, *whole, unit.end);
}

}  // namespace tiaowen
