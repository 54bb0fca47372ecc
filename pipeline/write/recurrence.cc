#include "pipeline/write/recurrence.h"

#include <libical/ical.h>

#include <chrono>
#include <memory>

namespace tiaowen {
namespace {

struct IteratorEnd {
  void operator()(icalrecur_iterator* iterator) const {
    icalrecur_iterator_free(iterator);
  }
};

std::chrono::sys_days days_of(Date date) {
  return std::chrono::year_month_day(std::chrono::year(date.year),
                                     std::chrono::month(date.month),
                                     std::chrono::day(date.day));
}

}  // namespace

std::optional<Date> next_occurrence(const std::string& rule, Date from) {
  icalrecurrencetype recurrence = icalrecurrencetype_from_string(rule.c_str());
  if (recurrence.freq == ICAL_NO_RECURRENCE) return std::nullopt;
  icaltimetype start = icaltime_null_date();
  start.year = from.year;
  start.month = from.month;
  start.day = from.day;
  const std::unique_ptr<icalrecur_iterator, IteratorEnd> iterator(
      icalrecur_iterator_new(recurrence, start));
  if (!iterator) return std::nullopt;
  for (;;) {
    const icaltimetype next = icalrecur_iterator_next(iterator.get());
    if (icaltime_is_null_time(next) != 0) return std::nullopt;
    if (icaltime_compare_date_only(next, start) < 0) continue;
    return Date{static_cast<std::int16_t>(next.year),
                static_cast<std::uint8_t>(next.month),
                static_cast<std::uint8_t>(next.day)};
  }
}

int days_between(Date from, Date to) {
  return static_cast<int>((days_of(to) - days_of(from)).count());
}

}  // namespace tiaowen
