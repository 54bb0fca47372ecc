// Store::copy_documents: rows of another store, as they stand.

#include "pipeline/store/parts.h"
#include "pipeline/store/store.h"

namespace tiaowen {
namespace {

Result<std::vector<std::int64_t>> documents_to_copy(Database& database) {
  auto asked = database.prepare(
      "SELECT p.id FROM part.document AS p WHERE p.current = 1 AND NOT EXISTS "
      "(SELECT 1 FROM main.document AS m WHERE m.id = p.id AND m.fingerprint "
      "= p.fingerprint) ORDER BY p.id");
  if (!asked) return tl::unexpected(asked.error());
  std::vector<std::int64_t> ids;
  const auto read = asked->each([&] { ids.push_back(asked->integer(0)); });
  if (!read) return tl::unexpected(read.error());
  return ids;
}

void copy_rows(Rows& rows, std::int64_t id) {
  rows.change(
      "INSERT INTO main.document SELECT * FROM part.document WHERE id = ?", id);
  // It becomes current with its place.
  rows.change(
      "UPDATE main.document SET current = EXISTS (SELECT 1 FROM main.place "
      "WHERE document = ?1) WHERE id = ?1",
      id);
  rows.change(
      "INSERT INTO main.record SELECT * FROM part.record WHERE document = ?",
      id);
  for (auto table = kPartsOfDocument.rbegin(); table != kPartsOfDocument.rend();
       ++table) {
    const std::string name(*table);
    rows.change("INSERT INTO main." + name + " SELECT * FROM part." + name +
                    " WHERE document = ?",
                id);
  }
  rows.change(
      "INSERT INTO main.department SELECT name, coalesce(register_id, ''), "
      "coalesce(region, ''), coalesce(level, ''), collective, count(*) FROM "
      "part.mention WHERE document = ? AND type = 'department' GROUP BY 1, 2, "
      "3, 4, 5 ON CONFLICT DO UPDATE SET mentions = mentions + "
      "excluded.mentions",
      id);
  rows.change("INSERT INTO main.search_slot (document) VALUES (?)", id);
  for (const std::string_view table : kSearchTables) {
    const std::string name(table);
    rows.change(
        "INSERT INTO main." + name +
            " (rowid, text) SELECT (SELECT slot FROM main.search_slot WHERE "
            "document = ?1) << 20 | (rowid & 1048575), text FROM part." +
            name +
            " WHERE rowid BETWEEN (SELECT slot FROM part.search_slot WHERE "
            "document = ?1) << 20 AND (SELECT slot FROM part.search_slot "
            "WHERE document = ?1) << 20 | 1048575",
        id);
  }
}

}  // namespace

Result<void> Store::copy_documents(const std::string& other) {
  auto attach = database_->prepare("ATTACH ? AS part");
  if (!attach) return tl::unexpected(attach.error());
  attach->bind(1, other);
  if (const auto done = attach->step(); !done) {
    return tl::unexpected(done.error());
  }
  const auto ids = documents_to_copy(*database_);
  if (!ids) return tl::unexpected(ids.error());
  // Its statements name `part`, which is not there for long.
  Rows rows(*database_);
  for (const std::int64_t id : *ids) {
    Transaction transaction(*database_);
    if (!transaction.begun()) return transaction.begun();
    if (auto removed = remove(id); !removed) return removed;
    copy_rows(rows, id);
    if (auto copied = rows.status(); !copied) return copied;
    if (auto done = transaction.commit(); !done) return done;
  }
  return {};
}

}  // namespace tiaowen
