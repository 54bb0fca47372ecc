// Goal tables: the tables of budget performance, which set what was aimed at
// beside what was reached.
//
//   预算单位 | 某市图书馆
//   三级指标 | 预期指标值   | 实际完成指标值
//   办展次数 | 举办展览6次  | 举办展览7次
//
// What was aimed at is an obligation of the unit; what was reached is none.
#pragma once

#include <vector>

#include "pipeline/assemble/assemble.h"

namespace tiaowen {

// The obligations of table `index`; none where it is no goal table.
std::vector<Obligation> goal_obligations(const Material& material, int index);

}  // namespace tiaowen
