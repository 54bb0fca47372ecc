// Parts: shares that count only within their bands.
//
//   100万元以下部分补助5%,100万元至500万元部分补助3%
//   <=1000000             -> 0.05 * 投资额
//   (1000000..5000000]    -> 50000 + 0.03 * (投资额 - 1000000)
//
// Rows: rule_word.tsv (`part` 部分, `excess` 超过部分, `progressive` 超额累进,
// `divided` 分段).
#pragma once

#include <string>
#include <vector>

#include "pipeline/assemble/rules_table.h"

namespace tiaowen {

// What bands divide, by the words before them: 成交额 of
// 服务费按成交额分段计算.
std::string divided_by(const Material& material, Span words);

// Makes bands of money parts where the words around the table say so.
void find_parts(const Material& material, AwardTable& table,
                const std::vector<Span>& around);

// The column of the parts of a row; -1 where it gives no share of a part.
int part_of(const AwardTable& table, std::size_t row);

// What a row gives in all, in FEEL; empty where that cannot be said.
// REQUIRES: the tests are free of overlaps and part_of(table, row) >= 0.
std::string sum_of_parts(const AwardTable& table, std::size_t row);

}  // namespace tiaowen
