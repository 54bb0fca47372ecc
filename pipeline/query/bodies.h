// Bodies: which bodies of the store somebody means who types a name.
//
//   find_bodies(database, words, "市财政局", "玉溪市")   {"玉溪市财政局"}
//   find_bodies(database, words, "财政局", "")           those of all cities …
//
// Short names and aliases are rows of department.tsv, regions of region.tsv. A
// name without its region is the region's that is given, or anybody's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/lexicon.h"
#include "pipeline/model/result.h"
#include "pipeline/store/database.h"

namespace tiaowen {

struct FoundBodies {
  std::vector<std::string> names;  // as the store has them, at least one
  bool by_region = false;          // the region given was needed to tell
};

// Code: unknown_name, with the nearest names of the store.
Result<FoundBodies> find_bodies(const Database& database, const Lexicon& words,
                                std::string_view typed,
                                std::string_view region);

// "玉溪" is 玉溪市: a region of region.tsv, or one that a document of the store
// is of. Code: unknown_name, with the nearest regions.
Result<std::string> find_region(const Database& database, const Lexicon& words,
                                std::string_view typed);

// The names most like this one, best first, at most `most`.
std::vector<std::string> nearest(std::string_view name,
                                 const std::vector<std::string>& names,
                                 std::size_t most = 5);

}  // namespace tiaowen
