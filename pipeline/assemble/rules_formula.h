// Formulas: what an award comes to, where it depends on a figure of the
// applicant.
//
//   按设备投入的20%给予补助,最高不超过300万元   min(0.2 * 设备投入, 3000000)
//   每人2000元,总额不超过3万元                min(2000 * 人数, 30000)
//   每满10人奖励5000元                        5000 * floor(人数 / 10)
//   100万元以下部分5%,超过的部分3%            50000 + 0.03 * (投入 - 1000000)
#pragma once

#include <string>

#include "pipeline/assemble/rules_table.h"

namespace tiaowen {

// A name that a formula can hold: no blanks, marks or signs.
bool is_feel_name(const std::string& name);

// Does the figure depend on another of the applicant, whatever caps it?
bool computes(const Material& material, const AwardRow& row);

// Can what it comes to be said by a formula?
bool has_formula(const Material& material, const AwardRow& row);

// Gives the figures that formulas count a name that a formula can hold: that
// of their column, where they have one.
void name_figures(AwardTable& table);

// In FEEL; empty where the row's figure is all there is to say.
// REQUIRES: the figures are named and the tests free of overlaps.
std::string formula_of(const Material& material, const AwardTable& table,
                       std::size_t row);

// Why the formula of the row cannot be said; empty where it can, or where it
// needs none.
std::string left_open(const AwardTable& table, std::size_t row,
                      const std::string& formula);

// Makes what shares are taken of, and what steps count, inputs of the rule,
// which any value fits. REQUIRES: the rule's rows have their tests.
void add_figures(const Material& material, const AwardTable& table, Rule& rule);

}  // namespace tiaowen
