#include "pipeline/decide/columns.h"

#include <algorithm>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr int kEqual = 200, kKnownValue = 100;

// Can the column read such a value at all?
bool readable(const RuleInput& column, const GivenValue& value) {
  if (column.type == "boolean") return value.truth.has_value();
  if (value.truth) return false;
  return (column.type == "number") == value.number.has_value();
}

// How much of the shorter name's characters the other has, of 100.
int likeness(std::string_view a, std::string_view b) {
  const std::u32string first = to_u32(a), second = to_u32(b);
  const auto& shorter = first.size() < second.size() ? first : second;
  const auto& longer = first.size() < second.size() ? second : first;
  if (shorter.empty()) return 0;
  const auto shared = std::count_if(
      shorter.begin(), shorter.end(),
      [&](char32_t c) { return longer.find(c) != std::u32string::npos; });
  return static_cast<int>(shared) * 100 / static_cast<int>(shorter.size());
}

bool asked_for(const Rule& rule, std::size_t column, const GivenValue& value) {
  if (value.number || value.truth) return false;
  return std::any_of(
      rule.rows.begin(), rule.rows.end(), [&](const RuleRow& row) {
        return column < row.when.size() && row.when[column] != "-" &&
               accepts(row.when[column], value) == true;
      });
}

}  // namespace

int fit_of(const Rule& rule, std::size_t column, const Given& given) {
  const RuleInput& input = rule.inputs[column];
  if (!readable(input, given.value)) return 0;
  int fit = 1;
  if (same_words(input.name, given.name)) {
    fit += kEqual;
  } else {
    fit += likeness(input.name, given.name);
  }
  return fit + (asked_for(rule, column, given.value) ? kKnownValue : 0);
}

std::vector<int> columns_of(const Rule& rule, const std::vector<Given>& given) {
  struct Candidate {
    int fit;
    std::size_t column, given;
  };
  std::vector<Candidate> candidates;
  for (std::size_t g = 0; g < given.size(); ++g) {
    for (std::size_t c = 0; c < rule.inputs.size(); ++c) {
      const int fit = fit_of(rule, c, given[g]);
      if (fit > 0) candidates.push_back({fit, c, g});
    }
  }
  std::stable_sort(
      candidates.begin(), candidates.end(),
      [](const Candidate& a, const Candidate& b) { return a.fit > b.fit; });
  std::vector<int> columns(given.size(), -1);
  std::vector<bool> taken(rule.inputs.size(), false);
  for (const Candidate& one : candidates) {
    if (columns[one.given] >= 0 || taken[one.column]) continue;
    columns[one.given] = static_cast<int>(one.column);
    taken[one.column] = true;
  }
  return columns;
}

}  // namespace tiaowen
