// Times: 2022年12月31日前, 每年10月底前, 自受理之日起20个工作日内, 长期坚持.
//
// Words: dictionaries/time_*.tsv, plan_period.tsv. Examples:
// corpus/expressions/time.txt. Each kind of time is read in its own file; here
// the places where one may begin are gone through in order. A missing year, the
// day something is due and what an event's date is are resolve/dates' work.
#include <algorithm>
#include <span>

#include "extractors/time_anchor.h"
#include "extractors/time_date.h"
#include "extractors/time_duration.h"
#include "extractors/time_recurring.h"
#include "extractors/time_word.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// Inside 《…》: a title's years are no times.
bool in_title(std::u32string_view folded, std::size_t at) {
  constexpr std::size_t kLongest = 80;
  static constexpr LetterSet kMarks(U"《》\n");
  const std::size_t least = at > kLongest ? at - kLongest : 0;
  while (at > least && !kMarks.has(folded[at - 1])) --at;
  return at > least && folded[at - 1] == U'《';
}

// Part of a name: 三年行动, 2024年版, 2024年第5号. `what` is a column of
// time_trap.
bool trapped(const TimeScope& scope, std::size_t begin, std::size_t end,
             ColumnName what) {
  if (cell_before(scope, begin, Dictionary::time_trap, what) == "before") {
    return true;
  }
  Word word;
  const auto side = cell_at(scope, end, Dictionary::time_trap, what, &word);
  if (side != "number") return side == "after";
  const auto number = read_numeral(scope.folded, end + word.length);
  return number && number->span.end < scope.folded.size() &&
         scope.folded[number->span.end] == U'号';
}

std::optional<TimeFound> dates_found(const TimeScope& scope, std::size_t at,
                                     const DateRead& read) {
  if (trapped(scope, at, read.end, "date")) {
    return std::nullopt;
  }
  if (at > 0 && scope.folded[at - 1] == U'第') --at;  // 第三季度
  Time time;
  const bool up_to = read.ends == DatePart::quarter && read.interval &&
                     at > 0 && scope.folded[at - 1] == U'前';
  if (up_to) --at;  // 前三季度: from the year's beginning
  if (read.interval) {
    time.kind = TimeKind::range;
    time.start = read.first;
    time.end = read.last;
    if (up_to) time.start->month = 1;
  } else {
    time.date = read.first;
  }
  time.inferred = read.short_year;
  return date_found(scope, at, read.end, time,
                    read.interval ? "time.range" : "time.date");
}

// 第一年: a year counted from an event of the text
std::optional<TimeFound> nth_found(const TimeScope& scope, std::size_t at,
                                   const DurationRead& read) {
  const auto folded = scope.folded;
  const bool years =
      read.length.months == 0 && read.length.days == 0 && read.length.years > 0;
  const bool noun = at >= 2 && folded[at - 2] == U'的';
  if (!years || !read.calendar_year || noun) return std::nullopt;
  const BoundRead bound = read_bounds(scope, at - 1, read.end);
  Time time;
  time.kind = TimeKind::relative;
  time.duration = read.length;
  if (bound.after != BoundWord::none) time.bound = date_bound(bound);
  time.role = TimeRole::period;
  return TimeFound{
      {span_of(at - 1, read.end), std::move(time), "time.nth", {}, -1},
      bound.end};
}

TimeBound length_bound(const BoundRead& bound) {
  if (bound.after == BoundWord::within) return TimeBound::within;
  if (bound.after == BoundWord::after) return TimeBound::after;
  if (bound.after == BoundWord::by) return TimeBound::by;
  if (bound.after == BoundWord::at_least) return TimeBound::at_least;
  if (bound.after == BoundWord::at_most) return TimeBound::at_most;
  if (bound.before == BoundWord::at_least) return TimeBound::at_least;
  if (bound.before == BoundWord::at_most) return TimeBound::at_most;
  return TimeBound::none;
}

// 两年一次
std::optional<TimeFound> frequency_found(std::size_t at,
                                         const DurationRead& read,
                                         const BoundRead& bound) {
  Time time;
  time.kind = TimeKind::recurring;
  time.recurrence = rule_every(read.length);
  time.role = TimeRole::frequency;
  if (time.recurrence.empty() || read.least) return std::nullopt;
  return TimeFound{{span_of(at, read.end),
                    std::move(time),
                    "time.each",
                    {row_of(read.unit), row_of(bound.word_after)},
                    -1},
                   bound.end};
}

