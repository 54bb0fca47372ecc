// What recurs, as RFC 5545 rules.
//
//   每年10月底   FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=-1
//   每季度首月10日   FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10
//   每周二、四   FREQ=WEEKLY;BYDAY=TU,TH      每两年   FREQ=YEARLY;INTERVAL=2
//   6、9、11月   FREQ=YEARLY;BYMONTH=6,9,11
//
// Words: time_word (class each), time_unit, time_part, weekday.
#pragma once

#include <optional>
#include <string>

#include "extractors/time_parts.h"

namespace tiaowen {

struct RecurringRead {
  std::string rule;
  bool limited = false;  // names a day or a month, not only how often
  std::size_t end = 0;
};

// 每…: `at` is behind the word 每. `spaced`: 每隔, 隔.
std::optional<RecurringRead> read_each(const TimeScope& scope, std::size_t at);

// 次月10日: the day of a month that `at` stands behind; nothing without a day.
std::optional<RecurringRead> read_each_month(const TimeScope& scope,
                                             std::size_t at,
                                             const std::string& base);

// A length of time as what recurs after it: 两年 of 两年一次. Empty where
// it is more than one unit.
std::string rule_every(const Duration& length);

// 6、9、11月 without a year.
std::optional<RecurringRead> read_month_list(const TimeScope& scope,
                                             std::size_t at);

}  // namespace tiaowen
