#include "pipeline/assemble/rules_formula.h"

#include <algorithm>
#include <optional>

#include "pipeline/assemble/rules_parts.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// 同期LPR, 市级: a share of a rate or a level is no money.
bool is_scale(const Material& material, Span base) {
  constexpr std::uint32_t kLongest = 3;
  for (std::uint32_t at = base.end - std::min(kLongest, base.length());
       at < base.end; ++at) {
    const Word word = rule_word_at(material, at, "scale");
    if (word && at + word.length == base.end) return true;
  }
  return false;
}

std::string base_of(const Material& material, const AwardRow& row) {
  if (row.base.empty()) return {};
  const Span base = without_edges(material, row.base);
  if (is_scale(material, base)) return {};
  const std::string name = words_of(material, base);
  return is_feel_name(name) ? name : std::string();
}

// 每人每月300元,每年最高10万元: how many of each, but for what the cap is for
// too. Empty where a name is none.
std::string counted(const AwardRow& row) {
  std::string product;
  if (row.step) product = count_of(*row.step);
  for (const std::string& per : row.counted) {
    const bool capped = std::find(row.most_per.begin(), row.most_per.end(),
                                  per) != row.most_per.end();
    if (capped) continue;
    if (!is_feel_name(per)) return {};
    product += (product.empty() ? "" : " * ") + per + "数";
  }
  return product;
}

bool is_step(const AwardRow& row) { return row.step && row.step->said; }

// What is given before any cap; empty where the figure is all there is to say.
std::string sum_of(const Material& material, const AwardRow& row) {
  std::string sum = row.then->str();
  std::string name;
  if (row.ratio) {
    name = base_of(material, row);
    if (name.empty()) return {};
  } else if (is_step(row) || row.most) {
    name = counted(row);
  }
  if (!name.empty()) sum += " * " + name;
  for (std::size_t i = 0; i < row.on_top.size(); ++i) {
    sum += " + " + row.each[i].str() + " * " + count_of(row.on_top[i]);
  }
  return name.empty() && row.on_top.empty() ? std::string() : sum;
}

// 每平方米每月5元, in bands of 平方米: times 月数.
std::string times(const AwardRow& row, const std::string& unit,
                  std::string sum) {
  if (sum.empty() || row.ratio) return sum;
  for (const std::string& per : row.per) {
    if (per == unit) continue;
    if (!is_feel_name(per)) return {};
    sum = (sum.find(" + ") == sum.npos ? sum : "(" + sum + ")") + " * " + per +
          "数";
  }
  return sum;
}

std::string capped(const AwardRow& row, const std::string& sum) {
  if (!row.most || sum.empty()) return sum;
  return "min(" + sum + ", " + row.most->str() + ")";
}

// A figure that the text counts without a word for it.
constexpr const char* kUnnamed = "基数";

// The steps that its formula counts.
std::vector<AwardStep*> steps_of(AwardRow& row) {
  std::vector<AwardStep*> steps;
  if (row.step && !row.ratio && (row.step->said || row.most)) {
    steps.push_back(&*row.step);
  }
  for (AwardStep& step : row.on_top) steps.push_back(&step);
  return steps;
}

// Makes `name` an input of the rule that any value fits.
void add_input(Rule& rule, const std::string& name) {
  const bool known =
      std::any_of(rule.inputs.begin(), rule.inputs.end(),
                  [&](const RuleInput& input) { return input.name == name; });
  if (known) return;
  rule.inputs.push_back({name, "number", {}});
  for (RuleRow& row : rule.rows) row.when.emplace_back("-");
}

}  // namespace

bool is_feel_name(const std::string& name) {
  constexpr std::size_t kLongest = 30;
  const std::u32string words = to_u32(name);
  return !words.empty() && words.size() <= kLongest && !is_digit(words[0]) &&
         std::all_of(words.begin(), words.end(), [](char32_t c) {
           return is_han(c) || is_latin(c) || is_digit(c);
         });
}

bool has_formula(const Material& material, const AwardRow& row) {
  return row.then && !sum_of(material, row).empty();
}

bool computes(const Material& material, const AwardRow& row) {
  if (!row.then) return false;
  return row.ratio ? !row.base.empty() : !sum_of(material, row).empty();
}

void name_figures(AwardTable& table) {
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    Condition& column = table.columns[c];
    if (column.kind != ConditionKind::number) continue;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const auto& test = table.tests[r][c];
      if (!test) continue;
      if (part_of(table, r) == static_cast<int>(c)) {
        column.name = column.name.empty() ? kUnnamed : plain_name(column);
      }
      for (AwardStep* step : steps_of(table.rows[r])) {
        if (!step->name.empty() || step->unit != test->unit) continue;
        if (!is_feel_name(plain_name(column))) continue;
        column.name = plain_name(column);
        step->name = column.name;
      }
    }
  }
  for (AwardRow& row : table.rows) {
    for (AwardStep* step : steps_of(row)) {
      if (!is_feel_name(step->name)) step->name = kUnnamed;
    }
  }
}

std::string formula_of(const Material& material, const AwardTable& table,
                       std::size_t row) {
  const AwardRow& award = table.rows[row];
  if (!award.then || award.unclear || award.capped_in_part ||
      (award.step && award.step->unclear)) {
    return {};
  }
  if (const int part = part_of(table, row); part >= 0) {
    const std::string& unit =
        table.tests[row][static_cast<std::size_t>(part)]->unit;
    return capped(award, times(award, unit, sum_of_parts(table, row)));
  }
  return award.denies ? std::string() : capped(award, sum_of(material, award));
}

std::string left_open(const AwardTable& table, std::size_t row,
                      const std::string& formula) {
  const AwardRow& award = table.rows[row];
  if (award.cap) return {};
  if (award.step && award.step->unclear) {
    return "what is counted for each step is not said clearly";
  }
  if (award.unclear) return "what this is given besides is not said clearly";
  if (award.capped_in_part) {
    return "the most that is given depends on what no condition here asks";
  }
  const bool part =
      std::any_of(table.tests[row].begin(), table.tests[row].end(),
                  [](const auto& test) { return test && test->part; });
  if (part && award.then && formula.empty()) {
    return "what the parts below this one get is not said clearly";
  }
  return {};
}

void add_figures(const Material& material, const AwardTable& table,
                 Rule& rule) {
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    AwardRow row = table.rows[r];
    if (row.ratio && part_of(table, r) < 0) {
      const std::string name = base_of(material, row);
      if (!name.empty()) add_input(rule, name);
    }
    if (rule.rows[r].formula.empty() || part_of(table, r) >= 0) continue;
    for (const AwardStep* step : steps_of(row)) add_input(rule, step->name);
  }
}

}  // namespace tiaowen
