// assemble: from mentions to what systems can act on.
//
//   市财政局应当于每年3月底前下达预算。
//   -> Obligation{duty, leads 市财政局, due every March 31, action 下达预算}
//
// Obligations come from two places: sentences, with what they leave out taken
// from around them (obligations.cc), and the rows of task tables
// (task_tables.cc). What the rules are, in words, stands in README.md here.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "pipeline/assemble/sentences.h"
#include "pipeline/assemble/signals.h"
#include "pipeline/model/lexicon.h"
#include "pipeline/model/record.h"

namespace tiaowen {

// For each place of a text and its end the first mention that begins there or
// later: most questions about mentions are answered by one look here.
class MentionPlaces {
 public:
  MentionPlaces(const Text& text, const std::vector<Mention>& mentions);

  // mentions.size() where none begins at `at` or later.
  std::uint32_t first_from(std::uint32_t at) const {
    return first_[std::min(at, last_)];
  }
  bool begins_at(std::uint32_t at) const {
    return first_from(at) != first_from(at + 1);
  }

 private:
  std::uint32_t last_;  // place: behind the text and all mentions
  std::unique_ptr<std::uint32_t[]> first_;
};

// What assembling looks at; everything must outlive the call.
struct Material {
  const Text& text;
  const std::vector<Clause>& clauses;
  const std::vector<Mention>& mentions;  // by place, resolved
  const Metadata& metadata;
  std::span<const Sighting> sightings;  // of the one pass, by place
  const Lexicon& words;
  MentionPlaces places = {text, mentions};
  SignalWords signals = {sightings, words};
  // Of each block; without the labels of clauses.
  Sentences sentences = sentences_of_blocks(text, clauses);
};

// By place. Adds findings actor.missing.
std::vector<Obligation> find_obligations(const Material& material,
                                         std::vector<Finding>& findings);

// Ordered procedures, their steps with the actors that the obligations name.
std::vector<Workflow> find_workflows(
    const Material& material, const std::vector<Obligation>& obligations);

// The decision tables, by place. Adds rule.overlap, rule.gap, rule.incomplete.
std::vector<Rule> find_rules(const Material& material,
                             std::vector<Finding>& findings);

}  // namespace tiaowen
