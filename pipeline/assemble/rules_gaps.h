// Gaps: what a decision table says nothing about though its document should.
//
//   60分以下 …, 80分以上 …                 rule.gap between 60 and 80
//   国家级、省级、市级 are named above,
//   省级 … , 市级 … have rows             rule.gap for 国家级
#pragma once

#include <string>
#include <vector>

#include "pipeline/assemble/rules_table.h"

namespace tiaowen {

// The words of a threshold with those that bound it: 60分以下.
std::string band_words(const Material& material, const Condition& band);

// Stretches between bands that no row covers: in each column of numbers, among
// the rows that ask the same in all others. REQUIRES: as the rows were read.
void report_gaps(const Material& material, const AwardTable& table,
                 std::vector<Finding>& findings);

// Where a table's levels may be listed: the words of its clause, the headings
// and lead-ins above it; without a clause its paragraph, `block`.
std::vector<Span> words_around(const Material& material, int clause,
                               std::size_t block);

// Levels and grades that `around` (the clause's words, headings above it)
// lists beside those of the table, and that have no row.
void report_missing_levels(const Material& material, const AwardTable& table,
                           const std::vector<Span>& around,
                           std::vector<Finding>& findings);

}  // namespace tiaowen
