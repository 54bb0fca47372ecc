// Steps: what is given for each of something.
//
//   每新增1家高新技术企业          each 1 家 of 新增高新技术企业数
//   每满100人                      each whole 100 of 人数
//   固定资产投资每增加100万元      each whole 1000000 of 固定资产投资增加额
//
// Rows: use_word.tsv (`step`: 每引进 …), rule_word.tsv (每满, 每增加, 每).
#pragma once

#include <optional>
#include <string>

#include "pipeline/assemble/rules_conditions.h"

namespace tiaowen {

struct AwardStep {
  Span words;
  std::string name;  // of the figure that is counted
  std::string unit;  // 家, CNY, %
  bool money = false;
  Decimal size{1};
  bool full = false;    // 每满: less than one gets nothing
  bool whole = false;   // what falls short of a step counts nothing …
  bool up = false;      // … or as a whole one: 不足1年按1年计
  bool said = false;    // 每新增1家; 每人 says no more than what one gets
  bool more = false;    // 每增加: counted from what was reached already
  bool things = false;  // 每名博士: it says what is counted
  bool again = false;   // 再奖励: given besides what was given before
  bool unclear = false;  // where counting begins, or what a rest counts
  Decimal from{0};       // where counting begins
};

// The step before a figure at the end of `place`.
std::optional<AwardStep> step_in(const Material& material, Span place);

// 建成仓储点(家) as a formula may call it: 建成仓储点家数.
std::string plain_name(const Condition& column);

// In FEEL: 新增高新技术企业数, floor(人数 / 100), ceiling(天数 / 30).
std::string count_of(const AwardStep& step);

}  // namespace tiaowen
