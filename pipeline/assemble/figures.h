// Figures: which amounts, ratios and quantities a duty states, and which only
// say to whom it applies.
//
//   对招用5人以上的企业,给予3万元补助    3万元 stated, 5人 a threshold
//   建成基地不少于6个                    6个 stated
//
// An extractor's `use` decides where it has one; else what stands before the
// word of award, or before 的, is a threshold.
#pragma once

#include <vector>

#include "pipeline/assemble/actors.h"

namespace tiaowen {

struct FigureCounts {
  int stated = 0, thresholds = 0;
};

struct Figures : FigureCounts {
  std::vector<int> amounts, ratios, quantities;  // the stated ones
};

// The figures of a fragment, a part of a sentence, or a table cell. Quantities
// inside `asides` do not count.
Figures figures_in(const Material& material, Span span, Asides asides = {});
FigureCounts count_figures(const Material& material, Span span);

// The times inside `span` by which something is due.
std::vector<int> dues_in(const Material& material, Span span);

// The departments inside `span` with this role.
std::vector<int> departments_in(const Material& material, Span span,
                                DepartmentRole role);

// All of these in a part of a sentence, found by one walk.
struct Facts {
  Figures figures;
  std::vector<int> dues, approvers, recipients;
  bool recurs = false;  // 每年设立…: what recurs is meant to be done
};
Facts facts_in(const Material& material, Span span, Asides asides);

}  // namespace tiaowen
