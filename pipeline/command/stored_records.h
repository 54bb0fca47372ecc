// Records as they were written: files of `tiaowen run`, folders of them, lines
// of `tiaowen pipe`.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "pipeline/model/result.h"
#include "pipeline/write/record_from_json.h"

namespace tiaowen {

// Every record of these files and folders, by path; "-" is `in`. A file of a
// folder that is no record (index.json) is passed over; one named by itself is
// an error, as is a name where nothing is.
Result<std::vector<StoredRecord>> stored_records(
    const std::vector<std::string>& names, std::istream& in);

// Hands over one record after the other; false from `take` ends it.
using TakeRecord = std::function<bool(StoredRecord)>;
Result<void> each_record_in_store(const std::string& store,
                                  const TakeRecord& take);

// Every current record of a store.
Result<std::vector<StoredRecord>> records_in_store(const std::string& store);

}  // namespace tiaowen
