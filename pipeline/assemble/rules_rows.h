// Rows: what a sentence awards, each with what it asks for.
//
//   80分及以上安排5000万元,60分以下不予安排
//   {得分 >=80} -> 50000000, {得分 <=60} -> 0
#pragma once

#include <vector>

#include "pipeline/assemble/rules_steps.h"

namespace tiaowen {

struct AwardRow {
  std::vector<Condition> conditions;
  std::optional<Decimal> then, min, max;
  bool ratio = false;   // then is a share, not money
  bool cap = false;     // the most that is given
  bool copied = false;  // a cap on rows before it: asks what they ask …
  std::uint32_t capped_from = 0;  // … the rows that begin here or later
  bool capped_in_part = false;  // 企业牵头的最高500万元: some of them alone
  bool denies = false;          // 不予奖励: nothing is given
  bool unclear = false;         // no formula can say it
  std::optional<AwardStep> step;  // each of which gets `then`
  std::vector<AwardStep> on_top;  // 再奖励: added to it …
  std::vector<Decimal> each;      // … for each of these, that much
  std::string currency;
  std::vector<std::string> per;
  std::vector<std::string> counted;   // of `per`, what no step says better
  Span base;                          // what a share is taken of
  std::optional<Decimal> most;        // the cap said beside it, in money …
  std::vector<std::string> most_per;  // … and what that is for
  Span span;                          // the words of the row
  Span figure;  // of the award itself; empty where it states none
};

// The rows of one sentence, in order; the words that bear on them but are no
// row (不重复享受, 连续支持5年) go to `notes`.
// `standards`: the heading above says that what stands here is given, so that
// 中度失能的,每人每月400元 needs no word of award.
std::vector<AwardRow> rows_in(const Material& material,
                              const Sentence& sentence, bool standards,
                              std::vector<RuleNote>& notes);

}  // namespace tiaowen
