// Conditions: what a row of a decision table asks.
//
//   考核得分80分及以上      number 考核得分(分), >=80
//   认定为省级的企业        words 级别, "省级"
//   且经主管部门备案的      truth 经主管部门备案, true
//
// Rows: dictionaries/rule_word.tsv (levels, grades, marks) and rule_edge.tsv
// (words that stand at the ends of a name and are none of it).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/assemble/rule_words.h"
#include "pipeline/assemble/sentences.h"

namespace tiaowen {

enum class ConditionKind : std::uint8_t { number, words, truth };

struct Condition {
  ConditionKind kind = ConditionKind::number;
  std::string name;
  std::string thing;  // the name without its verb: 冷库 of 新建冷库; numbers
  std::string unit;  // 分, 年, CNY, %; of numbers only
  std::optional<Decimal> low, high;
  bool with_low = true, with_high = true;
  bool low_said = false, high_said = false;  // 及以上, （含）
  bool part = false;  // 100万元以下部分: what lies within counts
  std::vector<std::string> values;  // of words
  bool truth = true;
  Span span;
};

// As a FEEL unary test: >=80, [60..80), "省级","市级", true.
std::string feel_of(const Condition& condition);

// `span` without what rule_edge.tsv lists, at both its ends.
Span without_edges(const Material& material, Span span);
std::string words_of(const Material& material, Span span);
// `span` behind the last verb of rule_edge.tsv in it: 冷库 of 新建冷库.
Span after_verb(const Material& material, Span span);

// 100万元以下部分: does `部分` follow, behind a figure that ends at `at` and
// what bounds it? Then the figure ends a part.
bool ends_part(const Material& material, std::uint32_t at);

// The thresholds stated in `span`, outside brackets.
std::vector<Condition> numbers_in(const Material& material, Span span,
                                  Asides asides);
// The levels and grades named there: one condition for each kind.
std::vector<Condition> grades_in(const Material& material,
                                 const RuleWords& words, Span span,
                                 Asides asides);
// 院地合作模式: the words before a noun of classes; nothing without one.
std::optional<Condition> class_in(const Material& material,
                                  const RuleWords& words, Span span);
// 引进A店、B店、C店: the items of one list that end alike.
std::optional<Condition> list_in(const Material& material, Span span);
// 建设期内, 第一年: when something is paid.
std::optional<Condition> stage_in(const Material& material, Span span);
// 签订合同后拨付四成: the event after which something is paid.
std::optional<Condition> event_in(const Material& material, Span own);
// 除…以外: whom it is not for.
bool excepts(const Material& material, Span piece);
// The words themselves, where they state a condition; 除… states what must not
// be so. `whole`: with all words at the end, as 享受过补贴 of 享受过补贴的,不予
// 奖励.
std::optional<Condition> truth_in(const Material& material, Span span,
                                  bool whole = false);
// The threshold at `partner`, named by the words from `from` on.
std::optional<Condition> threshold_at(const Material& material, Span partner,
                                      std::uint32_t from);
// What a figure of a respective list is tied to, as `which` of them.
Condition partner_of(const Material& material, Span partner, int which);

}  // namespace tiaowen
