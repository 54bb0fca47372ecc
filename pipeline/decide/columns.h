// Columns: which column of a table a given name means.
//
//   考核得分=85      the column 考核得分(分)
//   荣誉级别=省级     the column 级别, since it knows 省级
#pragma once

#include <vector>

#include "pipeline/decide/decide.h"

namespace tiaowen {

// How well the `given` fits the column, 0: not at all. An equal name fits
// best, then names that share characters, then a value that a row asks for.
int fit_of(const Rule& rule, std::size_t column, const Given& given);

// The column of each given, the best fits first, no column twice; -1: none.
std::vector<int> columns_of(const Rule& rule, const std::vector<Given>& given);

}  // namespace tiaowen
