// What to say where nothing, or not all that was meant, answers a query.
//
//   rows_without_each(database, query)   {{"--due-before", 6}, {"--lead", 14}}
//   rows_without_day(database, query)    2: 方案批准后15日内 names no day
//   words_in_use(database, query)        年, 月, 亩: what amounts are for
//
// Nothing here is counted further than kMostTold.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "pipeline/model/result.h"
#include "pipeline/query/query.h"
#include "pipeline/store/database.h"

namespace tiaowen {

inline constexpr std::size_t kMostTold = 1000;

struct RowsWithout {
  std::string_view option;
  bool any_role = false;  // a body in any part, in place of the one asked for
  std::size_t rows = 0;
};

// Of the filters that alone keep rows away, with the rows that there are
// without one, or with a body in any part. REQUIRES: `query.about` is not
// departments.
Result<std::vector<RowsWithout>> rows_without_each(const Database& database,
                                                   const Query& query);

// The rows that pass all filters but those on days and have a limit in time
// without a day. None where days are not asked for, or nothing else is.
Result<std::size_t> rows_without_day(const Database& database,
                                     const Query& query);

// Where no amount is for the words of `query.per`, or no finding has its code:
// those that there are, the commonest first.
struct WordsInUse {
  std::string_view option;
  std::vector<std::string> words;
};
Result<std::vector<WordsInUse>> words_in_use(const Database& database,
                                             const Query& query);

}  // namespace tiaowen
