// References to a place in this document or in a law named without 《》.
#pragma once

#include <vector>

#include "extractors/extract.h"

namespace tiaowen {

// By place; they may overlap citations by title.
std::vector<Mention> find_references(const Reading& reading);

}  // namespace tiaowen
