// Days: arithmetic by the civil calendar, and which of them are worked.
//
//   add(Date{2024, 1, 31}, Duration{0, 1})          2024-02-29
//   Workdays(words).after(Date{2024, 9, 30}, 1)     2024-10-08
//
// Periods are counted as the Civil Code counts them (arts. 200-204): the day of
// the event is not counted; a period of months or years ends on the day of the
// same number, or on the month's last day where it has no such day.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>

#include "pipeline/model/lexicon.h"
#include "pipeline/model/mention.h"

namespace tiaowen {

// Days since 1970-01-01. REQUIRES: a full date that exists.
std::int32_t day_number(const Date& date);
Date date_of(std::int32_t day_number);

// Is this a date of the calendar? Parts that are not stated do no harm.
bool exists(const Date& date);

// The first and the last day of what a date names.
Date first_day_of(const Date& date);
Date last_day_of(const Date& date);

// The last day of a period that begins after `day`; hours do not count.
Date add(const Date& day, const Duration& duration);
// The day so long before `day`.
Date subtract(const Date& day, const Duration& duration);

// The State Council's working days: dictionaries/workday.tsv, and every Monday
// to Friday where it says nothing.
class Workdays {
 public:
  explicit Workdays(const Lexicon& words);

  bool is_workday(const Date& day) const;
  // Does the table know the year? Later years are only Mondays to Fridays.
  bool covers(int year) const;
  // The n-th working day after `day`; REQUIRES 0 <= n.
  Date after(const Date& day, int n) const;
  Date before(const Date& day, int n) const;
  // `day`, or the first working day after it.
  Date not_before(const Date& day) const;

 private:
  bool is_workday(std::int32_t number) const;

  std::unordered_map<std::int32_t, bool> changed_;  // day -> is it worked
  int first_year_ = 0, last_year_ = 0;
};

}  // namespace tiaowen
