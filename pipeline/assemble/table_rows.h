// Tables of awards: what each row gives, asked by the cells beside it.
//
//   类别   | 级别 | 奖补标准(万元)
//   合作社 | 省级 | 5                类别 "合作社", 级别 "省级" -> 50000
#pragma once

#include <vector>

#include "pipeline/assemble/rules_rows.h"

namespace tiaowen {

// None where no column is headed by a standard of award
// (dictionaries/rule_word.tsv, award_head).
std::vector<AwardRow> table_rows(const Material& material, const Table& table);

}  // namespace tiaowen
