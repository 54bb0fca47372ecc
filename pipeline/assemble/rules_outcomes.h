// Outcomes: the figures of a fragment that are given, and where none is.
#pragma once

#include <vector>

#include "pipeline/assemble/rules_rows.h"

namespace tiaowen {

// Indices of the mentions that say what is given, in order. Under a heading of
// `standards` an amount needs no word of award.
std::vector<int> outcomes_in(const Material& material, Span fragment,
                             Asides asides, bool standards);

// Is there one at all?
bool has_outcome(const Material& material, Span fragment, Asides asides,
                 bool standards);

// Does a word of award stand there?
bool awards_in(const Material& material, Span span, Asides asides);

// Does a figure stand there that may be given: an amount or a ratio?
bool states_award(const Material& material, Span span);
// Might one that a row asks for?
bool states_threshold(const Material& material, Span span);

// Is it the most that is given?
bool caps(const Mention& mention);

// Sets what the row gives: the figure of `mention`.
// REQUIRES: an amount or a ratio.
void state(const Material& material, const Mention& mention, AwardRow& row);

// 三星级按60%: the words before the figure, where they are a name.
std::optional<Condition> label_in(const Material& material,
                                  const RuleWords& words, Span own);

// The items of the last list in `place`; `name` is what they are.
std::vector<Span> items_in(const Material& material, Span place,
                           std::string& name);

// The stretches of `piece` that state a condition: up to 的, or 且…的.
std::vector<Span> conditions_said(const Material& material, Span piece,
                                  bool before_figure);

}  // namespace tiaowen
