// The value of a mention, read back from a record's JSON.
#pragma once

#include <string>

#include "pipeline/model/mention.h"
#include "pipeline/write/record_places.h"

namespace tiaowen {

// `type` is "amount", "time" …; `at` the mention's span. Throws BadField.
Value value_from_json(const std::string& type, JsonNode json, Span at,
                      RecordPlaces& places);

}  // namespace tiaowen
