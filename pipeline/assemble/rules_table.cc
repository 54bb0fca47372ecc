#include "pipeline/assemble/rules_table.h"

#include <algorithm>

#include "pipeline/assemble/rules_gaps.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

using Tests = std::vector<std::optional<Condition>>;

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

bool below(const Condition& a, const Condition& b) {
  if (!a.high || !b.low) return false;
  return *a.high < *b.low ||
         (*a.high == *b.low && !(a.with_high && b.with_low));
}

bool apart(const std::optional<Condition>& a,
           const std::optional<Condition>& b) {
  if (!a || !b) return false;
  if (a->kind == ConditionKind::truth) return a->truth != b->truth;
  if (a->kind == ConditionKind::number) return below(*a, *b) || below(*b, *a);
  const bool shares =
      std::any_of(a->values.begin(), a->values.end(), [&](const auto& value) {
        return std::find(b->values.begin(), b->values.end(), value) !=
               b->values.end();
      });
  if (a->truth == b->truth) return a->truth && !shares;
  return a->values == b->values;
}

bool apart(const Tests& a, const Tests& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (apart(a[i], b[i])) return true;
  }
  return false;
}

bool low_holds(const Condition& outer, const Condition& inner) {
  if (!outer.low) return true;
  if (!inner.low) return false;
  return *outer.low < *inner.low ||
         (*outer.low == *inner.low && (outer.with_low || !inner.with_low));
}

bool high_holds(const Condition& outer, const Condition& inner) {
  if (!outer.high) return true;
  if (!inner.high) return false;
  return *outer.high > *inner.high ||
         (*outer.high == *inner.high && (outer.with_high || !inner.with_high));
}

bool holds(const std::optional<Condition>& outer,
           const std::optional<Condition>& inner) {
  if (!outer) return true;
  if (!inner) return false;
  if (outer->kind == ConditionKind::number) {
    return low_holds(*outer, *inner) && high_holds(*outer, *inner);
  }
  return outer->truth == inner->truth && outer->values == inner->values;
}

bool holds(const Tests& outer, const Tests& inner) {
  for (std::size_t i = 0; i < outer.size(); ++i) {
    if (!holds(outer[i], inner[i])) return false;
  }
  return outer.size() == inner.size();
}

bool holds_narrower(const std::vector<Tests>& all, std::size_t outer,
                    std::size_t inner) {
  return holds(all[outer], all[inner]) && !holds(all[inner], all[outer]);
}

// Does a row hold another with none between them?
bool holds_next(const std::vector<Tests>& all, std::size_t outer,
                std::size_t inner) {
  if (!holds_narrower(all, outer, inner)) return false;
  for (std::size_t between = 0; between < all.size(); ++between) {
    if (holds_narrower(all, outer, between) &&
        holds_narrower(all, between, inner)) {
      return false;
    }
  }
  return true;
}

// What of `outer` is not in `inner`, in one column: up to two pieces.
std::vector<Condition> rest_of(const std::optional<Condition>& outer,
                               const std::optional<Condition>& inner) {
  std::vector<Condition> rest;
  if (!inner) return rest;
  Condition piece = *inner;
  if (inner->kind != ConditionKind::number) {
    if (outer) return rest;
    piece.truth = !piece.truth;
    return {piece};
  }
  if (inner->low && !(outer && outer->low == inner->low)) {
    piece.low = outer ? outer->low : std::nullopt;
    piece.with_low = !outer || outer->with_low;
    piece.high = inner->low;
    piece.with_high = !inner->with_low;
    rest.push_back(piece);
  }
  if (inner->high && !(outer && outer->high == inner->high)) {
    piece = *inner;
    piece.low = inner->high;
    piece.with_low = !inner->with_high;
    piece.high = outer ? outer->high : std::nullopt;
    piece.with_high = !outer || outer->with_high;
    rest.push_back(piece);
  }
  return rest;
}

// `outer` without `inner`, as rows that do not overlap.
std::vector<Tests> without(const Tests& outer, const Tests& inner) {
  std::vector<Tests> pieces;
  Tests so_far = outer;
  for (std::size_t i = 0; i < outer.size(); ++i) {
    for (Condition& rest : rest_of(outer[i], inner[i])) {
      pieces.push_back(so_far);
      pieces.back()[i] = std::move(rest);
    }
    if (inner[i]) so_far[i] = inner[i];
  }
  return pieces;
}

