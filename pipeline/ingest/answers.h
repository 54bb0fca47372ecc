// What a document answers, and how two readings of it differ.
//
//   differences(answers_of(store, old).value(), answers_of(store, id).value())
//     {different, obligation, "给予补助", "award; due 2026-06-30", "…
//     2026-09-30"}
#pragma once

#include <string>
#include <vector>

#include "pipeline/store/store.h"

namespace tiaowen {

// A row of the view `answers`.
struct StoredAnswer {
  std::string kind, subject, value, clause;
};
Result<std::vector<StoredAnswer>> answers_of(Store& store,
                                             std::int64_t document);

struct AnswerChange {
  std::string change;  // gained, lost, different
  std::string kind, subject, before, after;
};
// Answers of the same words are compared first, then those of one clause.
std::vector<AnswerChange> differences(std::vector<StoredAnswer> before,
                                      std::vector<StoredAnswer> after);

}  // namespace tiaowen
