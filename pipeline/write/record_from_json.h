// record_from_json: a record's JSON read back.
//
//   auto stored = record_from_json(json, "out/records/a.txt.json");
//   append_json(stored->record, stored->generator, {}, again);  // == json
//
// What the JSON does not hold stays empty: blocks, the rules and rows that a
// mention was read by. The folded text is the published one. Words that the
// JSON gives without their place (per, units, titles) are found again beside
// their mention.
//
// Codes of errors: not_json, not_a_record (with the field that is wrong).
#pragma once

#include <string>
#include <string_view>

#include "pipeline/model/record.h"
#include "pipeline/model/result.h"
#include "pipeline/write/write.h"

namespace tiaowen {

struct StoredRecord {
  Record record;
  Generator generator;
  std::string id;  // of `pipe`, as JSON text; empty where there is none
};

// `name` is what messages call it: the path of a file.
Result<StoredRecord> record_from_json(std::string_view json,
                                      std::string_view name);

}  // namespace tiaowen
