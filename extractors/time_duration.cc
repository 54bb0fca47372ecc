#include "extractors/time_duration.h"

#include <algorithm>

#include "extractors/digit.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// What one count of a unit adds; seconds and months as whole numbers.
bool add(Duration& length, std::string_view unit, std::int64_t count) {
  if (count < 0 || count > 1'000'000) return false;
  const int n = static_cast<int>(count);
  if (unit == "year") {
    length.years += n;
  } else if (unit == "month") {
    length.months += n;
  } else if (unit == "day" || unit == "workday") {
    length.days += n;
  } else if (unit == "hour") {
    length.hours += n;
  } else if (unit == "minute" || unit == "minute_part") {
    length.minutes += n;
  } else if (unit == "second") {
    length.seconds += n;
  } else {
    return false;
  }
  return true;
}

// A unit, the next smaller one, and how many of it make half of the unit.
struct Half {
  std::string_view unit, whole, smaller;
  int many;
};
constexpr Half kHalves[] = {{"year_half", "year", "month", 6},
                            {"month_half", "month", "day", 15},
                            {"day_half", "day", "hour", 12},
                            {"hour_half", "hour", "minute", 30},
                            {"minute_half", "minute", "second", 30}};

// count × value of the unit; 0.5小时 goes to the next smaller unit.
bool add_count(Duration& length, std::string_view unit, const Decimal& count,
               std::int64_t value) {
  for (const Half& half : kHalves) {
    if (unit == half.unit) {
      const auto whole = count.whole();
      return whole && add(length, half.whole, *whole) &&
             add(length, half.smaller, half.many);
    }
  }
  const auto times = Decimal::multiply(count, Decimal(value));
  if (!times) return false;
  if (const auto whole = times->whole()) return add(length, unit, *whole);
  for (const Half& half : kHalves) {
    if (unit != half.whole) continue;
    const auto halves = Decimal::multiply(*times, Decimal(2));
    const auto whole = halves ? halves->whole() : std::nullopt;
    return whole && add(length, half.smaller, *whole * half.many);
  }
  return false;
}

struct Counted {
  Numeral numeral;
  Word unit;
  std::string_view name;
  std::size_t end = 0;
};

// The numeral of the reading at `at`, where it is what read_numeral() gives:
// not behind a sign, not cut at a comma, not begun by 百 or 半 for the word in
// front of it.
const Numeral* known_at(const TimeScope& scope, std::size_t at) {
  const auto& numerals = scope.reading.numerals;
  const auto found =
      std::lower_bound(numerals.begin(), numerals.end(), at,
                       [](const Numeral& numeral, std::size_t place) {
                         return numeral.span.begin < place;
                       });
  if (found == numerals.end() || found->span.begin != at || found->negative) {
    return nullptr;
  }
  const DigitKind kind = digit_of(scope.folded[at]).kind;
  const bool digit = kind == DigitKind::arabic || kind == DigitKind::digit;
  const std::size_t end = found->span.end;
  const bool cut = end < scope.folded.size() && scope.folded[end] == U',';
  return digit && !cut ? &*found : nullptr;
}

// Also 十 before 分, which alone is the adverb 十分 and no numeral.
std::optional<Numeral> numeral_at(const TimeScope& scope, std::size_t at) {
  const Numeral* const known = known_at(scope, at);
  auto numeral = known ? *known : read_numeral(scope.folded, at);
  if (!numeral) {
    const auto small = read_small(scope.folded, at);
    if (!small || small->spelled) return std::nullopt;
    numeral.emplace();
    numeral->span = {static_cast<std::uint32_t>(at),
                     static_cast<std::uint32_t>(small->end)};
    numeral->value = Decimal(small->value);
  }
  if (numeral->value.is_negative()) return std::nullopt;
  return numeral;
}

std::optional<Counted> counted_by(const TimeScope& scope,
                                  const Numeral& numeral) {
  Word word;
  const std::size_t unit = over_blanks(scope.folded, numeral.span.end);
  const auto name = cell_at(scope, unit, Dictionary::time_unit, "count", &word);
  if (name.empty()) return std::nullopt;
  return Counted{numeral, word, name, unit + word.length};
}

std::optional<Counted> counted_at(const TimeScope& scope, std::size_t at) {
  const auto numeral = numeral_at(scope, at);
  return numeral ? counted_by(scope, *numeral) : std::nullopt;
}

// 百年, 千年 name no number; four digits before 年 are a year.
bool plausible(const TimeScope& scope, const Counted& counted) {
  const Numeral& numeral = counted.numeral;
  const bool date = !scope.words.cell(counted.unit, "date").empty();
  if (counted.name == "year" && numeral.value >= Decimal(date ? 200 : 1000)) {
    return false;
  }
  return numeral.arabic || numeral.value < Decimal(100) ||
         read_small(scope.folded, numeral.span.begin).has_value();
}

// 零, 又, 加上, 外加 between two counts of one length.
std::size_t skip_and(const TimeScope& scope, std::size_t at) {
  const std::size_t next = over_blanks(scope.folded, at);
  Word word;
  const auto closes =
      cell_at(scope, next, Dictionary::time_to, "closes", &word);
  return closes == "and" ? next + word.length : next;
}

class LengthReader {
 public:
  LengthReader(const TimeScope& scope, std::size_t at)
      : scope_(scope), at_(at) {}

  std::optional<DurationRead> read() {
    auto first = half(at_);
    if (!first) {
      const auto numeral = numeral_at(scope_, at_);
      if (!numeral) return std::nullopt;
      first = counted(*numeral);
      if (!first) return bare_range(*numeral);
    }
    if (auto range = range_after(*first)) return range;
    return first;
  }

