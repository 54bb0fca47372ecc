// segment() finds the clause tree of a text.
//
//   第三章 › 第十条 › （二）       regulations
//   一、 › （三） › 1. › （2）      official documents, by depth
//
// Findings: clause.empty, clause.number_gap, clause.repeated,
// clause.ambiguous.
#pragma once

#include <vector>

#include "pipeline/model/clause.h"
#include "pipeline/model/finding.h"
#include "pipeline/model/lexicon.h"
#include "pipeline/model/text.h"

namespace tiaowen {

struct Segmented {
  std::vector<Clause> clauses;  // reading order, parents before children
  std::vector<Finding> findings;
};

Segmented segment(const Text& text, const Lexicon& words);

}  // namespace tiaowen
