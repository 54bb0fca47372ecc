// Formulas: what an award comes to, where it depends on a figure of the
// applicant.
//
//   按设备投入的20%给予补助,最高不超过300万元   min(0.2 * 设备投入, 3000000)
//   每人2000元,总额不超过3万元                min(2000 * 人数, 30000)
#pragma once

#include <string>
#include <vector>

#include "pipeline/assemble/rules_rows.h"

namespace tiaowen {

// In FEEL; empty where the row's figure is all there is to say.
std::string formula_of(const Material& material, const AwardRow& row);

// Makes the figures that shares are taken of inputs of the rule, which any
// value fits. REQUIRES: the rule's rows have their tests.
void add_bases(Rule& rule, const Material& material,
               const std::vector<AwardRow>& rows);

}  // namespace tiaowen
