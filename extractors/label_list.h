// Label lists: values that each stand behind the grade they are for.
//
//   一等奖1名50万元、二等奖3名各20万元    50万元 - 一等奖, 20万元 - 二等奖
//
// The proof is the repetition: two labels of one kind (…奖, …级) at the
// beginning of neighbouring clauses.
#pragma once

#include <vector>

#include "extractors/extract.h"
#include "pipeline/model/mention.h"

namespace tiaowen {

// Sets `pairs` of amounts and ratios that have none yet.
// REQUIRES: mentions in order of place.
void tie_labels(const Reading& reading, std::vector<Mention>& mentions);

}  // namespace tiaowen
