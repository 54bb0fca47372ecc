#include "extractors/time_word.h"

#include "extractors/time_date.h"
#include "extractors/time_duration.h"
#include "extractors/time_recurring.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

TimeFound found(std::size_t begin, std::size_t end, Time time,
                std::string_view rule, const Word& word) {
  return {{span_of(begin, end), std::move(time), rule, {row_of(word)}, -1},
          end};
}

// Reads one sighting of time_word or plan_period.
class WordReader {
 public:
  WordReader(const TimeScope& scope, const Sighting& seen)
      : scope_(scope),
        folded_(scope.folded),
        word_(seen.word),
        begin_(seen.begin),
        end_(seen.begin + seen.word.length) {}

  std::optional<TimeFound> read() {
    if (word_.dictionary == Dictionary::plan_period) return plan();
    const auto name = cell("class");
    if (name == "year") return year();
    if (name == "near") return near();
    if (name == "each") return each();
    if (name == "month") return month();
    if (name == "adverb") return adverb();
    if (name == "vague") return plain(TimeKind::vague, "time.vague");
    if (name == "open") return open();
    if (name == "part") return part();
    if (name == "half") return half();
    if (name == "set") return set();
    if (name == "now") return now();
    if (name == "await") return await();
    if (name == "event") return event();
    if (name == "stage") return stage();
    if (name == "feast") return feast();
    return std::nullopt;
  }

 private:
  std::string_view cell(ColumnName column) const {
    return scope_.words.cell(word_, column);
  }

  std::optional<TimeFound> plain(TimeKind kind, std::string_view rule) const {
    Time time;
    time.kind = kind;
    return found(begin_, end_, time, rule, word_);
  }

  // 今年9月, 明年底, 去年
  std::optional<TimeFound> year() const {
    const auto dates = read_dates(scope_, begin_);
    if (!dates) return std::nullopt;
    Time time;
    if (dates->interval) {
      time.kind = TimeKind::range;
      time.start = dates->first;
      time.end = dates->last;
    } else {
      time.date = dates->first;
    }
    return date_found(scope_, begin_, dates->end, time, "time.date");
  }

  // 上年度, 次年: a year beside one that the text does not name
  std::optional<TimeFound> near() const {
    Time time;
    if (cell("rule") == "next") {  // 次年3月底前
      DateRead base;
      base.last.year = kFollowingYear;
      const auto date = read_date(scope_, end_, &base);
      if (date && !date->interval && date->first.year == kFollowingYear) {
        time.date = date->first;
        return date_found(scope_, begin_, date->end, time, "time.date");
      }
    }
    time.kind = TimeKind::relative;
    time.duration = Duration{1};
    time.role = TimeRole::period;
    return found(begin_, end_, time, "time.near", word_);
  }

  std::optional<TimeFound> each() const {
    const auto each = read_each(scope_, end_);
    if (!each || counts_from(each->end)) return std::nullopt;
    return recurring_found(*each);
  }

  TimeFound recurring_found(const RecurringRead& each) const {
    Time time;
    time.kind = TimeKind::recurring;
    time.recurrence = each.rule;
    const BoundRead bound = read_bounds(scope_, begin_, each.end);
    const bool bounded =
        each.limited &&
        (bound.after == BoundWord::by || bound.after == BoundWord::within ||
         bound.after == BoundWord::from || bound.after == BoundWord::after);
    if (bounded) time.bound = date_bound(bound);
    // 每周一至周五: the days of an office, none of them a limit.
    const bool week = each.rule.ends_with("MO,TU,WE,TH,FR") && !bounded;
    time.role = each.limited && !week ? TimeRole::recurring_deadline
                                      : TimeRole::frequency;
    auto made = found(begin_, each.end, time, "time.each", word_);
    if (bounded) made.next = bound.end;
    return made;
  }

  // 次月10日前: the day recurs with the month's business
  std::optional<TimeFound> month() const {
    const std::string_view months = cell("rule");  // of 单月, 季度首月
    const auto each = read_each_month(
        scope_, end_, std::string(months.empty() ? "FREQ=MONTHLY" : months));
    if (!each) return std::nullopt;
    return recurring_found(*each);
  }

