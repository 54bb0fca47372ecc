#include "extractors/time_role.h"

#include <algorithm>

namespace tiaowen {
namespace {

constexpr std::size_t kReach = 24;  // characters of the clause looked at

TimeRole role_named(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(TimeRole::reference); ++i) {
    if (name_of(static_cast<TimeRole>(i)) == name) {
      return static_cast<TimeRole>(i);
    }
  }
  return TimeRole::none;
}

constexpr LetterSet kStops(U"，,。；;：()[]|\n\t“”\"!?！？");
bool stops(char32_t c) { return kStops.has(c); }

// The cue nearest before `at` within its clause: the role it names.
std::string_view cue_before(const TimeScope& scope, std::size_t at) {
  const std::size_t floor = at > kReach ? at - kReach : 0;
  std::size_t place = before_blanks(scope.folded, at);
  for (; place > floor && !stops(scope.folded[place - 1]); --place) {
    Word cue;
    if (cell_before(scope, place, Dictionary::time_cue, "side", &cue) !=
        "before") {
      continue;
    }
    const bool near = scope.words.cell(cue, "near") == "1";
    if (!near || at - place <= 2) return scope.words.cell(cue, "role");
  }
  return {};
}

// A cue in the rest of the clause after `at`: the role it names.
std::string_view cue_after(const TimeScope& scope, std::size_t at) {
  const std::size_t limit = std::min(scope.folded.size(), at + kReach);
  for (; at < limit && !stops(scope.folded[at]); ++at) {
    Word cue;
    if (cell_at(scope, at, Dictionary::time_cue, "side", &cue) == "after") {
      return scope.words.cell(cue, "role");
    }
  }
  return {};
}

// …内获得救助的，: the clause states a case, not what is to be done.
bool states_a_case(const TimeScope& scope, std::size_t at) {
  constexpr std::size_t kLongest = 60;
  const std::size_t limit = std::min(scope.folded.size(), at + kLongest);
  std::size_t end = at;
  while (end < limit && !stops(scope.folded[end])) ++end;
  return (end < limit || end == scope.folded.size()) && end > at &&
         scope.folded[end - 1] == U'的';
}

bool line_edge(const TimeScope& scope, std::size_t at) {
  return at >= scope.folded.size() || scope.folded[at] == U'\n';
}

// 三年内不得申报, 2小时内免费: how long something is denied or granted.
bool states_a_ban(const TimeScope& scope, std::size_t at) {
  constexpr std::size_t kNear = 8;
  const std::size_t limit = std::min(scope.folded.size(), at + kNear);
  for (; at < limit && !stops(scope.folded[at]); ++at) {
    const auto side = cell_at(scope, at, Dictionary::time_cue, "side");
    if (side == "ban" || side == "grant") return true;
  }
  return false;
}

// 2015年3月1日起施行的《…》: of another document.
bool of_another(const TimeScope& scope, std::size_t at) {
  Word word;
  cell_at(scope, over_blanks(scope.folded, at), Dictionary::time_cue, "role",
          &word);
  return word && scope.folded.substr(at + word.length, 2) == U"的《";
}

// 落款: a full date alone on its line.
bool alone_on_line(const TimeScope& scope, Span span) {
  const std::size_t begin = before_blanks(scope.folded, span.begin);
  return (begin == 0 || scope.folded[begin - 1] == U'\n') &&
         line_edge(scope, over_blanks(scope.folded, span.end));
}

// Days and less limit what is done; months and years what holds or is paid.
bool is_short(const Time& time) {
  return time.duration && time.duration->years == 0 &&
         time.duration->months == 0;
}

bool cell_edge(char32_t c) { return c == U'\n' || c == U'\t' || c == U'|'; }

}  // namespace

bool stands_alone(const TimeScope& scope, Span span) {
  const auto folded = scope.folded;
  const std::size_t begin = before_blanks(folded, span.begin);
  const std::size_t end = over_blanks(folded, span.end);
  const bool opens = begin == 0 || cell_edge(folded[begin - 1]) ||
                     folded[begin - 1] == U',' || folded[begin - 1] == U'、' ||
                     folded[begin - 1] == U';';
  const bool closes = end >= folded.size() || cell_edge(folded[end]) ||
                      folded[end] == U'。' || folded[end] == U';';
  return opens && closes;
}

TimeRole role_of_date(const TimeScope& scope, Span span, const Time& time,
                      const BoundRead& bound) {
  const std::string_view beside = cue_before(scope, span.begin);
  if (beside == "expiry") return TimeRole::expiry;
  const TimeRole before = role_named(
      bound.begin == span.begin ? beside : cue_before(scope, bound.begin));
  if (before == TimeRole::issued || before == TimeRole::published ||
      before == TimeRole::expiry) {
    return before;
  }
  if (time.kind == TimeKind::range) {
    if (bound.after == BoundWord::by) return TimeRole::deadline;
    if (cue_after(scope, bound.end) == "window") return TimeRole::deadline;
    return before == TimeRole::deadline || before == TimeRole::validity
               ? before
               : TimeRole::period;
  }
  if (time.bound == TimeBound::within) return TimeRole::deadline;
  const TimeRole after = role_named(cue_after(scope, bound.end));
  switch (time.bound) {
    case TimeBound::by:
      if (after == TimeRole::condition) return after;
      if (after == TimeRole::validity) return TimeRole::expiry;
      return cell_at(scope, bound.end, Dictionary::time_unit, "date") == "year"
                 ? TimeRole::period
                 : TimeRole::deadline;
    case TimeBound::from:
      if (of_another(scope, bound.end)) return TimeRole::reference;
      // 2023年1月1日(含)以后投产的项目
      if (scope.folded[bound.end - 1] == U'后') {
        return after == TimeRole::condition ? after : TimeRole::reference;
      }
      // 自2022年1月1日至申报截止日
      if (bound.after == BoundWord::none &&
          scope.words.begins(scope.folded, span.end, Dictionary::time_to)) {
        return TimeRole::period;
      }
      return bound.after == BoundWord::since ? TimeRole::period
                                             : TimeRole::effective;
    case TimeBound::until:
      if (beside == "deadline") return TimeRole::deadline;
      return after == TimeRole::expiry ? after : TimeRole::period;
    case TimeBound::after:
      return after == TimeRole::condition ? after : TimeRole::reference;
    default:
      break;
  }
  const bool full = time.date && time.date->day != 0;
  if (full && alone_on_line(scope, span)) return TimeRole::issued;
  if (after == TimeRole::issued || after == TimeRole::effective ||
      after == TimeRole::expiry) {
    return full ? after : TimeRole::period;
  }
  if (before == TimeRole::effective || before == TimeRole::reference ||
      before == TimeRole::deadline) {
    return before;
  }
  return time.date && time.date->month != 0 ? TimeRole::reference
                                            : TimeRole::period;
}

