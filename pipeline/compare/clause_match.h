// Which clause of one version is which of the other.
#pragma once

#include <string>
#include <vector>

#include "pipeline/model/record.h"

namespace tiaowen {

// A clause's own words: without its label and the clauses below it.
struct OwnWords {
  std::u32string words;    // as published, one blank trimmed off each end
  std::u32string compact;  // without blanks: what is compared
};
std::vector<OwnWords> own_words(const Record& record);

// For every clause of `after` the one of `before`, -1 where it is new. First
// those of the same words, then those of the same id that are alike, then
// the most alike of what is left.
std::vector<int> match_clauses(const Record& before, const Record& after,
                               const std::vector<OwnWords>& words_before,
                               const std::vector<OwnWords>& words_after);

}  // namespace tiaowen