// A length becomes relative where an event or a limit ties it: 收到后5日,
// 3日内, 届满前6个月.
void tie(const TimeScope& scope, const AnchorRead& anchor, Time& time) {
  const bool counted =
      anchor.side == LinkSide::after || anchor.side == LinkSide::ahead;
  const bool limited = time.bound == TimeBound::within ||
                       time.bound == TimeBound::after ||
                       time.bound == TimeBound::by;
  const bool edge = anchor.side == LinkSide::before &&
                    scope.words.cell(anchor.known, "of") == "edge";
  if (!counted && !limited && !edge) return;
  time.kind = TimeKind::relative;
  time.anchor = anchor.event;
  if (anchor.side == LinkSide::ahead || (edge && !limited)) {
    time.bound = TimeBound::by;
  } else if (!limited) {
    // 取得资格后满3年方可转让
    time.bound = time.bound == TimeBound::at_least ? TimeBound::after
                                                   : TimeBound::within;
  }
  if (anchor.at_most) time.bound = TimeBound::at_most;
}

// 近 in 近三年
Word recent_before(const TimeScope& scope, std::size_t at) {
  Word word;
  const auto role = cell_before(scope, before_blanks(scope.folded, at),
                                Dictionary::time_cue, "role", &word);
  return role == "period" ? word : Word{};
}

// Behind 期限, 聘期: how long something lasts.
bool is_term(const TimeScope& scope, std::size_t at) {
  Word word;
  return cell_before(scope, before_blanks(scope.folded, at),
                     Dictionary::time_cue, "role", &word) == "validity" &&
         scope.words.cell(word, "side") == "before";
}

std::optional<TimeFound> length_found(const TimeScope& scope, std::size_t at,
                                      const DurationRead& read) {
  const BoundRead bound = read_bounds(scope, at, read.end);
  // 成立3年以上 is how long; 成立70周年 is none of it.
  const bool limited = bound.after == BoundWord::at_least ||
                       bound.after == BoundWord::at_most ||
                       bound.after == BoundWord::within;
  if (!limited && trapped(scope, at, read.end, "length")) return std::nullopt;
  if (bound.after == BoundWord::each) return frequency_found(at, read, bound);
  Time time;
  time.kind = TimeKind::duration;
  time.duration = read.length;
  time.duration_min = read.least;
  time.workdays = read.workdays;
  time.bound = length_bound(bound);
  AnchorRead anchor;
  if (const Word recent = recent_before(scope, at)) {
    at = before_blanks(scope.folded, at) - recent.length;
  } else {
    anchor = read_anchor(
        scope, at,
        time.bound == TimeBound::after || time.bound == TimeBound::by);
    if (time.bound == TimeBound::within && !anchor.event &&
        is_term(scope, at)) {
      time.bound = TimeBound::at_most;  // 贷款期限1年以内
    }
    tie(scope, anchor, time);
  }
  const Span span = span_of(at, read.end);
  time.role = role_of_length(scope, span, time, bound, anchor);
  if (time.role == TimeRole::deadline && time.anchor &&
      scope.folded[time.anchor->begin] == U'每') {
    time.role = TimeRole::recurring_deadline;  // 每季度结束后10日内
  }
  const std::string_view rule =
      time.kind == TimeKind::relative ? "time.relative" : "time.duration";
  TimeFound made{{span, std::move(time), rule, {row_of(read.unit)}, -1},
                 bound.end};
  for (const Word& word : {bound.word_before, bound.word_after, anchor.link}) {
    if (word) made.mention.rows.push_back(row_of(word));
  }
  return made;
}

// Could a time begin with this numeral? What stands behind it decides: a unit
// (3日, 三个月), a word of a range (3至5日) or a mark (2024-06-15, 3、5月).
// Most figures of a text are told by it.
bool may_begin_time(const TimeScope& scope, const Numeral& numeral) {
  const auto folded = scope.folded;
  const auto goes_on = [&](std::size_t at) {
    at = over_blanks(folded, at);
    return scope.words.begins(folded, at, Dictionary::time_unit) ||
           scope.words.begins(folded, at, Dictionary::time_to);
  };
  if (goes_on(numeral.span.end)) return true;
  const std::size_t begin = numeral.span.begin;
  std::size_t end = begin;
  if (numeral.arabic) {
    while (end < folded.size() && is_digit(folded[end])) ++end;
  } else if (const auto small = read_small(folded, begin)) {
    end = small->end;
  }
  constexpr std::size_t kYear = 4, kDate = 8;  // 2024, 20240615
  if (end - begin == kDate) return true;
  if (end < folded.size()) {
    const char32_t mark = folded[end];
    if (mark == U'、' || mark == U',') return true;
    if (end - begin == kYear &&
        (mark == U'-' || mark == U'.' || mark == U'/')) {
      return true;
    }
  }
  return numeral.span.end != end && goes_on(end);
}

