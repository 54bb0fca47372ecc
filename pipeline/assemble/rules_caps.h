// Caps: a figure that is the most of what the rows before it give.
//
//   按20%给予补助,最高100万元   min(0.2 * …, 1000000)
//
// A cap on what asks something is a row of a table of its own (上限) as well.
#pragma once

#include <vector>

#include "pipeline/assemble/rules_rows.h"

namespace tiaowen {

// Gives each award its cap, of several the lowest: all of them hold. What no
// row and no formula can say goes to `notes`, so that it is not lost.
std::vector<AwardRow> apply_caps(const Material& material,
                                 std::vector<AwardRow> rows,
                                 std::vector<RuleNote>& notes);

}  // namespace tiaowen
