// What travels inside the program: the dictionaries as they stand in the
// repository, and the JSON Schema of a record.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/model/lexicon.h"

namespace tiaowen {

std::vector<DictionaryFile> shipped_dictionaries();
std::string_view record_schema();

}  // namespace tiaowen
