// Conditions in words that say the same but for one place are one question.
//
//   轻度失能的,…; 重度失能的,…      失能: "轻度失能", "重度失能"
//   获得发明专利授权的,…; 获得实用新型专利授权的,…
#pragma once

#include <vector>

#include "pipeline/assemble/rules_rows.h"

namespace tiaowen {

// Asks `rows` one question of words, where each asks one condition in words
// and all begin or end alike. False, and nothing changed, where not.
bool merge_truths(std::vector<AwardRow*> rows);

}  // namespace tiaowen
