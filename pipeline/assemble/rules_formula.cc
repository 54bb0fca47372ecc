#include "pipeline/assemble/rules_formula.h"

#include <algorithm>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// A name that FEEL can read: no blanks, marks or signs.
bool is_name(std::u32string_view words) {
  constexpr std::size_t kLongest = 30;
  return !words.empty() && words.size() <= kLongest && !is_digit(words[0]) &&
         std::all_of(words.begin(), words.end(), [](char32_t c) {
           return is_han(c) || is_latin(c) || is_digit(c);
         });
}

std::string base_of(const Material& material, const AwardRow& row) {
  if (row.base.empty()) return {};
  const std::string name =
      words_of(material, without_edges(material, row.base));
  // A share of a rate or a level is no money.
  const bool rate = name.ends_with("率") || name.ends_with("级");
  return !rate && is_name(to_u32(name)) ? name : std::string();
}

// 每人每月300元,每年最高10万元: how many of each, but for what the cap is for
// too.
std::string counted(const AwardRow& row) {
  std::string product;
  for (const std::string& per : row.per) {
    const bool capped = std::find(row.most_per.begin(), row.most_per.end(),
                                  per) != row.most_per.end();
    if (capped) continue;
    if (!is_name(to_u32(per))) return {};
    product += (product.empty() ? "" : " * ") + per + "数";
  }
  return product;
}

}  // namespace

std::string formula_of(const Material& material, const AwardRow& row) {
  if (!row.then || row.further) return {};
  const std::string name = row.ratio
                               ? base_of(material, row)
                               : (row.most ? counted(row) : std::string());
  if (name.empty()) return {};
  const std::string product = row.then->str() + " * " + name;
  if (!row.most) return product;
  return "min(" + product + ", " + row.most->str() + ")";
}

void add_bases(Rule& rule, const Material& material,
               const std::vector<AwardRow>& rows) {
  for (const AwardRow& row : rows) {
    const std::string name = row.ratio ? base_of(material, row) : "";
    const bool known =
        name.empty() ||
        std::any_of(rule.inputs.begin(), rule.inputs.end(),
                    [&](const RuleInput& input) { return input.name == name; });
    if (known) continue;
    rule.inputs.push_back({name, "number", {}});
    for (RuleRow& other : rule.rows) other.when.emplace_back("-");
  }
}

}  // namespace tiaowen
