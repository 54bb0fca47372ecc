// Days in an order that cannot be: in force before it was issued, at an end
// before it began.

#include "pipeline/audit/audit.h"

namespace tiaowen {
namespace {

// Both to the precision that both have.
bool before(const Date& a, const Date& b) {
  if (a.year != b.year) return a.year < b.year;
  if (a.month == 0 || b.month == 0 || a.month != b.month) {
    return a.month != 0 && b.month != 0 && a.month < b.month;
  }
  return a.day != 0 && b.day != 0 && a.day < b.day;
}

void check_metadata(const Books& books, std::vector<Finding>& findings) {
  const Metadata& about = books.metadata;
  const auto compare = [&](const std::optional<Date>& first,
                           const std::optional<Date>& second, Severity severity,
                           const char* message) {
    if (!first || !second || !before(*second, *first)) return;
    findings.push_back({severity, "date.order",
                        message + first->str() + " / " + second->str(),
                        std::nullopt});
  };
  compare(about.issued, about.effective, Severity::info,
          "in force before it was issued: ");
  compare(about.issued, about.published, Severity::warning,
          "published before it was issued: ");
  compare(about.effective, about.expires, Severity::warning,
          "expires before it is in force: ");
}

}  // namespace

void check_dates(const Books& books, std::vector<Finding>& findings) {
  check_metadata(books, findings);
  for (const Mention& mention : books.mentions) {
    const auto* time = std::get_if<Time>(&mention.value);
    if (time == nullptr || !time->start || !time->end) continue;
    if (time->start->year <= 0 || time->end->year <= 0) continue;
    if (!before(*time->end, *time->start)) continue;
    findings.push_back({Severity::warning, "date.order",
                        "ends before it begins: " + time->start->str() + " / " +
                            time->end->str(),
                        mention.span});
  }
}

}  // namespace tiaowen
