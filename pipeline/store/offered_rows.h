// offered_rows: rows in memory as a table of SQLite, so that one statement
// takes in many of them,
//
//   INSERT INTO clause SELECT c1, c2, c3 FROM offered_rows
//
// which costs less than half of a statement for each.
#pragma once

#include <span>

#include "pipeline/store/database.h"

struct sqlite3;

namespace tiaowen {

inline constexpr int kMostOfferedColumns = 64;

// What stands behind the table; null: no rows. `from` must outlive the
// connection. Gives SQLite's status.
int add_offered_rows(sqlite3* database, RowSource** from);

}  // namespace tiaowen
