// Departments: the bodies that the store's documents name, with what they do.
#pragma once

#include "pipeline/query/rows.h"

namespace tiaowen {

// Filters: bodies (by name), region (theirs), text (in their name), limit. The
// most mentioned first. Cells as columns_of(Subject::departments).
Result<std::vector<SheetRow>> department_rows(const Database& database,
                                              const Query& query);

}  // namespace tiaowen
