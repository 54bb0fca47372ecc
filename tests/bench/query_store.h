// A store of invented documents, as large as asked for, and values to ask it
// with.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "pipeline/store/store.h"

namespace tiaowen::bench {

using Random = std::mt19937;

inline constexpr std::int64_t kMostFen = 2'000'000'000;

// Some stand in many documents, most in few.
std::string a_region(Random& random);
std::string an_organ(Random& random);
std::string some_words(Random& random, int count);
std::string some_day(Random& random);
const std::vector<std::string>& all_regions();

int one_of(Random& random, int from, int to);

// By bulk insert: 20 articles a document, an obligation in each.
Result<void> fill(Store& store, std::int64_t obligations);

}  // namespace tiaowen::bench
