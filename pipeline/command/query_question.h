// A query as typed becomes a Query: names, days and amounts are read, filters
// that do not fit the subject are refused.
#pragma once

#include "pipeline/command/query_command.h"
#include "pipeline/query/query.h"
#include "pipeline/store/database.h"

namespace tiaowen {

// Codes: bad_filter, bad_value, unknown_name.
Result<Query> question_of(const QueryCommand& command, const Lexicon& words,
                          const Database& database);

}  // namespace tiaowen
