// What the times of a document mean: years that were left out, the last day
// allowed, and what cannot be.
//
//   2025年4月前 …；6月前    2025-06, inferred; due 2025-05-31, at the latest
//                           2025-06-30, and a finding deadline.ambiguous
//   自发布之日起30日内      due 30 days after the document's date of issue
#include <algorithm>
#include <optional>

#include "pipeline/resolve/calendar.h"
#include "pipeline/resolve/resolve.h"
#include "pipeline/resolve/unit_year.h"

namespace tiaowen {
namespace {

bool is_offset(int year) {
  return year > kDocumentYear - 500 && year < kDocumentYear + 500;
}

class DateResolver {
 public:
  DateResolver(const Scene& scene, const Metadata& metadata,
               std::vector<Finding>& findings)
      : scene_(scene), metadata_(metadata), findings_(findings) {
    issued_ = metadata.issued ? metadata.issued : scene.context.issued;
    if (metadata.planning_year) {
      year_ = *metadata.planning_year;
    } else if (const auto day = issued_ ? issued_ : metadata.published) {
      year_ = day->year;
    }
  }

  void resolve(std::vector<Mention>& mentions) {
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      auto* const time = std::get_if<Time>(&mentions[i].value);
      if (time == nullptr) continue;
      if (mentions[i].clause != clause_) {
        clause_ = mentions[i].clause;
        near_ = heading_ = heading_year();
        yearly_ = false;
      }
      years(mentions[i], *time);
      if (i > 0) share_limit(mentions[i - 1], mentions[i], *time);
      if (!check(mentions[i], *time)) continue;
      target_year(mentions, i, *time);
      planned(mentions[i], *time);
      due(mentions[i], *time);
      if (i > 0) due_from(mentions[i - 1], *time);
    }
  }

 private:
  // --- years left out

  void years(Mention& mention, Time& time) {
    if (time.kind == TimeKind::recurring) {
      yearly_ = time.recurrence.starts_with("FREQ=YEARLY") ||
                time.recurrence == "FREQ=MONTHLY;INTERVAL=6";
      return;
    }
    if (yearly_ && time.kind == TimeKind::date && time.date &&
        (time.date->year == 0 || time.date->year == kFollowingYear) &&
        time.date->month != 0) {
      make_yearly(mention, time);
      return;
    }
    for (auto* const date : {&time.date, &time.start, &time.end}) {
      if (*date && !fill(**date, mention, time)) date->reset();
    }
    if (time.start && time.end && *time.end < *time.start && time.inferred &&
        time.end->year < 9999) {
      ++time.end->year;  // 8月至次年2月
    }
    const auto& last = time.end ? time.end : time.date;
    if (last && last->year > 0) {
      near_ = last->year;
      yearly_ = false;
      if (in_heading(mention)) {
        heading_years_.resize(scene_.clauses.size());
        heading_years_[static_cast<std::size_t>(clause_)] = near_;
        heading_ = near_;
      }
    }
  }

  bool in_heading(const Mention& mention) const {
    return clause_ >= 0 &&
           scene_.clauses[static_cast<std::size_t>(clause_)].heading.contains(
               mention.span);
  }

  // 一、2024年工作回顾: the year of all that stands below; 0 for none.
  int heading_year() const {
    if (heading_years_.empty()) return 0;
    for (int clause = clause_; clause >= 0;) {
      const auto at = static_cast<std::size_t>(clause);
      if (heading_years_[at] != 0) return heading_years_[at];
      clause = scene_.clauses[at].parent;
    }
    return 0;
  }

  // Gives `date` its year; false where none is known.
  bool fill(Date& date, const Mention& mention, Time& time) {
    if (date.year > 0) return true;
    int year = near_;
    // 全年 below a heading with a year; 今年 is the document's wherever.
    const bool part = mention.rule == "time.part";
    if (date.year == kFollowingYear) {
      const int named = year != 0 ? year : year_.value_or(-1);
      year = named + 1;
    } else if (date.year == kDocumentYear && part && heading_ != 0) {
      year = heading_;
    } else if (is_offset(date.year)) {
      year = year_ ? *year_ + date.year - kDocumentYear : 0;
    } else if (year == 0) {
      year = year_.value_or(0);
    }
    if (year <= 0) return false;
    date.year = static_cast<std::int16_t>(year);
    if (date.month == 2 && date.day == 29 && !exists(date)) date.day = 28;
    time.inferred = true;
    return true;
  }

  // …；5月底前 after 每年4月底前: every year too.
  void make_yearly(Mention& mention, Time& time) {
    const Date date = *time.date;
    time.kind = TimeKind::recurring;
    time.recurrence = "FREQ=YEARLY;BYMONTH=" + std::to_string(date.month);
    if (date.day != 0) {
      const bool end = date.day >= 28 && mention.rule == "time.date" &&
                       date.day == last_day_of({0, date.month, 0}).day &&
                       !is_digit_before(mention);
      time.recurrence +=
          ";BYMONTHDAY=" + (end ? "-1" : std::to_string(date.day));
    }
    time.date.reset();
    time.inferred = true;
    if (time.role == TimeRole::deadline) {
      time.role = TimeRole::recurring_deadline;
    }
  }

