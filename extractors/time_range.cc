#include "extractors/time_date.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

std::string_view bound_at(const TimeScope& scope, std::size_t at, Word* word) {
  return cell_at(scope, at, Dictionary::time_bound_after, "bound", word);
}

// 2010年之后2018年之前: the later end, where it is bounded as one.
std::optional<DateRead> read_bounded_end(const TimeScope& scope,
                                         const DateRead& first,
                                         std::size_t at) {
  Word word;
  const auto bound = bound_at(scope, at, &word);
  if (bound != "after" && bound != "from") return std::nullopt;
  auto last = read_date(scope, at + word.length, &first);
  if (!last || last->ends != first.ends) return std::nullopt;
  if (bound_at(scope, last->end, &word) != "by") return std::nullopt;
  return last;
}

// A range's later end, after 至 or before 之间.
std::optional<DateRead> read_other_end(const TimeScope& scope,
                                       const DateRead& first, std::size_t at) {
  at = over_blanks(scope.folded, at);
  if (auto last = read_bounded_end(scope, first, at)) return last;
  Word bound, to;
  if (bound_at(scope, at, &bound) == "from") {  // 3月1日起至
    const std::size_t next = over_blanks(scope.folded, at + bound.length);
    if (scope.words.begins(scope.folded, next, Dictionary::time_to)) at = next;
  }
  const auto closes = cell_at(scope, at, Dictionary::time_to, "closes", &to);
  if (!to || closes == "and") return std::nullopt;
  const std::size_t next = over_blanks(scope.folded, at + to.length);
  auto last = read_date(scope, next, &first);
  if (!last) return std::nullopt;
  if (!closes.empty()) {
    const std::size_t close = over_blanks(scope.folded, last->end);
    Word word;
    if (cell_at(scope, close, Dictionary::time_part, "part", &word) !=
        "between") {
      return std::nullopt;
    }
    last->end = close + word.length;
  }
  return last;
}

}  // namespace

std::size_t skip_clock(const TimeScope& scope, std::size_t at) {
  const auto folded = scope.folded;
  std::size_t next = over_blanks(folded, at);
  if (next < folded.size() && folded[next] == U'(') {  // (周五)
    const std::size_t close = folded.substr(next, 6).find(U')');
    if (close == folded.npos ||
        cell_at(scope, next + 1, Dictionary::time_part, "part") != "weekday") {
      return at;
    }
    next = over_blanks(folded, next + close + 1);
    at = next;
  }
  Word half;
  if (cell_at(scope, next, Dictionary::time_part, "part", &half) == "clock") {
    next = over_blanks(folded, next + half.length);
  }
  const auto hour = read_small(folded, next);
  if (!hour || hour->value > 24) return at;
  std::size_t end = hour->end;
  if (end < folded.size() && folded[end] == U':') {
    while (end < folded.size() &&
           (is_digit(folded[end]) || folded[end] == U':')) {
      ++end;
    }
    return end;
  }
  Word unit;
  if (cell_at(scope, end, Dictionary::time_unit, "date", &unit) != "clock") {
    return at;
  }
  end += unit.length;
  const auto minute = read_small(folded, end);
  if (!minute) return end;
  if (cell_at(scope, minute->end, Dictionary::time_unit, "count", &unit) ==
      "minute_part") {
    return minute->end + unit.length;
  }
  return end;
}

std::optional<DateRead> read_dates(const TimeScope& scope, std::size_t at) {
  auto first = read_date(scope, at);
  if (!first) return std::nullopt;
  const auto last =
      read_other_end(scope, *first, skip_clock(scope, first->end));
  if (!last) return first;
  DateRead range = *first;
  range.last = last->last;
  range.end = last->end;
  range.ends = last->ends;
  range.interval = true;
  range.short_year = first->short_year || last->short_year;
  const Date& a = range.first;
  Date& b = range.last;
  if (a.year > 0 && b.year == a.year && a.month > b.month && b.month != 0) {
    ++b.year;  // 8月至2月: into the next year
  }
  return range;
}

}  // namespace tiaowen
