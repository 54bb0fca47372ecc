// Counts: how many rows each filter of a query passes, and how many all of
// them, as far as it is cheap to know: what is followed is chosen by it.
//
//   Counts counts(database, query);
//   counts.count(filters);
//   counts.of(0).rows   of filters[0], counted in its index up to a limit
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/query/filters.h"

namespace tiaowen {

struct Passed {
  double share = 0.5;  // of all rows; so many where nothing can be counted
  double rows = 0;
  std::optional<std::string> hits{};  // of a search, as JSON, if not many
};

class Counts {
 public:
  Counts(const Database& database, const Query& query)
      : database_(database), query_(query) {}

  Result<void> count(const std::vector<Filter>& filters);

  double all() const { return all_; }  // rows that the subject has, about
  const Passed& of(std::size_t filter) const { return passed_[filter]; }
  double together() const { return together_; }  // the share that passes all

 private:
  Result<Passed> passed_by(const Filter& filter) const;
  Result<std::int64_t> counted_rows(const Way& way) const;
  Result<std::int64_t> found(const Way& way,
                             std::optional<std::string>& kept) const;
  Result<void> try_on_some(const std::vector<Filter>& filters);

  const Database& database_;
  const Query& query_;
  double all_ = 0, together_ = 1;
  std::vector<Passed> passed_;
};

}  // namespace tiaowen