// 6月、9月、12月|底前: limits of one year, each read by itself.
bool shares_limit(const TimeScope& scope, std::size_t at, std::size_t end) {
  const auto first = read_small(scope.folded, at);
  if (!first ||
      cell_at(scope, first->end, Dictionary::time_unit, "date") != "month") {
    return false;
  }
  return cell_at(scope, end, Dictionary::time_part, "part") == "last" ||
         cell_at(scope, end, Dictionary::time_bound_after, "bound") == "by";
}

// What begins with the numeral at `at`.
std::optional<TimeFound> read_at_numeral(const TimeScope& scope,
                                         std::size_t at) {
  if (at > 0 &&
      (is_latin(scope.folded[at - 1]) || scope.folded[at - 1] == U'〔')) {
    return std::nullopt;
  }
  const auto list = read_month_list(scope, at);
  if (list && !shares_limit(scope, at, list->end)) {
    Time time;
    time.kind = TimeKind::recurring;
    time.recurrence = list->rule;
    time.role = TimeRole::reference;
    return TimeFound{
        {span_of(at, list->end), std::move(time), "time.months", {}, -1},
        list->end};
  }
  const auto dates = read_dates(scope, at);
  const auto length = read_duration(scope, at);
  if (dates && (!length || dates->end >= length->end)) {
    return dates_found(scope, at, *dates);
  }
  if (!length) return std::nullopt;
  if (at > 0 && scope.folded[at - 1] == U'第') {
    return nth_found(scope, at, *length);
  }
  return length_found(scope, at, *length);
}

// 2025年底和2027年底前, 到2025年、2030年: the bound of one end of a list
// holds for all of it.
void share_bounds(const TimeScope& scope, std::span<Mention> times) {
  const auto listed = [&scope](const Mention& a, const Mention& b) {
    const auto* left = std::get_if<Time>(&a.value);
    const auto* right = std::get_if<Time>(&b.value);
    if (left->kind != TimeKind::date || right->kind != TimeKind::date ||
        a.span.end + 1 != b.span.begin) {
      return false;
    }
    const char32_t c = scope.folded[a.span.end];
    return c == U'、' || c == U'和' || c == U'及';
  };
  const auto share = [](const Mention& from, Mention& to) {
    const auto& bounded = std::get<Time>(from.value);
    auto& open = std::get<Time>(to.value);
    if (bounded.bound != TimeBound::by || open.bound != TimeBound::at) return;
    open.bound = bounded.bound;
    open.role = bounded.role;
  };
  for (std::size_t i = 1; i < times.size(); ++i) {
    if (listed(times[i - 1], times[i])) share(times[i - 1], times[i]);
  }
  for (std::size_t i = times.size(); i-- > 1;) {
    if (listed(times[i - 1], times[i])) share(times[i], times[i - 1]);
  }
}

}  // namespace

void extract_times(const Reading& reading, std::vector<Mention>& out) {
  const TimeScope scope{reading, reading.text.folded, reading.words};
  const std::size_t first = out.size();
  std::size_t cursor = 0;  // all before it is read
  const auto take = [&](std::size_t at, std::optional<TimeFound> found) {
    if (!found || in_title(scope.folded, at)) return;
    cursor = std::max<std::size_t>(found->next, found->mention.span.end);
    out.push_back(std::move(found->mention));
  };
  const auto take_numeral = [&](const Numeral& numeral) {
    const std::size_t at = numeral.span.begin;
    if (at < cursor || !may_begin_time(scope, numeral)) return;
    take(at, read_at_numeral(scope, at));
  };
  auto numeral = reading.numerals.begin();
  for (const Sighting& seen :
       reading.seen.of_both(Dictionary::plan_period, Dictionary::time_word)) {
    for (;
         numeral != reading.numerals.end() && numeral->span.begin < seen.begin;
         ++numeral) {
      take_numeral(*numeral);
    }
    if (seen.begin < cursor) continue;
    take(seen.begin, scope.words.cell(seen.word, "class") == "span"
                         ? read_at_numeral(scope, seen.begin)  // 半年
                         : read_time_word(scope, seen));
  }
  for (; numeral != reading.numerals.end(); ++numeral) take_numeral(*numeral);
  const std::span<Mention> times = std::span(out).subspan(first);
  share_bounds(scope, times);
  apply_heads(scope, times);
}

}  // namespace tiaowen
