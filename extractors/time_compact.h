// Dates in digits alone: 2022-12-31, 2022.12.31, 2022/1, 20221231.
#pragma once

#include <optional>

#include "extractors/time_date.h"

namespace tiaowen {

// The date in digits that begins at `at`; not inside longer numbers, and
// 2022.12 only where a range or a bound shows that it is a month. `ending` a
// range, it is shown.
std::optional<DateRead> read_compact_date(const TimeScope& scope,
                                          std::size_t at, bool ending);

}  // namespace tiaowen
