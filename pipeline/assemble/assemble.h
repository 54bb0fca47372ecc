// assemble: from mentions to what systems can act on.
//
//   市财政局应当于每年3月底前下达预算。
//   -> Obligation{duty, leads 市财政局, due every March 31, action 下达预算}
//
// Obligations come from two places: sentences, with what they leave out taken
// from around them (obligations.cc), and the rows of task tables
// (task_tables.cc). What the rules are, in words, stands in README.md here.
#pragma once

#include <span>
#include <vector>

#include "pipeline/model/lexicon.h"
#include "pipeline/model/record.h"

namespace tiaowen {

// What assembling looks at; everything must outlive the call.
struct Material {
  const Text& text;
  const std::vector<Clause>& clauses;
  const std::vector<Mention>& mentions;  // by place, resolved
  const Metadata& metadata;
  std::span<const Sighting> sightings;  // of the one pass, by place
  const Lexicon& words;
};

// By place. Adds findings actor.missing.
std::vector<Obligation> find_obligations(const Material& material,
                                         std::vector<Finding>& findings);

// Ordered procedures, their steps with the actors that the obligations name.
std::vector<Workflow> find_workflows(
    const Material& material, const std::vector<Obligation>& obligations);

// The decision tables, by place. Adds findings rule.overlap and rule.gap.
std::vector<Rule> find_rules(const Material& material,
                             std::vector<Finding>& findings);

}  // namespace tiaowen