 private:
  std::int64_t value(const Word& unit) const {
    const auto& cell = scope_.words.value(unit);
    return cell ? cell->whole().value_or(1) : 1;
  }

  // 半年, 半天
  std::optional<DurationRead> half(std::size_t at) const {
    Word word;
    if (cell_at(scope_, at, Dictionary::time_word, "class", &word) != "span") {
      return std::nullopt;
    }
    DurationRead read;
    add(read.length, scope_.words.cell(word, "rule"), value(word));
    read.end = at + word.length;
    read.unit = word;
    return read;
  }

  // What is given in full.
  std::optional<DurationRead> one(std::size_t at) const {
    if (auto read = half(at)) return read;
    const auto numeral = numeral_at(scope_, at);
    return numeral ? counted(*numeral) : std::nullopt;
  }

  // 3年6个月, 36天5小时30分
  std::optional<DurationRead> counted(const Numeral& numeral) const {
    auto part = counted_by(scope_, numeral);
    if (!part || !plausible(scope_, *part)) return std::nullopt;
    DurationRead read;
    bool fine = false;  // 分 is a minute only beside hours or seconds
    bool first = true;
    while (part) {
      if (part->numeral.upto && first) read.least = Duration{};
      Duration& length = read.length;
      if (read.least) {
        if (!add_count(*read.least, part->name, part->numeral.value,
                       value(part->unit))) {
          return std::nullopt;
        }
      }
      if (!add_count(length, part->name,
                     part->numeral.upto.value_or(part->numeral.value),
                     value(part->unit))) {
        return std::nullopt;
      }
      if (part->name != "minute_part") fine = true;
      read.workdays = part->name == "workday";
      read.calendar_year =
          first && scope_.words.cell(part->unit, "date") == "year";
      read.end = part->end;
      read.unit = part->unit;
      first = false;
      if (read.workdays || read.least) break;
      part = next(*part);
    }
    if (!fine) return std::nullopt;
    return read;
  }

  // The smaller count that goes on after `last`.
  std::optional<Counted> next(const Counted& last) const {
    const auto counted = counted_at(scope_, skip_and(scope_, last.end));
    if (!counted || rank(counted->name) == 0) return std::nullopt;
    const bool joined =
        skip_and(scope_, last.end) != over_blanks(scope_.folded, last.end);
    if (rank(counted->name) >= rank(last.name) && !joined) return std::nullopt;
    return counted;
  }

  static int rank(std::string_view unit) {
    if (unit == "year") return 6;
    if (unit == "month") return 5;
    if (unit == "day") return 4;
    if (unit == "hour") return 3;
    if (unit == "minute" || unit == "minute_part") return 2;
    return unit == "second" ? 1 : 0;
  }

  // 3—12个月: the first number has no unit of its own.
  std::optional<DurationRead> bare_range(const Numeral& low) const {
    if (low.upto) return std::nullopt;
    Word to;
    const auto closes =
        cell_at(scope_, over_blanks(scope_.folded, low.span.end),
                Dictionary::time_to, "closes", &to);
    if (!to || !closes.empty()) return std::nullopt;
    const std::size_t next = over_blanks(
        scope_.folded, over_blanks(scope_.folded, low.span.end) + to.length);
    const auto counted = counted_at(scope_, next);
    if (!counted || !plausible(scope_, *counted) ||
        counted->numeral.value <= low.value || counted->name == "minute_part") {
      return std::nullopt;
    }
    auto high = one(next);
    if (!high) return std::nullopt;
    high->least = Duration{};
    if (!add_count(*high->least, counted->name, low.value,
                   value(counted->unit))) {
      return std::nullopt;
    }
    return high;
  }

  // 13天—8周, 3年以上7年以下, 1年以上不满10年, 满1年不满3年
  std::optional<DurationRead> range_after(const DurationRead& low) const {
    if (low.least) return std::nullopt;
    std::size_t at = over_blanks(scope_.folded, low.end);
    Word word;
    const bool least = bound_at(at, &word) == "at_least";
    if (least) at += word.length;
    if (least || after_at_least()) {
      const bool most = cell_at(scope_, at, Dictionary::time_bound_before,
                                "bound", &word) == "at_most";
      auto high = one(over_blanks(scope_.folded, most ? at + word.length : at));
      if (!high || high->least) return std::nullopt;
      if (!most) {
        if (!least || bound_at(high->end, &word) != "at_most") {
          return std::nullopt;
        }
        high->end += word.length;
      }
      high->least = low.length;
      return high;
    }
    const auto closes =
        cell_at(scope_, at, Dictionary::time_to, "closes", &word);
    if (!word || !closes.empty()) return std::nullopt;
    auto high = one(over_blanks(scope_.folded, at + word.length));
    if (!high || high->least) return std::nullopt;
    high->least = low.length;
    return high;
  }

  std::string_view bound_at(std::size_t at, Word* word) const {
    return cell_at(scope_, at, Dictionary::time_bound_after, "bound", word);
  }
  bool after_at_least() const {
    return cell_before(scope_, at_, Dictionary::time_bound_before, "bound") ==
           "at_least";
  }

  const TimeScope& scope_;
  std::size_t at_;
};

}  // namespace

std::optional<DurationRead> read_duration(const TimeScope& scope,
                                          std::size_t at) {
  return LengthReader(scope, at).read();
}

}  // namespace tiaowen