  // 每年6月底|和12月底: the second is a limit as the first is.
  void share_limit(const Mention& before, const Mention& mention,
                   Time& time) const {
    const auto* limit = std::get_if<Time>(&before.value);
    if (!limit || limit->role != TimeRole::recurring_deadline ||
        time.kind != TimeKind::recurring || time.bound != TimeBound::at ||
        before.span.end + 1 != mention.span.begin) {
      return;
    }
    const char32_t joint = scene_.text.folded[before.span.end];
    if (joint != U'和' && joint != U'、') return;
    time.role = limit->role;
    time.bound = limit->bound;
  }

  // 截止2025年12月31日, 2026年12月竣工 in a paper of 2025: what is still to
  // come is no state of things and no past event.
  void planned(const Mention& mention, Time& time) {
    // 4季度竣工, 7月上旬开工
    if (time.kind == TimeKind::range && time.role == TimeRole::period &&
        time.end && time.end->day != 0 && time.start->month != 0 && issued_ &&
        issued_->day != 0 && *issued_ <= *time.end &&
        (unit_year(time) != 0 || time.start->month == time.end->month) &&
        done_behind(mention.span.end)) {
      time.role = TimeRole::deadline;
      return;
    }
    if (time.kind != TimeKind::date || !time.date || time.date->month == 0 ||
        !issued_ || issued_->day == 0 || last_day_of(*time.date) < *issued_) {
      return;
    }
    const bool until =
        time.bound == TimeBound::until && time.role == TimeRole::period;
    const bool at =
        time.bound == TimeBound::at && time.role == TimeRole::reference;
    // 自印发之日起至2026年12月31日止: how long, not by when.
    const std::size_t begin = mention.span.begin;
    if (begin > 1 && scene_.text.folded[begin - 1] == U'至' &&
        scene_.text.folded[begin - 2] == U'起') {
      return;
    }
    if (!until && !(at && done_behind(mention.span.end))) return;
    time.role = TimeRole::deadline;
  }
  bool done_behind(std::size_t end) const {
    const Word word =
        scene_.words.begins(scene_.text.folded, end, Dictionary::time_cue);
    return scene_.words.cell(word, "role") == "done";
  }

  // Does the mention end in a day's number and not in 底?
  bool is_digit_before(const Mention& mention) const {
    const auto words = scene_.text.view(mention.span);
    return !scene_.words.ends(words, words.size(), Dictionary::time_part);
  }

  // --- what cannot be

  bool check(const Mention& mention, Time& time) {
    for (auto* const date : {&time.date, &time.start, &time.end}) {
      if (*date && !exists(**date)) {
        find(Severity::error, "date.impossible",
             "no such day: " + (*date)->str(), mention.span);
        date->reset();
        return false;
      }
    }
    if (time.start && time.end && *time.end < first_of(*time.start)) {
      find(Severity::warning, "date.reversed",
           time.end->str() + " is before " + time.start->str(), mention.span);
    }
    return true;
  }
  static Date first_of(const Date& date) { return {date.year, 0, 0}; }

  // --- what is due when

  // 力争2022年新增…50名: the year by which a figure is to be reached.
  void target_year(const std::vector<Mention>& mentions, std::size_t at,
                   Time& time) {
    const int year = unit_year(time);
    if (year == 0 || time.role != TimeRole::period) return;
    const auto today = issued_ ? issued_ : metadata_.published;
    // Of a paper without a day only what it calls a goal is still to come.
    const int this_year = today ? today->year
                          : names_goal(scene_, mentions[at].span)
                              ? year_.value_or(0)
                              : 0;
    if (this_year == 0 || year < this_year) return;
    if (!leads_to_figure(scene_.text.folded, mentions, at)) return;
    time.role = TimeRole::deadline;
    if (time.kind == TimeKind::date) time.bound = TimeBound::within;
  }

  void due(Mention& mention, Time& time) {
    if (time.role != TimeRole::deadline) return;
    if (time.kind == TimeKind::range && time.start && time.end) {
      range_due(mention, time);
    } else if (time.kind == TimeKind::date && time.date) {
      date_due(mention, time);
    } else if (time.kind == TimeKind::relative && time.anchor) {
      event_due(mention, time);
    }
    if (time.due && issued_ && issued_->day != 0 && *time.due < *issued_ &&
        time.kind != TimeKind::relative) {
      find(Severity::warning, "deadline.before_issue",
           "due " + time.due->str() + ", issued " + issued_->str(),
           mention.span);
    }
  }

  // 三季度前: before it begins, or before it ends
  void range_due(const Mention& mention, Time& time) {
    time.due = last_day_of(*time.end);
    if (before_word(mention.span.end)) {
      ambiguous(mention, time, first_day_of(*time.start), *time.due);
    }
  }

