#include "pipeline/query/counts.h"

#include <algorithm>

namespace tiaowen {
namespace {

constexpr std::int64_t kMost = 50000;       // rows of an index that are counted
constexpr std::int64_t kMostFound = 20000;  // … of a search, and kept
constexpr double kMany = 0.1;  // the share of rows where there are more

}  // namespace

Result<void> Counts::count(const std::vector<Filter>& filters) {
  auto slots = database_.number("SELECT max(slot) FROM search_slot");
  if (!slots) return tl::unexpected(slots.error());
  const auto documents = static_cast<double>(slots->value_or(0));
  all_ = std::max(100.0, kRowsOfDocument * documents);
  if (query_.about == Subject::documents) all_ /= kRowsOfDocument;
  for (const Filter& filter : filters) {
    auto passed = passed_by(filter);
    if (!passed) return tl::unexpected(passed.error());
    together_ *= passed->share;
    passed_.push_back(std::move(*passed));
  }
  return try_on_some(filters);
}

// How many rows pass all filters? Those of the first documents tell what
// counting each filter by itself cannot: that no duty has an amount. Ids are
// hashes, so any documents are as good as others.
Result<void> Counts::try_on_some(const std::vector<Filter>& filters) {
  constexpr double kWorthIt = 200000;
  if (all_ < kWorthIt || filters.size() < 3 || query_.limit == 0 ||
      query_.about == Subject::documents || query_.about == Subject::clauses) {
    return {};
  }
  SqlText sql("SELECT count(*), count(CASE WHEN ");
  sql.add(conditions_of(filters, query_.about))
      .add(" THEN 1 END) FROM " + table_of(query_.about) +
           " AS r WHERE r.document < (SELECT id FROM document ORDER BY id "
           "LIMIT 1 OFFSET 60)");
  auto statement = sql.prepare(database_);
  if (!statement) return tl::unexpected(statement.error());
  const auto row = statement->step();
  if (!row) return tl::unexpected(row.error());
  const double tried = std::max(1.0, statement->real(0));
  const double passed = statement->real(1);
  together_ = passed > 0 ? passed / tried : std::min(together_, 0.3 / tried);
  return {};
}

Result<Passed> Counts::passed_by(const Filter& filter) const {
  Passed passed;
  passed.rows = all_;
  if (filter.ways.empty()) {
    if (filter.cost < 1) passed.share = 1;
    return passed;
  }
  const Way& way = filter.ways.front();
  auto counted =
      way.searched.empty() ? counted_rows(way) : found(way, passed.hits);
  if (!counted) return tl::unexpected(counted.error());
  passed.rows = static_cast<double>(*counted) * way.rows_each;
  const std::int64_t most = way.searched.empty() ? kMost : kMostFound;
  if (*counted == most) passed.rows = std::max(passed.rows, all_ * kMany);
  passed.share = std::min(1.0, passed.rows / all_);
  return passed;
}

Result<std::int64_t> Counts::counted_rows(const Way& way) const {
  SqlText sql("SELECT count(*) FROM (SELECT 1 ");
  sql.add(way.counted).add(" LIMIT ?)", kMost);
  auto statement = sql.prepare(database_);
  if (!statement) return tl::unexpected(statement.error());
  const auto row = statement->step();
  if (!row) return tl::unexpected(row.error());
  return statement->integer(0);
}

// What is found is kept where it is not much.
Result<std::int64_t> Counts::found(const Way& way,
                                   std::optional<std::string>& kept) const {
  SqlText sql("SELECT f.rowid ");
  sql.add(way.counted).add(" LIMIT ?", kMostFound);
  auto statement = sql.prepare(database_);
  if (!statement) return tl::unexpected(statement.error());
  std::int64_t hits = 0;
  std::string list;
  const auto read = statement->each([&] {
    list += hits++ == 0 ? '[' : ',';
    list += std::to_string(statement->integer(0));
  });
  if (!read) return tl::unexpected(read.error());
  if (hits < kMostFound) kept = hits == 0 ? "[]" : list + "]";
  return hits;
}

}  // namespace tiaowen
