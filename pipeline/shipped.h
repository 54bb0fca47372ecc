// What travels inside the program: the dictionaries as they stand in the
// repository, and the JSON Schema of a record.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/model/lexicon.h"

namespace tiaowen {

std::vector<DictionaryFile> shipped_dictionaries();
// The same compiled, as Lexicon::of_image() takes it.
std::span<const std::uint64_t> shipped_image();
std::string_view record_schema();

}  // namespace tiaowen