  // 每季度结束后10日内: the quarter is the event that days are counted from.
  bool counts_from(std::size_t at) const {
    for (std::size_t reach = 0; reach < 3; ++reach) {
      const Word event =
          scope_.words.begins(folded_, at + reach, Dictionary::time_anchor);
      if (!event) continue;
      std::size_t end = at + reach + event.length;
      const Word link =
          scope_.words.begins(folded_, end, Dictionary::time_link);
      if (!link && scope_.words.cell(event, "of") != "edge") return false;
      end += link.length;
      return read_duration(scope_, over_blanks(folded_, end)).has_value();
    }
    return false;
  }

  std::optional<TimeFound> adverb() const {
    Time time;
    time.kind = TimeKind::recurring;
    time.recurrence = std::string(cell("rule"));
    time.role = TimeRole::frequency;
    return found(begin_, end_, time, "time.adverb", word_);
  }

  std::optional<TimeFound> open() const {
    if (!stands_alone(scope_, span_of(begin_, end_))) return std::nullopt;
    Time time;
    time.kind = TimeKind::open;
    time.role = TimeRole::deadline;
    return found(begin_, end_, time, "time.open", word_);
  }

  // 年底, 全年, 月底, 季末: of a year or month that is named elsewhere
  std::optional<TimeFound> part() const {
    Time time;
    const auto rule = cell("rule");
    if (rule == "12-31") {
      time.date = Date{0, 12, 31};
    } else if (rule == "year" || rule == "year_within" || rule == "year_by") {
      time.date = Date{kDocumentYear, 0, 0};
    } else {
      return std::nullopt;  // a month or quarter that is not named
    }
    auto made = date_found(scope_, begin_, end_, time, "time.part");
    auto& value = std::get<Time>(made.mention.value);
    if (rule == "year_within" || rule == "year_by") {
      value.bound = TimeBound::within;
      value.role = rule == "year_by" ? TimeRole::deadline : TimeRole::period;
    }
    return made;
  }

  std::optional<TimeFound> half() const {
    const Pair months = pair_of(cell("rule"));
    Time time;
    time.kind = TimeKind::range;
    time.start = Date{0, static_cast<std::uint8_t>(months.low), 1};
    time.end = Date{0, static_cast<std::uint8_t>(months.high),
                    static_cast<std::uint8_t>(last_day(1, months.high))};
    return date_found(scope_, begin_, end_, time, "time.part");
  }

  // “十四五”末, “十四五”期间; a plan's name alone is no time
  std::optional<TimeFound> plan() const {
    const auto from = scope_.words.value(word_)->whole().value_or(0);
    const int upto = pair_of(cell("upto")).low;
    Word tail;
    const auto kind =
        cell_at(scope_, end_, Dictionary::time_part, "plan", &tail);
    if (kind.empty()) return std::nullopt;
    Time time;
    const Date first{static_cast<std::int16_t>(from), 1, 1};
    const Date last{static_cast<std::int16_t>(upto), 12, 31};
    if (kind == "last") {
      time.date = last;
    } else if (kind == "first") {
      time.date = Date{static_cast<std::int16_t>(from), 0, 0};
    } else {
      time.kind = TimeKind::range;
      time.start = first;
      time.end = last;
    }
    auto made =
        date_found(scope_, begin_, end_ + tail.length, time, "time.plan");
    made.mention.rows.push_back(row_of(word_));
    return made;
  }

  // 规定时间内
  std::optional<TimeFound> set() const {
    Time time;
    time.kind = TimeKind::relative;
    time.bound = TimeBound::within;
    time.role = TimeRole::deadline;
    return found(begin_, end_, time, "time.set", word_);
  }

  std::optional<TimeFound> now() const {
    Time time;
    time.kind = TimeKind::relative;
    time.bound = TimeBound::from;
    time.anchor = span_of(begin_, begin_ + 2);
    time.role = TimeRole::effective;
    return found(begin_, end_, time, "time.now", word_);
  }

