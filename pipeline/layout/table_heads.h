// Which rows at the top of a table are its heads, and what their words say
// the columns hold.
//
//   序号 | 牵头单位 | 完成时限       one row: number, body, time
//   指标 |        | 得分            two rows, the second below 指标 only
//   一级 | 二级    |
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/layout/column_profile.h"
#include "pipeline/model/document.h"
#include "pipeline/model/lexicon.h"

namespace tiaowen {

// No more rows than these are needed to judge.
constexpr std::size_t kRowsJudged = 12;

// By dictionaries/column_head.tsv.
Holds holds_of(std::u32string_view head, const Lexicon& words);

// 0, 1 or 2. Cells by row; what a merged cell covers is empty.
int header_rows(const std::vector<std::vector<std::u32string>>& rows,
                const Lexicon& words);

// Finds the heads of the tables whose source did not mark any.
void find_heads(Layout& layout, const Lexicon& words);

}  // namespace tiaowen
