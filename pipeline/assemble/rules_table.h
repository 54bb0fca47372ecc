// Rows put together as one decision table, made free of overlaps.
//
//   满5家 2000元; 满20家 1万元
//   [5..20) -> 2000, >=20 -> 10000
#pragma once

#include <vector>

#include "pipeline/assemble/rules_rows.h"

namespace tiaowen {

// A table before its tests are written: one condition, or none, for each
// column of each row.
using Tests = std::vector<std::optional<Condition>>;
struct AwardTable {
  std::vector<Condition> columns;  // name, kind and unit of each
  std::vector<Tests> tests;
  std::vector<AwardRow> rows;
};

// Rows are compared pair by pair: no decision table of a document has more,
// and a longer one is left as it was read.
inline constexpr std::size_t kMostTableRows = 100;

// Do the two conditions ask about the same thing?
bool same_column(const Condition& a, const Condition& b);

// Might they, where a table has no other number of their unit?
bool may_share_column(const Condition& a, const Condition& b);

// 新建冷库500平方米以上的…; 新建晾晒场1000平方米以上的…: is the row about
// thresholds of other things than all of `rows`?
bool asks_of_others(const std::vector<AwardRow>& rows, const AwardRow& row);

// Are their conditions the same, whatever they are called?
bool asks_the_same(const AwardRow& a, const AwardRow& b);

// Do the rows ask about something that the table asks about too?
bool fits(const AwardTable& table, const std::vector<AwardRow>& rows);

void add_row(AwardTable& table, AwardRow row);

// Shared ends go to one band (finding rule.overlap), missing stretches between
// bands are reported (rule.gap), and a row that holds a narrower one leaves
// that one's cases to it. "UNIQUE", or "COLLECT" where rows may still both hit.
std::string make_disjoint(const Material& material, AwardTable& table,
                          std::vector<Finding>& findings);

}  // namespace tiaowen
