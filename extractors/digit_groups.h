// Groups of three digits as people type them who have no thin space:
//
//   1，200万元    a comma as wide as a character, a unit behind the last group
//   产量1 200吨   a blank, in running words and with a unit behind
//
// A comma so wide also parts two numbers (由20，300家), and a blank two cells:
// only a unit, and words in front, make one figure of them. That is a guess
// still, and is said so.
#pragma once

#include <optional>
#include <vector>

#include "extractors/extract.h"
#include "pipeline/model/finding.h"

namespace tiaowen {

// Is the wide comma inside the numeral a group's? REQUIRES: it has one.
bool groups_by_wide_comma(const Text& text, const Lexicon& words,
                          const Numeral& numeral);

// The numeral with the groups that stand behind blanks; nothing where it has
// none.
std::optional<Numeral> grouped_by_blanks(const Text& text, const Lexicon& words,
                                         const Numeral& numeral);

// Says which figures were read so.
void report_groups(const Text& text, const std::vector<Mention>& mentions,
                   std::vector<Finding>& findings);

}  // namespace tiaowen
