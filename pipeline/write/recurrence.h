// When something that recurs comes next: RFC 5545 recurrence rules.
//
//   next_occurrence("FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=-1", {2024, 11, 1})
//       2025-10-31
#pragma once

#include <optional>
#include <string>

#include "pipeline/model/mention.h"

namespace tiaowen {

// On `from` or after it. Nothing where the rule is none or comes no more.
// REQUIRES: `from` has a month and a day.
std::optional<Date> next_occurrence(const std::string& rule, Date from);

// Days from one day to another; both have a month and a day.
int days_between(Date from, Date to);

}  // namespace tiaowen
