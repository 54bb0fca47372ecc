#include "extractors/time_recurring.h"

#include <algorithm>
#include <array>
#include <vector>

#include "extractors/time_date.h"
#include "extractors/time_duration.h"

namespace tiaowen {
namespace {

std::string joined(const std::vector<int>& numbers) {
  std::string out;
  for (const int number : numbers) {
    if (!out.empty()) out += ',';
    out += std::to_string(number);
  }
  return out;
}

std::vector<int> from_to(int low, int high) {
  std::vector<int> numbers;
  for (int n = low; n <= high; ++n) numbers.push_back(n);
  return numbers;
}

std::string every(std::string_view frequency, std::int64_t interval) {
  std::string rule = "FREQ=" + std::string(frequency);
  if (interval > 1) rule += ";INTERVAL=" + std::to_string(interval);
  return rule;
}

// A unit as a rule: 季度 is three months, 周 seven days.
std::string rule_of(std::string_view unit, std::int64_t count) {
  if (unit == "year") return every("YEARLY", count);
  if (unit == "month") return every("MONTHLY", count);
  if (unit == "day" && count % 7 == 0) return every("WEEKLY", count / 7);
  if (unit == "day") return every("DAILY", count);
  if (unit == "workday" && count == 1) {
    return "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR";
  }
  if (unit == "hour") return every("HOURLY", count);
  if (unit == "minute") return every("MINUTELY", count);
  return {};
}

class EachReader {
 public:
  EachReader(const TimeScope& scope, std::size_t at)
      : scope_(scope), folded_(scope.folded), at_(at) {}

  std::optional<RecurringRead> read_month(const std::string& base) {
    at_ = over_blanks(folded_, at_);
    if (!in_month(base)) return std::nullopt;
    out_.end = at_;
    return out_;
  }

  std::optional<RecurringRead> read() {
    if (!unit()) return std::nullopt;
    const std::size_t plain = at_;
    if (at_ < folded_.size() && folded_[at_] == U'的') ++at_;
    at_ = over_blanks(folded_, at_);
    if (!detail()) at_ = plain;
    out_.end = at_;
    return out_;
  }

 private:
  // 年, 两年, 半年, 季度, 3个月, 工作日
  bool unit() {
    if (const auto length = read_duration(scope_, at_)) {
      if (length->least || length->length.seconds != 0) return false;
      return spaced(*length);
    }
    Word word;
    at_ = over_blanks(folded_, at_);
    auto name = cell_at(scope_, at_, Dictionary::time_unit, "count", &word);
    const auto date = scope_.words.cell(word, "date");
    if (date == "year" || date == "month") name = date;
    if (name.empty()) return false;
    const auto& value = scope_.words.value(word);
    unit_ =
        date == "quarter" || (name == "month" && value && value->whole() == 3)
            ? "quarter"
            : name;
    const std::int64_t count = value ? value->whole().value_or(1) : 1;
    if (name == "day" && count == 7) unit_ = "week";
    out_.rule = rule_of(name, count);
    at_ += word.length;
    return !out_.rule.empty();
  }

  bool spaced(const DurationRead& read) {
    const Duration& length = read.length;
    out_.rule =
        read.workdays ? rule_of("workday", length.days) : rule_every(length);
    if (length == Duration{1}) unit_ = "year";
    if (length == Duration{0, 1}) unit_ = "month";
    at_ = read.end;
    return !out_.rule.empty();
  }

  bool detail() {
    if (unit_ == "year") return in_year();
    if (unit_ == "quarter") return in_quarter();
    if (unit_ == "month") return in_month("FREQ=MONTHLY");
    if (unit_ == "week") return in_week();
    return false;
  }

  // 10月底, 3月1日至4月30日, 3月至5月, 上半年, 年底
  bool in_year() {
    Word word;
    const auto part =
        cell_at(scope_, at_, Dictionary::time_part, "part", &word);
    const auto of = scope_.words.cell(word, "of");
    if (part == "last" && of == "any") {
      limit("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1", at_ + word.length);
      return true;
    }
    if (part == "whole" && of == "any") return false;
    if (const Pair months = pair_of(part); of == "year" && months.low > 0) {
      limit("FREQ=YEARLY;BYMONTH=" + joined(from_to(months.low, months.high)),
            at_ + word.length);
      return true;
    }
    if (const auto list = read_month_list(scope_, at_)) {
      limit(list->rule, list->end);
      if (cell_at(scope_, at_, Dictionary::time_part, "part", &word) ==
          "last") {
        limit(list->rule + ";BYMONTHDAY=-1", at_ + word.length);
      }
      return true;
    }
    const auto dates = read_dates(scope_, at_);
    if (!dates || dates->first.year != 0 || dates->first.month == 0) {
      return false;
    }
    limit(yearly(*dates), dates->end);
    more_days();
    return true;
  }

