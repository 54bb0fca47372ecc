// What a part of a sentence is: a duty, a power, a ban, an award …
//
//   市财政局要安排2000万元        duty: its own money, for nobody that is named
//   对获评的企业给予5万元奖励     award
//   得分90分以上的,支持300万元    award
#pragma once

#include "pipeline/assemble/figures.h"
#include "pipeline/assemble/parts.h"

namespace tiaowen {

// `target`: it stands in a section of goals.
Modality modality_of(const Material& material, const Part& part,
                     const Figures& figures, bool target);

// 涉嫌犯罪的,依法追究责任: what follows a case is ordered.
bool follows_case(const Material& material, const Part& part);

}  // namespace tiaowen
