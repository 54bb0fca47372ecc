// Procedures written as one list of words.
//
//   按照“申报、评审、公示”的程序办理
//   主体申报→乡镇初审→公示→兑付
#pragma once

#include <vector>

#include "pipeline/assemble/assemble.h"

namespace tiaowen {

std::vector<Workflow> worded_workflows(
    const Material& material, const std::vector<Obligation>& obligations);

}  // namespace tiaowen
