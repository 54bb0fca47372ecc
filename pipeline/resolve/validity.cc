#include "pipeline/resolve/validity.h"

#include <chrono>

namespace tiaowen {
namespace {

constexpr std::uint32_t kNear =
    80;  // 自…起施行，有效期5年: one sentence or two

std::chrono::sys_days days_of(const Date& date) {
  return std::chrono::sys_days{
      std::chrono::year(date.year) /
      std::chrono::month(static_cast<unsigned>(date.month)) /
      std::chrono::day(static_cast<unsigned>(date.day))};
}

Date date_of(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  return {static_cast<std::int16_t>(static_cast<int>(date.year())),
          static_cast<std::uint8_t>(static_cast<unsigned>(date.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(date.day()))};
}

Date later(const Date& from, const Duration& by) {
  using namespace std::chrono;
  year_month_day date(days_of(from));
  date += years(by.years) + months(by.months);
  if (!date.ok()) date = date.year() / date.month() / last;
  return date_of(sys_days(date) + days(by.days + 7 * by.weeks));
}

bool in_attachment(const std::vector<Clause>& clauses, int clause) {
  while (clause >= 0) {
    const Clause& at = clauses[static_cast<std::size_t>(clause)];
    if (at.kind == ClauseKind::attachment) return true;
    clause = at.parent;
  }
  return false;
}

// The day that a mention in the role of 起施行 names.
std::optional<Date> day_of(const Time& time,
                           const std::optional<Date>& issued) {
  const auto& date = time.date ? time.date : time.start;
  if (date) return date->day != 0 ? date : std::nullopt;
  if (time.kind != TimeKind::relative || !time.anchor || !issued) {
    return std::nullopt;
  }
  if (issued->day == 0) return std::nullopt;
  return time.duration ? later(*issued, *time.duration) : *issued;
}

// What ends the validity that begins at mention `at`.
std::optional<Date> end_of(const std::vector<Mention>& mentions, std::size_t at,
                           const Date& effective) {
  const std::uint32_t from = mentions[at].span.begin;
  for (std::size_t i = at; i < mentions.size(); ++i) {
    const Mention& mention = mentions[i];
    if (mention.span.begin > from + kNear) break;
    if (mention.clause != mentions[at].clause) break;
    const auto* time = std::get_if<Time>(&mention.value);
    if (time == nullptr) continue;
    if (time->kind == TimeKind::range && time->end && i == at) return time->end;
    if (i == at) continue;
    if (time->role == TimeRole::expiry && time->date && time->date->day != 0) {
      return time->date;
    }
    if (time->role == TimeRole::validity && time->duration &&
        time->duration->days == 0) {
      return date_of(days_of(later(effective, *time->duration)) -
                     std::chrono::days(1));
    }
  }
  return std::nullopt;
}

}  // namespace

Validity read_validity(const Scene& scene, const std::vector<Mention>& mentions,
                       const std::optional<Date>& issued) {
  Validity validity;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const auto* time = std::get_if<Time>(&mentions[i].value);
    if (time == nullptr || time->role != TimeRole::effective) continue;
    const auto day = day_of(*time, issued);
    if (!day || day->year <= 0) continue;  // 7月1日起施行: of no year yet
    // The last in the act itself; the first of its attachments.
    const bool inside = in_attachment(scene.clauses, mentions[i].clause);
    if (validity.effective && inside) continue;
    validity.effective = day;
    validity.expires = end_of(mentions, i, *day);
  }
  return validity;
}

}  // namespace tiaowen
