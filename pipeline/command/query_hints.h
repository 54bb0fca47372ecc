// What a person is told beside the rows of an answer: why there are none, how
// a day was read, what else there would be.
//
//   nothing found; without --due-before: 6, without --lead: 14
#pragma once

#include <iosfwd>

#include "pipeline/command/query_command.h"
#include "pipeline/query/query.h"
#include "pipeline/store/database.h"

namespace tiaowen {

// `rows` were found for `query`, which `command` was read as; `more`: there
// are further ones. Only for tables are other questions put to the store.
Result<void> say_hints(const QueryCommand& command, const Query& query,
                       const Database& database, std::size_t rows, bool more,
                       bool for_people, std::ostream& log);

// For SQL that is refused: the store's views where it named a table that is
// none, what it may do where it may not do that.
Error with_what_can_be_asked(Error error, const Database& database);

}  // namespace tiaowen
