// Documents that have obligations which pass a query's filters.
#pragma once

#include "pipeline/query/keys.h"

namespace tiaowen {

// Does the query ask for what obligations have: bodies, days, amounts?
bool asks_for_obligations(const Query& query);

// REQUIRES: `query.about` is documents, and it asks for that.
Result<std::vector<Key>> find_document_keys(const Database& database,
                                            const Query& query);

}  // namespace tiaowen
