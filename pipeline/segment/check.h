// What is odd in a clause tree: reported, never repaired.
#pragma once

#include <vector>

#include "pipeline/model/clause.h"
#include "pipeline/model/finding.h"
#include "pipeline/model/text.h"

namespace tiaowen {

// clause.empty, clause.number_gap, clause.repeated,
// clause.ambiguous.
std::vector<Finding> check_tree(const Text& text,
                                const std::vector<Clause>& clauses);

}  // namespace tiaowen
