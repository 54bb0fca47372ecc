// ClauseContext: the clause that an answer stands in, whole, with what stands
// above it: for reading an answer where it was given.
#pragma once

#include <string>
#include <vector>

#include "pipeline/query/keys.h"

namespace tiaowen {

struct ClauseContext {
  std::string title, doc_number, path;
  int page = 0;                       // 0: the document has none
  std::vector<std::u32string> above;  // the openings of the clauses above
  std::u32string text;                // the clause with all below it
  std::size_t begin = 0, end = 0;     // the answer in it
  std::u32string next;                // the first line of what follows
};

// REQUIRES: `key` is a row of `subject`, which has clauses.
Result<ClauseContext> clause_context(const Database& database, Subject subject,
                                     const Key& key);

}  // namespace tiaowen
