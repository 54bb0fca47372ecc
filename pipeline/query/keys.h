// Keys: which rows answer a query, in its order.
//
//   auto keys = find_keys(database, query);
//   keys->at(0)   {document, number}: the obligation's primary key
//
// Of the filters that an index leads to, the one that touches the fewest rows
// is followed and the others are tested on its rows: a rare department beats a
// wide span of dates. How many rows each has is counted, up to a limit.
#pragma once

#include <vector>

#include "pipeline/query/query.h"
#include "pipeline/store/database.h"

namespace tiaowen {

struct Key {
  std::int64_t document = 0;
  std::int64_t number = 0;  // 0 for documents
  bool operator==(const Key&) const = default;
};

// REQUIRES: `query.about` is not departments. Codes: those of Database.
Result<std::vector<Key>> find_keys(const Database& database,
                                   const Query& query);

}  // namespace tiaowen
