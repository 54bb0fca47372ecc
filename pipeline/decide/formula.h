// Formulas: an award that depends on a figure of the applicant.
//
//   evaluated("min(0.2 * 设备投入, 3000000)", {{"设备投入", 500万}})   1000000
//
// Numbers, names, * + -, brackets, and the functions min, max, floor and
// ceiling: the part of FEEL that records are written in. A division stands in
// the last two only: floor(人数 / 100) * 5000.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/decimal.h"

namespace tiaowen {

// The names in it, in order, each once.
std::vector<std::string> names_in(std::string_view formula);

// Nothing where a name has no value, the formula is none, or the exact result
// is too long for a Decimal.
std::optional<Decimal> evaluated(
    std::string_view formula,
    const std::map<std::string, Decimal, std::less<>>& values);

}  // namespace tiaowen
