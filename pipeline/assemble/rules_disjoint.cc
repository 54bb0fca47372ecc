#include <algorithm>
#include <optional>
#include <utility>

#include "pipeline/assemble/rules_gaps.h"
#include "pipeline/assemble/rules_table.h"

namespace tiaowen {
namespace {

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

// Must a row that gives something else leave another its cases?
bool any_nested(const AwardTable& table) {
  for (std::size_t a = 0; a < table.rows.size(); ++a) {
    for (std::size_t b = 0; b < table.rows.size(); ++b) {
      if (!same_award(table.rows[a], table.rows[b]) &&
          holds_narrower(table.tests, a, b)) {
        return true;
      }
    }
  }
  return false;
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

// What is left of row `a` when each narrower row that gives something else
// has its own cases.
std::vector<Tests> pieces_of(const AwardTable& table, std::size_t a) {
  constexpr std::size_t kMostPieces = 16;
  std::vector<Tests> pieces(1, table.tests[a]);
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
  return pieces;
}

void part_nested(AwardTable& table) {
  AwardTable made;
  made.columns = table.columns;
  for (std::size_t a = 0; a < table.rows.size(); ++a) {
    for (Tests& piece : pieces_of(table, a)) {
      made.tests.push_back(std::move(piece));
      made.rows.push_back(table.rows[a]);
    }
  }
  table = std::move(made);
}

}  // namespace

std::string make_disjoint(const Material& material, AwardTable& table,
                          std::vector<Finding>& findings) {
  if (table.rows.size() > kMostTableRows) return "COLLECT";
  if (table.rows.size() == 1) return "UNIQUE";
  share_ends(material, table, findings);
  report_gaps(material, table, findings);
  if (any_nested(table)) part_nested(table);
  for (std::size_t a = 0; a < table.rows.size(); ++a) {
    for (std::size_t b = a + 1; b < table.rows.size(); ++b) {
      if (!apart(table.tests[a], table.tests[b])) return "COLLECT";
    }
  }
  return "UNIQUE";
}

}  // namespace tiaowen