  // 待…出台后，
  std::optional<TimeFound> await() const {
    constexpr std::size_t kLongest = 45;
    for (std::size_t at = end_; at < folded_.size() && at - end_ < kLongest;
         ++at) {
      const char32_t c = folded_[at];
      if (c == U'后' && at > end_ + 1) {
        const char32_t next = at + 1 < folded_.size() ? folded_[at + 1] : U'\n';
        if (next == U',' || next == U'、' || ends_sentence(next)) {
          Time time;
          time.kind = TimeKind::relative;
          time.bound = TimeBound::after;
          time.anchor = span_of(end_, at);
          time.role = TimeRole::deadline;
          return found(begin_, at + 1, time, "time.await", word_);
        }
      }
      if (c == U',' || ends_sentence(c)) break;
    }
    return std::nullopt;
  }

  // 自发布之日起施行: without a length of time
  std::optional<TimeFound> event() const {
    const auto event = event_before(scope_, begin_);
    if (!event || event->end - event->begin > 20) return std::nullopt;
    const BoundRead bound = read_bounds(scope_, begin_, end_);
    if (bound.after != BoundWord::from && bound.after != BoundWord::until) {
      return std::nullopt;
    }
    Time time;
    time.kind = TimeKind::relative;
    time.bound = date_bound(bound);
    time.anchor = span_of(event->begin, end_);
    time.role =
        role_of_date(scope_, span_of(event->begin, bound.end), time, bound);
    const auto after = cell_at(scope_, over_blanks(folded_, bound.end),
                               Dictionary::time_cue, "role");
    if (after != "effective" && after != "expiry") return std::nullopt;
    time.role = after == "expiry" ? TimeRole::expiry : TimeRole::effective;
    return found(event->begin, bound.end, time, "time.event", word_);
  }

  // 建设期内, 建设期满后
  std::optional<TimeFound> stage() const {
    Time time;
    time.kind = TimeKind::relative;
    const bool after = cell("rule") == "after";
    time.bound = after ? TimeBound::after : TimeBound::within;
    const bool bounded =
        folded_[end_ - 1] == U'内' || folded_[end_ - 1] == U'后';
    time.anchor = span_of(begin_, bounded ? end_ - 1 : end_);
    time.role = TimeRole::period;
    return found(begin_, end_, time, "time.stage", word_);
  }

  // 春节前: before a day that the calendar of another year may move
  std::optional<TimeFound> feast() const {
    const BoundRead bound = read_bounds(scope_, begin_, end_);
    if (bound.after != BoundWord::by && bound.after != BoundWord::after) {
      return std::nullopt;
    }
    Time time;
    time.kind = TimeKind::relative;
    time.bound = date_bound(bound);
    time.anchor = span_of(begin_, end_);
    time.role =
        time.bound == TimeBound::by ? TimeRole::deadline : TimeRole::reference;
    auto made = found(begin_, end_, time, "time.feast", word_);
    made.next = bound.end;
    return made;
  }

  const TimeScope& scope_;
  std::u32string_view folded_;
  Word word_;
  std::size_t begin_, end_;
};

}  // namespace

TimeFound date_found(const TimeScope& scope, std::size_t begin, std::size_t end,
                     Time time, std::string_view rule) {
  const BoundRead bound = read_bounds(scope, begin, end);
  time.bound = date_bound(bound);
  const Span span = span_of(begin, end);
  time.role = role_of_date(scope, span, time, bound);
  if (time.kind == TimeKind::range) time.bound = TimeBound::none;
  if (time.role == TimeRole::expiry && time.bound != TimeBound::from) {
    time.bound = TimeBound::until;
  }
  TimeFound made{{span, std::move(time), rule, {}, -1}, bound.end};
  for (const Word& word : {bound.word_before, bound.word_after}) {
    if (word) made.mention.rows.push_back(row_of(word));
  }
  return made;
}

std::optional<TimeFound> read_time_word(const TimeScope& scope,
                                        const Sighting& seen) {
  return WordReader(scope, seen).read();
}

}  // namespace tiaowen