  void ambiguous(const Mention& mention, Time& time, Date begins, Date ends) {
    time.due = date_of(day_number(begins) - 1);
    time.due_latest = ends;
    find(Severity::info, "deadline.ambiguous",
         "due " + time.due->str() + " or " + ends.str(), mention.span);
  }

  void date_due(const Mention& mention, Time& time) {
    if (time.bound == TimeBound::from || time.bound == TimeBound::after) return;
    if (time.bound == TimeBound::at && time.date->day == 0) {
      time.bound = TimeBound::within;
    }
    const Date last = last_day_of(*time.date);
    time.due = last;
    const bool open_unit = time.date->day == 0 && time.bound == TimeBound::by &&
                           before_word(mention.span.end);
    if (open_unit) ambiguous(mention, time, first_day_of(*time.date), last);
  }

  // Is it 前 that bounds the time, and not 到?
  bool before_word(std::size_t end) const {
    const auto& folded = scene_.text.folded;
    while (end < folded.size() && folded[end] == U' ') ++end;
    end = past_list(end);
    const Word word =
        scene_.words.begins(folded, end, Dictionary::time_bound_after);
    return scene_.words.cell(word, "bound") == "by";
  }

  // 6月|、12月|前: the times that share the bound behind them.
  std::size_t past_list(std::size_t end) const {
    constexpr std::size_t kLongest = 24;
    const std::u32string_view text = scene_.text.folded;
    const auto in = [&](std::size_t at, std::u32string_view set) {
      return at < text.size() && set.find(text[at]) != set.npos;
    };
    std::size_t at = end;
    while (at - end < kLongest && in(at, U"、和及")) {
      ++at;
      while (in(at, U"0123456789年月日")) ++at;
    }
    return at;
  }

  // 自发布之日起30日内, where the document's own day is known
  void event_due(const Mention& mention, Time& time) {
    if (!time.duration || time.bound == TimeBound::after) return;
    // 印发前30日内 ends with the event and is not counted on from it.
    const Word link = scene_.words.ends(scene_.text.folded, mention.span.begin,
                                        Dictionary::time_link);
    if (scene_.words.cell(link, "side") == "before") return;
    const auto day = day_of_event(*time.anchor);
    if (!day || day->day == 0) return;
    time.counted_from = day;
    if (time.workdays) {
      time.due = workdays().after(*day, time.duration->days);
      if (!workdays().covers(time.due->year)) {
        find(Severity::info, "deadline.calendar",
             "no holidays are known for " + std::to_string(time.due->year),
             mention.span);
      }
      return;
    }
    time.due = add(*day, *time.duration);
    // Civil Code art. 203: a last day that is no working day moves on.
    const Date moved = workdays().not_before(*time.due);
    if (moved != *time.due) time.due_latest = moved;
  }

  // 自9月1日起3个月内: counted from the day that stands before.
  static void due_from(const Mention& before, Time& time) {
    const auto* day = std::get_if<Time>(&before.value);
    if (time.role != TimeRole::deadline || time.kind != TimeKind::relative ||
        time.due || time.workdays || !time.duration || !time.anchor ||
        time.bound != TimeBound::within || !day || !day->date ||
        day->date->day == 0 || *time.anchor != before.span) {
      return;
    }
    time.counted_from = day->date;
    time.due = add(*day->date, *time.duration);
  }

  const Workdays& workdays() {
    if (!workdays_) workdays_.emplace(scene_.words);
    return *workdays_;
  }

  std::optional<Date> day_of_event(Span anchor) const {
    const auto& folded = scene_.text.folded;
    std::size_t end = anchor.end;
    if (const Word link =
            scene_.words.ends(folded, end, Dictionary::time_link)) {
      end -= link.length;  // 发布之日
    }
    const Word event = scene_.words.ends(folded, end, Dictionary::time_anchor);
    const auto of = scene_.words.cell(event, "of");
    const bool own = end - event.length <= anchor.begin + 6;  // 本通知印发
    if (!own) return std::nullopt;
    if (of == "effective") return metadata_.effective;
    if (of == "issued") return issued_;
    return std::nullopt;
  }

  void find(Severity severity, std::string code, std::string message,
            Span span) {
    findings_.push_back({severity, std::move(code), std::move(message), span});
  }

  const Scene& scene_;
  const Metadata& metadata_;
  std::vector<Finding>& findings_;
  std::optional<Workdays> workdays_;  // read where one is asked for
  std::optional<Date> issued_;
  std::optional<int> year_;  // that the document speaks of
  int clause_ = -2;
  int near_ = 0;                    // the year last named in the clause
  int heading_ = 0;                 // the year that a heading above gives
  std::vector<int> heading_years_;  // by clause; empty where none has any
  bool yearly_ = false;  // the last time of the clause recurs every year
};

}  // namespace

std::vector<Mention> resolve_dates(std::vector<Mention> mentions,
                                   const Scene& scene, const Metadata& metadata,
                                   std::vector<Finding>& findings) {
  leave_open_years(scene, metadata, mentions);
  DateResolver(scene, metadata, findings).resolve(mentions);
  return mentions;
}

}  // namespace tiaowen