TimeRole role_of_length(const TimeScope& scope, Span span, const Time& time,
                        const BoundRead& bound, const AnchorRead& anchor) {
  const std::string_view cue = cue_before(scope, bound.begin);
  const TimeRole before = role_named(cue);
  if (time.kind == TimeKind::relative) {
    if (time.bound == TimeBound::after &&
        cue_after(scope, bound.end) == "effective") {
      return TimeRole::effective;
    }
    if (time.bound == TimeBound::within && states_a_ban(scope, bound.end)) {
      return TimeRole::validity;
    }
    if (bound.before == BoundWord::at_least && bound.after == BoundWord::none) {
      return TimeRole::condition;
    }
    if (anchor.side == LinkSide::before) {
      // 期满前6个月内提出: before an end something is to be done.
      const bool edge = scope.words.cell(anchor.known, "of") == "edge";
      return is_short(time) || time.bound == TimeBound::by || edge
                 ? TimeRole::deadline
                 : TimeRole::condition;
    }
    // 自合同签订之日起计算,最长不超过3年
    if (bound.before == BoundWord::at_most && !is_short(time)) {
      return TimeRole::validity;
    }
    if (cue == "owed" || before == TimeRole::deadline || anchor.at_most) {
      return TimeRole::deadline;
    }
    const auto known = scope.words.cell(anchor.known, "role");
    if (!known.empty() && !(is_short(time) && anchor.link)) {
      return role_named(known);
    }
    return states_a_case(scope, bound.end) ? TimeRole::condition
                                           : TimeRole::deadline;
  }
  if (time.bound == TimeBound::at_most && is_short(time)) {
    return cue == "times" || before == TimeRole::condition ? TimeRole::validity
                                                           : TimeRole::deadline;
  }
  const std::string_view after = cue_after(scope, bound.end);
  if (time.bound == TimeBound::none && before == TimeRole::condition &&
      after == "paid") {
    return TimeRole::validity;  // 连续3年给予补助
  }
  if (before == TimeRole::validity || before == TimeRole::period ||
      before == TimeRole::condition) {
    return before;
  }
  if (before == TimeRole::expiry) return TimeRole::validity;  // 延长至15年
  if (time.bound == TimeBound::at_most) return TimeRole::validity;
  if (time.duration_min && scope.reading.text.view(span).find(U"以上") !=
                               std::u32string_view::npos) {
    return TimeRole::condition;  // 3个月以上6个月以下
  }
  if (time.bound == TimeBound::at_least) return TimeRole::condition;
  if (before == TimeRole::deadline) return before;
  if (cue == "extension") {
    return is_short(time) ? TimeRole::deadline : TimeRole::validity;
  }
  if (anchor.side == LinkSide::before) return TimeRole::condition;
  return after == "validity" || after == "deadline" ? role_named(after)
                                                    : TimeRole::period;
}

void apply_heads(const TimeScope& scope, std::span<Mention> times) {
  for (const Table& table : scope.reading.text.tables) {
    std::vector<TimeRole> roles(static_cast<std::size_t>(table.columns),
                                TimeRole::none);
    for (const TableCell& cell : table.cells) {
      if (cell.row >= std::max(table.header_rows, 1)) break;
      std::size_t begin = over_blanks(scope.folded, cell.span.begin);
      Word head;
      const auto role =
          cell_at(scope, begin, Dictionary::time_head, "role", &head);
      if (!head) continue;
      for (int c = 0; c < cell.column_span; ++c) {
        const auto column = static_cast<std::size_t>(cell.column + c);
        if (column < roles.size()) roles[column] = role_named(role);
      }
    }
    if (std::all_of(roles.begin(), roles.end(),
                    [](TimeRole r) { return r == TimeRole::none; })) {
      continue;
    }
    auto next = std::lower_bound(
        times.begin(), times.end(), table.span.begin,
        [](const Mention& m, std::uint32_t at) { return m.span.begin < at; });
    for (const TableCell& cell : table.cells) {
      if (cell.row < std::max(table.header_rows, 1)) continue;
      const auto column = static_cast<std::size_t>(cell.column);
      while (next != times.end() && next->span.begin < cell.span.begin) ++next;
      for (; next != times.end() && next->span.end <= cell.span.end; ++next) {
        auto& time = std::get<Time>(next->value);
        if (column < roles.size() && roles[column] != TimeRole::none) {
          time.role = roles[column] == TimeRole::deadline &&
                              time.kind == TimeKind::recurring
                          ? TimeRole::recurring_deadline
                          : roles[column];
        }
      }
    }
  }
}

}  // namespace tiaowen