bool same_award(const AwardRow& a, const AwardRow& b) {
  return a.then == b.then && a.min == b.min && a.max == b.max;
}

// 50人以内的部分, 51人至100人的部分: does the upper one begin with the next
// whole number? Then all of it lies above the lower one.
bool follows(const Condition& lower, const Condition& upper) {
  if (lower.unit == "CNY" || !lower.high || !upper.low || !upper.with_low) {
    return false;
  }
  const auto next = Decimal::add(*lower.high, Decimal(1));
  return lower.with_high && next && *next == *upper.low;
}

void share_end(const Material& material, Condition& lower, Condition& upper,
               std::vector<Finding>& findings) {
  if (!lower.high || !upper.low || *lower.high != *upper.low) return;
  if (!lower.with_high || !upper.with_low) return;
  if (lower.part && upper.part) {  // what ends one part counts in no other
    upper.with_low = false;
    return;
  }
  if (lower.low && *lower.low == *lower.high) return;
  if (upper.high && *upper.high == *upper.low) return;
  if (upper.low_said != lower.high_said) {
    (upper.low_said ? lower.with_high : upper.with_low) = false;
    return;
  }
  upper.with_low = false;
  findings.push_back({Severity::warning, "rule.overlap",
                      upper.low->str() + " ends “" +
                          band_words(material, lower) + "” and begins “" +
                          band_words(material, upper) +
                          "”: the lower band keeps it",
                      upper.span});
}

void share_ends(const Material& material, AwardTable& table,
                std::vector<Finding>& findings) {
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (table.columns[column].kind != ConditionKind::number) continue;
    for (std::size_t a = 0; a < table.rows.size(); ++a) {
      for (std::size_t b = 0; b < table.rows.size(); ++b) {
        auto& lower = table.tests[a][column];
        auto& upper = table.tests[b][column];
        if (a == b || !lower || !upper) continue;
        if (lower->part && upper->part && follows(*lower, *upper)) {
          upper->low = lower->high;
          upper->with_low = false;
        }
        if (apart(table.tests[a], table.tests[b])) continue;
        share_end(material, *lower, *upper, findings);
      }
    }
  }
}

// Rows are compared pair by pair: no decision table of a document has more,
// and a longer one is left as it was read.
constexpr std::size_t kMostRows = 100;

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
  if (table.rows.size() + rows.size() > kMostRows) return false;
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

std::string make_disjoint(const Material& material, AwardTable& table,
                          std::vector<Finding>& findings) {
  constexpr std::size_t kMostPieces = 16;
  if (table.rows.size() > kMostRows) return "COLLECT";
  if (table.rows.size() == 1) return "UNIQUE";
  share_ends(material, table, findings);
  report_gaps(material, table, findings);
  AwardTable made;
  made.columns = table.columns;
  for (std::size_t a = 0; a < table.rows.size(); ++a) {
    std::vector<Tests> pieces = {table.tests[a]};
    for (std::size_t b = 0; b < table.rows.size(); ++b) {
      if (same_award(table.rows[a], table.rows[b]) ||
          !holds_next(table.tests, a, b)) {
        continue;
      }
      std::vector<Tests> next;
      for (const Tests& piece : pieces) {
        if (!holds(piece, table.tests[b])) {
          next.push_back(piece);
          continue;
        }
        for (Tests& rest : without(piece, table.tests[b])) {
          next.push_back(std::move(rest));
        }
      }
      if (next.empty() || next.size() > kMostPieces) continue;
      pieces = std::move(next);
    }
    for (Tests& piece : pieces) {
      made.tests.push_back(std::move(piece));
      made.rows.push_back(table.rows[a]);
    }
  }
  table = std::move(made);
  for (std::size_t a = 0; a < table.rows.size(); ++a) {
    for (std::size_t b = a + 1; b < table.rows.size(); ++b) {
      if (!apart(table.tests[a], table.tests[b])) return "COLLECT";
    }
  }
  return "UNIQUE";
}

}  // namespace tiaowen
