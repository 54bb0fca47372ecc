// Sums of the amounts that answer a query, by what they are and are for.
//
// A total and its parts count once: a part is left out where a total of the
// same currency stands in its clause or one above it, and so is a total within
// another. An amount that two obligations share counts once. Rates (每户50万元)
// are not added up: their smallest and largest are told. Where amounts are
// bounds (最高300万元) the sum has two ends, as far as they are known.
#pragma once

#include <vector>

#include "pipeline/model/sheet.h"
#include "pipeline/query/keys.h"
#include "pipeline/query/rows.h"

namespace tiaowen {

const std::vector<ResultColumn>& sum_columns();

// REQUIRES: `keys` are obligations that answer `query`.
Result<std::vector<SheetRow>> sum_rows(const Database& database,
                                       const Query& query,
                                       const std::vector<Key>& keys);

}  // namespace tiaowen
