#include "pipeline/query/document_keys.h"

#include <algorithm>

#include "pipeline/query/filters.h"

namespace tiaowen {
namespace {

// So many obligations are looked for first, and so many documents are looked
// into at most where they tell that it is enough.
constexpr std::int64_t kFirst = 1000;
constexpr double kLookedInto = 2000;

Query of_obligations(const Query& query, std::int64_t limit) {
  Query inner = query;
  inner.about = Subject::obligations;
  inner.order = Order::document;
  inner.reversed = false;
  inner.limit = limit;
  return inner;
}

Result<std::vector<Key>> read_ids(const Database& database,
                                  const SqlText& sql) {
  auto rows = sql.prepare(database);
  if (!rows) return tl::unexpected(rows.error());
  std::vector<Key> keys;
  const auto read = rows->each([&] { keys.push_back({rows->integer(0), 0}); });
  if (!read) return tl::unexpected(read.error());
  return keys;
}

// Newest first, and so on; -1 is SQLite's word for all.
std::int64_t at_most(const Query& query, std::size_t found) {
  return query.limit > 0 ? query.limit - static_cast<std::int64_t>(found) : -1;
}

// Of obligations in the order of documents.
std::vector<std::int64_t> documents_of(const std::vector<Key>& obligations) {
  std::vector<std::int64_t> ids;
  for (const Key& key : obligations) {
    if (ids.empty() || ids.back() != key.document) ids.push_back(key.document);
  }
  return ids;
}

Result<std::vector<Key>> sorted(const Database& database, const Query& query,
                                const std::vector<std::int64_t>& documents) {
  std::string ids = "[";
  for (const std::int64_t id : documents) {
    if (ids.size() > 1) ids += ',';
    ids += std::to_string(id);
  }
  const bool down = (order_of(query) == Order::document) != query.reversed;
  const SqlText by = order_expression(query);
  SqlText sql(
      "SELECT r.id FROM json_each(?) AS l CROSS JOIN document AS r "
      "WHERE r.id = l.value ORDER BY ",
      ids + "]");
  sql.add(by).add(" IS NULL, ").add(by).add(down ? " DESC" : "");
  sql.add(", r.id LIMIT ?", at_most(query, 0));
  return read_ids(database, sql);
}

// Into one document after the other, until there are enough.
Result<std::vector<Key>> by_looking(const Database& database,
                                    const Query& query) {
  const Query inner = of_obligations(query, 0);
  Way way;
  way.document = "h.id";
  std::vector<Key> keys;
  for (const bool dated : {true, false}) {
    SqlText sql(
        "SELECT h.id FROM document AS h INDEXED BY document_by_issued WHERE "
        "h.issued IS ");
    sql.add(dated ? "NOT NULL" : "NULL")
        .add(
            " AND EXISTS (SELECT 1 FROM obligation AS r WHERE r.document = "
            "h.id AND ")
        .add(conditions_of(filters_of(inner), inner.about, &way))
        .add(query.reversed ? ") ORDER BY h.issued, h.id"
                            : ") ORDER BY h.issued DESC, h.id")
        .add(" LIMIT ?", at_most(query, keys.size()));
    const auto more = read_ids(database, sql);
    if (!more) return more;
    keys.insert(keys.end(), more->begin(), more->end());
  }
  return keys;
}

// Are there enough documents such as these, the first by their ids? Ids are
// hashes, so their share is that of all.
Result<bool> are_many(const Database& database, const Query& query,
                      const std::vector<std::int64_t>& documents) {
  auto looked = SqlText("SELECT count(*) FROM search_slot WHERE document <= ?",
                        documents.back())
                    .prepare(database);
  if (!looked) return tl::unexpected(looked.error());
  const auto row = looked->step();
  if (!row) return tl::unexpected(row.error());
  const double share =
      static_cast<double>(documents.size()) / std::max(1.0, looked->real(0));
  return static_cast<double>(query.limit) <= kLookedInto * share;
}

}  // namespace

bool asks_for_obligations(const Query& query) {
  return !query.bodies.empty() || !query.modalities.empty() || query.due_from ||
         query.due_to || query.amount_from || query.amount_to ||
         !query.per.empty() || !query.condition.empty();
}

Result<std::vector<Key>> find_document_keys(const Database& database,
                                            const Query& query) {
  if (query.limit > 0 && order_of(query) == Order::document) {
    const auto first = find_keys(database, of_obligations(query, kFirst));
    if (!first) return first;
    const auto documents = documents_of(*first);
    if (first->size() < static_cast<std::size_t>(kFirst)) {
      return sorted(database, query, documents);
    }
    const auto many = are_many(database, query, documents);
    if (!many) return tl::unexpected(many.error());
    if (*many) return by_looking(database, query);
  }
  const auto all = find_keys(database, of_obligations(query, 0));
  if (!all) return all;
  return sorted(database, query, documents_of(*all));
}

}  // namespace tiaowen
