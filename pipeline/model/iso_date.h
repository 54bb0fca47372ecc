// Dates as machines write them (ISO 8601), at the precision stated.
#pragma once

#include <optional>
#include <string_view>

#include "pipeline/model/mention.h"

namespace tiaowen {

// "2022-12-31", "2022-12" or "2022"; nothing for a day that does not exist.
std::optional<Date> parse_date(std::string_view text);

}  // namespace tiaowen
