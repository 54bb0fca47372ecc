// Respective lists: each value tied to its partner.
//
//   对省级、市级孵化器分别给予30万元、10万元    30万元 - 省级, 10万元 - 市级
//
// The proof is the order and the equal length; the tie is `pairs` of the
// mention, the span of the partner. A list that says 分别 and finds no list as
// long as itself in its sentence is reported (list.unpaired), never guessed.
#pragma once

#include <vector>

#include "extractors/extract.h"
#include "pipeline/model/finding.h"

namespace tiaowen {

// REQUIRES: mentions in order of place.
void tie_lists(const Reading& reading, std::vector<Mention>& mentions,
               std::vector<Finding>& findings);

}  // namespace tiaowen
