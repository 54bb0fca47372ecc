#include "pipeline/assemble/rules_table.h"

#include <algorithm>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// 新建大棚(亩) without its unit.
std::u32string bare(const std::string& name) {
  std::u32string words = to_u32(name);
  const auto unit = words.rfind(U'(');
  if (unit != words.npos && unit > 0 && words.back() == U')') {
    words.resize(unit);
  }
  return words;
}

// How much of the shorter name's characters the other has, of 100.
int likeness(const std::string& a, const std::string& b) {
  const std::u32string first = bare(a), second = bare(b);
  const auto& shorter = first.size() < second.size() ? first : second;
  const auto& longer = first.size() < second.size() ? second : first;
  if (shorter.empty()) return 100;
  const auto shared = std::count_if(
      shorter.begin(), shorter.end(),
      [&](char32_t c) { return longer.find(c) != std::u32string::npos; });
  return static_cast<int>(shared) * 100 / static_cast<int>(shorter.size());
}

const std::string& thing_of(const Condition& condition) {
  return condition.thing.empty() ? condition.name : condition.thing;
}

int column_of(const AwardTable& table, const Condition& condition,
              const std::vector<bool>& taken) {
  int best = -1, fit = 0;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (taken[i] || !same_column(table.columns[i], condition)) continue;
    const int like = 1 + likeness(table.columns[i].name, condition.name);
    if (like > fit) best = static_cast<int>(i), fit = like;
  }
  return best;
}

// The only number of its unit in both: 资金投入500万元, 投资5000万元.
int lone_column(const AwardTable& table, const AwardRow& row,
                const Condition& condition) {
  constexpr int kAlike = 40;
  const auto like = [&](const Condition& c) {
    return c.kind == ConditionKind::number && c.unit == condition.unit;
  };
  if (condition.kind != ConditionKind::number || condition.unit == "年" ||
      std::count_if(row.conditions.begin(), row.conditions.end(), like) != 1 ||
      std::count_if(table.columns.begin(), table.columns.end(), like) != 1) {
    return -1;
  }
  const auto column =
      std::find_if(table.columns.begin(), table.columns.end(), like);
  if (likeness(column->name, condition.name) < kAlike ||
      likeness(thing_of(*column), thing_of(condition)) < kAlike) {
    return -1;
  }
  return static_cast<int>(column - table.columns.begin());
}

}  // namespace

bool same_column(const Condition& a, const Condition& b) {
  constexpr int kAlike = 50;
  if (a.kind != b.kind || a.unit != b.unit) return false;
  if (a.kind == ConditionKind::number) {
    return likeness(thing_of(a), thing_of(b)) >= kAlike;
  }
  return a.name == b.name;
}

bool may_share_column(const Condition& a, const Condition& b) {
  constexpr int kAlike = 40;
  if (a.kind != b.kind || a.unit != b.unit) return false;
  if (a.kind != ConditionKind::number) return a.name == b.name;
  return likeness(thing_of(a), thing_of(b)) >= kAlike;
}

bool asks_of_others(const std::vector<AwardRow>& rows, const AwardRow& row) {
  const auto is_number = [](const Condition& c) {
    return c.kind == ConditionKind::number;
  };
  const auto& own = row.conditions;
  if (std::none_of(own.begin(), own.end(), is_number)) return false;
  return std::all_of(rows.begin(), rows.end(), [&](const AwardRow& other) {
    return std::any_of(other.conditions.begin(), other.conditions.end(),
                       is_number) &&
           std::none_of(other.conditions.begin(), other.conditions.end(),
                        [&](const Condition& a) {
                          return std::any_of(own.begin(), own.end(),
                                             [&](const Condition& b) {
                                               return may_share_column(a, b);
                                             });
                        });
  });
}

bool asks_the_same(const AwardRow& a, const AwardRow& b) {
  return a.conditions.size() == b.conditions.size() &&
         std::equal(a.conditions.begin(), a.conditions.end(),
                    b.conditions.begin(),
                    [](const Condition& x, const Condition& y) {
                      return x.kind == y.kind && feel_of(x) == feel_of(y);
                    });
}

bool fits(const AwardTable& table, const std::vector<AwardRow>& rows) {
  if (table.rows.empty() || rows.empty()) return false;
  if (table.rows.size() + rows.size() > kMostTableRows) return false;
  for (const AwardRow& row : rows) {
    if (row.ratio != table.rows[0].ratio || row.cap != table.rows[0].cap ||
        row.currency != table.rows[0].currency) {
      return false;
    }
  }
  const auto& conditions = rows[0].conditions;
  for (const AwardRow& row : rows) {
    for (const AwardRow& before : table.rows) {
      if (asks_the_same(before, row)) return false;
    }
  }
  return std::any_of(
      conditions.begin(), conditions.end(), [&](const Condition& c) {
        return c.kind != ConditionKind::truth && c.unit != "年" &&
               std::any_of(table.columns.begin(), table.columns.end(),
                           [&](const Condition& column) {
                             return same_column(column, c);
                           });
      });
}

void add_row(AwardTable& table, AwardRow row) {
  Tests tests(table.columns.size());
  std::vector<bool> taken(table.columns.size(), false);
  for (Condition& condition : row.conditions) {
    int column = column_of(table, condition, taken);
    if (column < 0) column = lone_column(table, row, condition);
    if (column >= 0 && taken[static_cast<std::size_t>(column)]) column = -1;
    if (column < 0) {
      column = static_cast<int>(table.columns.size());
      table.columns.push_back(condition);
      taken.push_back(false);
      tests.emplace_back();
      for (Tests& other : table.tests) other.emplace_back();
    }
    const auto at = static_cast<std::size_t>(column);
    if (table.columns[at].name.empty()) table.columns[at].name = condition.name;
    taken[at] = true;
    tests[at] = condition;
  }
  table.tests.push_back(std::move(tests));
  table.rows.push_back(std::move(row));
}

}  // namespace tiaowen
