// The decision table of a record, made of the rows that were put together.
#pragma once

#include <vector>

#include "pipeline/assemble/rules_table.h"

namespace tiaowen {

// Without its clause, its name, its hit policy and its notes. Rows whose
// formula cannot be said are found as rule.incomplete.
// REQUIRES: the tests are free of overlaps, the figures of formulas named.
Rule made_of(const Material& material, const AwardTable& table,
             std::vector<Finding>& findings);

}  // namespace tiaowen
