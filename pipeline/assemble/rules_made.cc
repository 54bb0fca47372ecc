#include "pipeline/assemble/rules_made.h"

#include <algorithm>

#include "pipeline/assemble/rules_formula.h"
#include "pipeline/assemble/rules_parts.h"

namespace tiaowen {
namespace {

RuleInput input_of(const AwardTable& table, std::size_t column) {
  const Condition& asked = table.columns[column];
  RuleInput input;
  input.name = asked.name.empty() ? asked.unit : asked.name;
  input.type = asked.kind == ConditionKind::number  ? "number"
               : asked.kind == ConditionKind::words ? "string"
                                                    : "boolean";
  if (asked.kind != ConditionKind::words) return input;
  for (const auto& tests : table.tests) {
    if (!tests[column]) continue;
    for (const std::string& value : tests[column]->values) {
      if (std::find(input.values.begin(), input.values.end(), value) ==
          input.values.end()) {
        input.values.push_back(value);
      }
    }
  }
  return input;
}

std::string output_of(const AwardTable& table) {
  const AwardRow& first = table.rows[0];
  if (!first.ratio) return first.cap ? "金额上限" : "金额";
  if (first.cap) return "比例上限";
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    if (part_of(table, r) >= 0) return "超额累进比例";
  }
  return "比例";
}

RuleRow row_of(const Material& material, const AwardTable& table,
               std::size_t r) {
  const AwardRow& award = table.rows[r];
  RuleRow row;
  for (const auto& test : table.tests[r]) {
    row.when.push_back(test ? feel_of(*test) : "-");
  }
  row.then = award.then;
  row.then_min = award.min;
  row.then_max = award.max;
  row.formula = formula_of(material, table, r);
  row.span = award.span;
  return row;
}

}  // namespace

Rule made_of(const Material& material, const AwardTable& table,
             std::vector<Finding>& findings) {
  const AwardRow& first = table.rows[0];
  Rule rule;
  rule.output_type = "number";
  rule.output_name = output_of(table);
  if (!first.ratio) rule.output_unit = first.currency;
  rule.output_per = first.per;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    rule.inputs.push_back(input_of(table, i));
  }
  rule.span = first.span;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    rule.rows.push_back(row_of(material, table, r));
    const RuleRow& row = rule.rows.back();
    rule.span.begin = std::min(rule.span.begin, row.span.begin);
    rule.span.end = std::max(rule.span.end, row.span.end);
    const std::string why = left_open(table, r, row.formula);
    if (!why.empty()) {
      findings.push_back({Severity::warning, "rule.incomplete", why, row.span});
    }
  }
  add_figures(material, table, rule);
  return rule;
}

}  // namespace tiaowen