  static std::string yearly(const DateRead& read) {
    const Date &a = read.first, &b = read.last;
    std::vector<int> months = from_to(a.month, b.month);
    if (a.month > b.month) {
      months = from_to(a.month, 12);
      for (int n = 1; n <= b.month; ++n) months.push_back(n);
    }
    std::string rule = "FREQ=YEARLY;BYMONTH=" + joined(months);
    if (read.ends != DatePart::day || (read.interval && a.month != b.month)) {
      return rule;
    }
    const bool end =
        b.day == last_day(0, b.month) && !read.interval && read.word;
    return rule + ";BYMONTHDAY=" +
           (end ? std::string("-1") : joined(from_to(a.day, b.day)));
  }

  // 、15日 after 每年3月1日; 、12月 after 每年6月: further days and months.
  void more_days() {
    while (at_ < folded_.size() &&
           (folded_[at_] == U'、' || folded_[at_] == U'和')) {
      const auto next = read_date(scope_, at_ + 1);
      if (!next || next->first.year != 0 || next->ends != DatePart::month ||
          out_.rule.find("BYMONTHDAY") != out_.rule.npos) {
        return;
      }
      out_.rule += "," + std::to_string(next->first.month);
      at_ = next->end;
    }
  }

  // 首月10日, 第一个月15日, 末月25日, 末
  bool in_quarter() {
    Word word;
    const auto part =
        cell_at(scope_, at_, Dictionary::time_part, "part", &word);
    if (part == "last") {
      limit("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", at_ + word.length);
      return true;
    }
    int nth = 0;
    std::size_t end = at_ + word.length;
    if (part == "1-1") nth = 1;
    if (part == "last_month") nth = 3;
    if (part == "nth") {
      const auto whole = read_small(folded_, end);
      Word month;
      if (whole && whole->value >= 1 && whole->value <= 3 &&
          cell_at(scope_, whole->end, Dictionary::time_unit, "count", &month) ==
              "month") {
        nth = whole->value;
        end = whole->end + month.length;
      }
    }
    if (nth == 0) return false;
    at_ = end;
    const std::string months =
        "FREQ=YEARLY;BYMONTH=" + joined({nth, nth + 3, nth + 6, nth + 9});
    if (at_ < folded_.size() && folded_[at_] == U'的') ++at_;
    if (!in_month(months)) limit(months, at_);
    return true;
  }

  // 15日, 底, 上旬, 5日至10日, 1日、15日
  bool in_month(const std::string& base) {
    Word word;
    const auto part =
        cell_at(scope_, at_, Dictionary::time_part, "part", &word);
    const auto of = scope_.words.cell(word, "of");
    if (part == "last" && of == "any") {
      limit(base + ";BYMONTHDAY=-1", at_ + word.length);
      return true;
    }
    if (const Pair days = pair_of(part); of == "month" && days.low > 0) {
      limit(base + ";BYMONTHDAY=" + joined(from_to(days.low, days.high)),
            at_ + word.length);
      return true;
    }
    if (of == "sub") return nth_workday(base, part, at_ + word.length);
    std::vector<int> days;
    std::size_t end = at_;
    for (;;) {
      const auto day = month_day(end, days);
      if (day == 0) break;
      end = day;
      at_ = end;
      if (end < folded_.size() && (folded_[end] == U'、')) {
        ++end;
      } else {
        const Word to = scope_.words.begins(folded_, end, Dictionary::time_to);
        if (!to) break;
        end += to.length;
        upto_ = true;
      }
    }
    if (days.empty()) return false;
    limit(base + ";BYMONTHDAY=" + joined(days), at_);
    return true;
  }

  // 第一个工作日, 最后一个工作日
  bool nth_workday(const std::string& base, std::string_view part,
                   std::size_t at) {
    const auto days = read_duration(scope_, at);
    if (!days || !days->workdays || part == "first" ||
        (part == "last_of" && days->length.days != 1)) {
      return false;
    }
    limit(base + ";BYDAY=MO,TU,WE,TH,FR;BYSETPOS=" +
              std::to_string(part == "nth" ? days->length.days : -1),
          days->end);
    return true;
  }

