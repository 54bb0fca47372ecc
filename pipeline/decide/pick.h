// pick: which decision table of a record a person means.
//
//   pick_rule(record, "r3", given)        the third
//   pick_rule(record, "认定补助", given)   the one of that name that the values
//                                         given fit best
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/decide/decide.h"
#include "pipeline/model/result.h"

namespace tiaowen {

// Its index. Errors: no_such_rule, ambiguous_rule, which name the candidates.
Result<std::size_t> pick_rule(const Record& record, std::string_view name,
                              const std::vector<Given>& given);

// The table of caps on the same award, which stands beside it: -1 if none.
int cap_beside(const Record& record, std::size_t rule);

// "r3"
std::string id_of(std::size_t rule);

}  // namespace tiaowen
