// The same duty in two places: in the body and in the table of tasks behind
// it, or in a summary before it.
//
//   body   力争新增公交线路5条        also_at the row
//   table  新增公交线路5条 | 交通局   also_at the sentence
//
// Both stay, since the places add to each other: the row has the bodies, the
// sentence the condition.
#pragma once

#include <vector>

#include "pipeline/assemble/assemble.h"

namespace tiaowen {

// Fills Obligation::also_at. REQUIRES: obligations stand by place.
void link_repeated(const Material& material,
                   std::vector<Obligation>& obligations);

}  // namespace tiaowen