  // Adds the day at `at`, or the days up to it; 0 where none stands there.
  std::size_t month_day(std::size_t at, std::vector<int>& days) {
    const auto whole = read_small(folded_, at);
    if (!whole || whole->value < 1 || whole->value > 31) return 0;
    Word unit;
    cell_at(scope_, whole->end, Dictionary::time_unit, "date", &unit);
    if (scope_.words.cell(unit, "date") != "day") return 0;
    const int from = upto_ && !days.empty() ? days.back() + 1 : whole->value;
    for (int day = from; day <= whole->value; ++day) days.push_back(day);
    upto_ = false;
    return whole->end + unit.length;
  }

  // 三, 二、四, 一至周五
  bool in_week() {
    static constexpr std::array<std::string_view, 8> kDays = {
        "", "MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    std::vector<int> days;
    std::size_t at = at_;
    for (;;) {
      Word week;
      if (!days.empty() &&
          cell_at(scope_, at, Dictionary::time_unit, "count", &week) == "day") {
        at += week.length;
      }
      const int day = weekday(at);
      if (day == 0) break;
      const int from = upto_ && !days.empty() ? days.back() + 1 : day;
      for (int n = from; n <= day; ++n) days.push_back(n);
      upto_ = false;
      at_ = ++at;
      Word to;
      const auto closes =
          cell_at(scope_, at, Dictionary::time_to, "closes", &to);
      if (at < folded_.size() && folded_[at] == U'、') {
        ++at;
      } else if (to && closes != "and") {
        at += to.length;
        upto_ = closes.empty();
      } else {
        break;
      }
    }
    if (days.empty()) return false;
    std::string names;
    for (const int day : days) {
      if (!names.empty()) names += ',';
      names += kDays[static_cast<std::size_t>(day)];
    }
    limit("FREQ=WEEKLY;BYDAY=" + names, at_);
    return true;
  }

  int weekday(std::size_t at) const {
    if (at >= folded_.size()) return 0;
    constexpr std::u32string_view kDays = U"一二三四五六日";
    if (folded_[at] == U'天') return 7;
    const auto found = kDays.find(folded_[at]);
    return found == kDays.npos ? 0 : static_cast<int>(found) + 1;
  }

  void limit(std::string rule, std::size_t end) {
    out_.rule = std::move(rule);
    out_.limited = true;
    at_ = end;
  }

  const TimeScope& scope_;
  std::u32string_view folded_;
  std::size_t at_;
  std::string_view unit_;
  bool upto_ = false;
  RecurringRead out_;
};

}  // namespace

std::optional<RecurringRead> read_each_month(const TimeScope& scope,
                                             std::size_t at,
                                             const std::string& base) {
  return EachReader(scope, at).read_month(base);
}

std::string rule_every(const Duration& length) {
  const std::array<std::pair<std::string_view, int>, 5> units = {
      {{"year", length.years},
       {"month", length.months},
       {"day", length.days},
       {"hour", length.hours},
       {"minute", length.minutes}}};
  std::string rule;
  for (const auto& [name, count] : units) {
    if (count == 0) continue;
    if (!rule.empty()) return {};  // 每1年6个月
    rule = rule_of(name, count);
  }
  return rule;
}

std::optional<RecurringRead> read_each(const TimeScope& scope, std::size_t at) {
  return EachReader(scope, at).read();
}

std::optional<RecurringRead> read_month_list(const TimeScope& scope,
                                             std::size_t at) {
  const auto folded = scope.folded;
  const auto first = read_small(folded, at);
  if (!first || first->value < 1 || first->value > 12) return std::nullopt;
  std::vector<int> months;
  std::size_t end = 0;  // behind the last 月
  // 二、9月底前整改: the number of a clause, not of a month.
  if ((at == 0 || folded[at - 1] == U'\n') &&
      folded.substr(first->end, 1) == U"、") {
    return std::nullopt;
  }
  while (months.size() < 12) {
    const auto whole = read_small(folded, at);
    if (!whole || whole->value < 1 || whole->value > 12 ||
        whole->arabic != first->arabic) {
      break;
    }
    months.push_back(whole->value);
    at = whole->end;
    Word unit;
    if (cell_at(scope, at, Dictionary::time_unit, "date", &unit) == "month") {
      at += unit.length;
      end = at;
    } else if (end != 0) {
      months.pop_back();  // 3月、5 of something else
      break;
    }
    if (at >= folded.size() || folded[at] != U'、') break;
    ++at;
  }
  if (months.size() < 2 || end == 0) return std::nullopt;
  return RecurringRead{"FREQ=YEARLY;BYMONTH=" + joined(months), true, end};
}

}  // namespace tiaowen
