#include "extractors/time_date.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// A range's later end, after 至 or before 之间.
std::optional<DateRead> read_other_end(const TimeScope& scope,
                                       const DateRead& first, std::size_t at) {
  Word to;
  at = skip_blanks(scope.folded, at);
  const Word bound =
      scope.words.begins(scope.folded, at, Dictionary::time_bound_after);
  if (scope.words.cell(bound, "bound") == "from") {
    const std::size_t next = skip_blanks(scope.folded, at + bound.length);
    if (scope.words.begins(scope.folded, next, Dictionary::time_to)) at = next;
  }
  const auto closes = cell_at(scope, at, Dictionary::time_to, "closes", &to);
  if (!to) return std::nullopt;
  const std::size_t next = skip_blanks(scope.folded, at + to.length);
  auto last = read_date(scope, next, &first);
  if (!last) return std::nullopt;
  if (!closes.empty()) {
    const std::size_t close = skip_blanks(scope.folded, last->end);
    if (cell_at(scope, close, Dictionary::time_part, "part") != "between") {
      return std::nullopt;
    }
  }
  return last;
}

}  // namespace

std::size_t skip_clock(const TimeScope& scope, std::size_t at) {
  const auto folded = scope.folded;
  std::size_t next = skip_blanks(folded, at);
  if (next < folded.size() && folded[next] == U'(') {  // (周五)
    const std::size_t close = folded.substr(next, 6).find(U')');
    if (close == folded.npos ||
        cell_at(scope, next + 1, Dictionary::time_part, "part") != "weekday") {
      return at;
    }
    next = skip_blanks(folded, next + close + 1);
    at = next;
  }
  Word half;
  if (cell_at(scope, next, Dictionary::time_part, "part", &half) == "clock") {
    next = skip_blanks(folded, next + half.length);
  }
  const auto hour = read_whole(folded, next);
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
  const auto minute = read_whole(folded, end);
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
