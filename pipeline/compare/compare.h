// compare: what a newer version of a document changed.
//
//   const Comparison found = compare(older, newer);
//   found.clauses[0]   changed: 第五条 of the one, 第六条 of the other,
//                      amount 300000 -> 500000
//
// Clauses are compared by their own words, without their labels and without
// the clauses below them, blanks aside: one that only moved or got another
// number is no change of its words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/record.h"

namespace tiaowen {

enum class ChangeKind : std::uint8_t { added, removed, changed, renumbered };
std::string_view name_of(ChangeKind kind);

// Mentions of one type that stand on one side only; indices by place.
struct ValueChange {
  std::string type;  // amount, ratio, quantity, time, department
  std::vector<int> before, after;
};

struct ClauseChange {
  ChangeKind kind = ChangeKind::changed;
  int before = -1, after = -1;  // clauses; -1 on the side that has none
  std::string words_before, words_after;
  std::vector<ValueChange> values;
};

struct MetadataChange {
  std::string field, before, after;
};

struct Comparison {
  std::vector<MetadataChange> metadata;
  std::vector<ClauseChange> clauses;  // in the newer one's order
  int unchanged = 0;
};

Comparison compare(const Record& before, const Record& after);

// A value in one word, to be compared and shown: 300000, 2025-12-31, a name.
std::string value_of(const Record& record, const Mention& mention);

}  // namespace tiaowen
