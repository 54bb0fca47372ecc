#include "pipeline/store/store.h"

#include <algorithm>
#include <charconv>

#include "pipeline/model/sha256.h"
#include "pipeline/model/unicode.h"
#include "pipeline/store/deflated.h"
#include "pipeline/store/parts.h"
#include "pipeline/store/record_rows.h"
#include "pipeline/store/schema.h"

namespace tiaowen {
namespace {

constexpr std::int64_t kApplication = 0x7469616F;  // "tiao"

std::string with_views(std::string sql, const StoreSchema& schema) {
  sql += ";\n";
  sql += schema.views;
  return sql + ";\nPRAGMA user_version = " + std::to_string(schema.version());
}

Result<void> all_or_nothing(Database& database, const std::string& sql) {
  Transaction transaction(database);
  if (!transaction.begun()) return transaction.begun();
  if (auto done = database.execute(sql); !done) return done;
  return transaction.commit();
}

Result<void> make(Database& database, const StoreSchema& schema) {
  return all_or_nothing(
      database,
      with_views("PRAGMA application_id = " + std::to_string(kApplication) +
                     ";\n" + std::string(schema.tables),
                 schema));
}

// Tables that others point to are made anew, so keys are not asked meanwhile;
// that can be said outside of transactions only.
Result<void> migrate(Database& database, const StoreSchema& schema,
                     std::int64_t from) {
  const auto keys = database.number("PRAGMA foreign_keys");
  if (!keys) return tl::unexpected(keys.error());
  std::string sql;
  for (auto version = from; version < schema.version(); ++version) {
    sql += schema.steps[static_cast<std::size_t>(version - 1)];
    sql += ";\n";
  }
  if (auto off = database.execute("PRAGMA foreign_keys = OFF"); !off) {
    return off;
  }
  auto done = all_or_nothing(database, with_views(std::move(sql), schema));
  auto on = database.execute("PRAGMA foreign_keys = " +
                             std::to_string(keys->value_or(0)));
  return done ? on : done;
}

// Is it ours and of our version? Makes it so where it may.
Result<void> prepare(Database& database, OpenMode mode,
                     const StoreSchema& schema) {
  const auto version = database.number("PRAGMA user_version");
  if (!version) return tl::unexpected(version.error());
  const auto tables = database.number("SELECT count(*) FROM sqlite_master");
  if (!tables) return tl::unexpected(tables.error());
  if (mode == OpenMode::write && **tables == 0) return make(database, schema);
  const auto application = database.number("PRAGMA application_id");
  if (!application) return tl::unexpected(application.error());
  if (**application != kApplication) {
    return fail("store_foreign",
                database.path() + ": a database, but no store of tiaowen");
  }
  if (**version == schema.version()) return {};
  if (**version < 1) {
    return fail("store_damaged", database.path() + ": a store of no version");
  }
  const std::string versions =
      database.path() + ": version " + std::to_string(**version) +
      ", this program knows " + std::to_string(schema.version());
  if (**version > schema.version()) {
    return fail("store_newer", versions);
  }
  if (mode == OpenMode::read) {
    return fail("store_older", versions + "; ingest brings it up to date");
  }
  return migrate(database, schema, **version);
}

void put_document(const RowContext& context, std::string_view json,
                  std::string_view fingerprint) {
  const Record& record = context.record;
  const Source& s = record.source;
  const Metadata& m = record.metadata;
  const auto date = [](const std::optional<Date>& day) {
    return day ? std::optional(day->str()) : std::nullopt;
  };
  context.rows.insert(
      "document", context.document, s.sha256, 1, s.media_type, s.bytes,
      known(s.encoding), s.pages, s.ocr, known(m.title), known(m.doc_type),
      known(m.doc_number), known(m.index_number), date(m.issued),
      date(m.published), date(m.effective), date(m.expires),
      known(m.region.province), known(m.region.city), known(m.region.county),
      to_utf8(record.text.original), fingerprint);
  context.rows.insert("record", context.document, sha256_hex(json), json.size(),
                      SqlValue::blob(deflated(json)));
}

// Records are kept without a path, since files move.
std::string with_path(std::string json, std::string_view path) {
  constexpr std::string_view kSource = "\"source\":{\"path\":\"";
  const std::size_t at = json.find(kSource);
  if (at == std::string::npos) return json;
  std::string escaped;
  for (const char c : path) {
    if (static_cast<unsigned char>(c) < 0x20) {
      constexpr std::string_view kHex = "0123456789abcdef";
      escaped += c < 0x10 ? "\\u000" : "\\u001";
      escaped += kHex[static_cast<std::size_t>(c) & 15];
      continue;
    }
    if (c == '"' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return json.insert(at + kSource.size(), escaped);
}

}  // namespace

std::int64_t document_id(std::string_view sha256) {
  std::uint64_t bits = 0;
  std::from_chars(sha256.data(),
                  sha256.data() + std::min<std::size_t>(16, sha256.size()),
                  bits, 16);
  return static_cast<std::int64_t>(bits >> 1);
}

StoredDocument stored_document(const Record& record, std::string_view json,
                               std::string_view fingerprint) {
  const std::string& sha256 = record.source.sha256;
  StoredDocument stored{document_id(sha256), sha256, {}};
  const RowContext context{stored.rows, stored.id, record};
  put_document(context, json, fingerprint);
  put_structure(context);
  put_mentions(context);
  put_obligations(context);
  put_rules(context);
  put_workflows(context);
  put_findings(context);
  put_search(context);
  return stored;
}

Store::Store(Database database)
    : database_(std::make_unique<Database>(std::move(database))),
      rows_(std::make_unique<Rows>(*database_)) {}

Result<Store> Store::open(const std::string& path, OpenMode mode,
                          const DatabaseOptions& options,
                          const StoreSchema& schema) {
  auto database = Database::open(path, mode, options);
  if (!database) return tl::unexpected(database.error());
  if (auto prepared = prepare(*database, mode, schema); !prepared) {
    return tl::unexpected(prepared.error());
  }
  return Store(std::move(*database));
}

Result<bool> Store::has(const StoredDocument& stored) {
  const auto same =
      rows_->number("SELECT sha256 = ? FROM document WHERE id = ?",
                    {stored.sha256, stored.id});
  if (!same) return tl::unexpected(same.error());
  if (*same == 0) {
    return fail("store_failed",
                "two contents whose sha256 begins alike: " + stored.sha256);
  }
  return same->has_value();
}

Result<void> Store::put(const StoredDocument& stored) {
  const auto known = has(stored);
  if (!known) return tl::unexpected(known.error());
  const StoredDocument* const all[] = {&stored};
  if (!*known) return put_new(all);
  const auto current =
      rows_->number("SELECT current FROM document WHERE id = ?", {stored.id});
  if (!current) return tl::unexpected(current.error());
  if (auto removed = remove(stored.id); !removed) return removed;
  if (auto put = put_new(all); !put) return put;
  rows_->change("UPDATE document SET current = ? WHERE id = ?", *current,
                stored.id);
  return rows_->status();
}

Result<void> Store::put_new(std::span<const StoredDocument* const> documents) {
  // Tables are filled one after the other, whatever points to whatever.
  if (auto put_off = database_->execute("PRAGMA defer_foreign_keys = ON");
      !put_off) {
    return put_off;
  }
  std::vector<const RowList*> lists;
  for (const StoredDocument* const one : documents) lists.push_back(&one->rows);
  rows_->put(lists);
  return rows_->status();
}

Result<void> Store::remove(std::int64_t id) {
  // Places and versions may go on pointing to it until it is put again.
  if (auto put_off = database_->execute("PRAGMA defer_foreign_keys = ON");
      !put_off) {
    return put_off;
  }
  for (const std::string_view table : kSearchTables) {
    rows_->change(
        "DELETE FROM " + std::string(table) +
            " WHERE rowid BETWEEN "
            "(SELECT slot FROM search_slot WHERE document = ?1) << 20 AND "
            "(SELECT slot FROM search_slot WHERE document = ?1) << 20 | "
            "1048575",
        id);
  }
  rows_->change("DELETE FROM search_slot WHERE document = ?", id);
  rows_->change(
      "UPDATE department SET mentions = mentions - gone.count FROM "
      "(SELECT name, coalesce(register_id, '') AS register_id, "
      "coalesce(region, '') AS region, coalesce(level, '') AS level, "
      "collective, count(*) AS count FROM mention WHERE document = ? AND "
      "type = 'department' GROUP BY 1, 2, 3, 4, 5) AS gone WHERE "
      "department.name = gone.name AND "
      "department.register_id = gone.register_id AND "
      "department.region = gone.region AND department.level = gone.level AND "
      "department.collective = gone.collective",
      id);
  rows_->change(
      "DELETE FROM department WHERE mentions = 0 AND name IN "
      "(SELECT name FROM mention WHERE document = ?)",
      id);
  for (const std::string_view table : kPartsOfDocument) {
    rows_->change("DELETE FROM " + std::string(table) + " WHERE document = ?",
                  id);
  }
  rows_->change("DELETE FROM record WHERE document = ?", id);
  rows_->change("DELETE FROM document WHERE id = ?", id);
  return rows_->status();
}

Result<std::optional<std::string>> Store::record_json(std::int64_t id) {
  auto found = database_->prepare(
      "SELECT bytes, deflated, (SELECT min(path) FROM place WHERE document = "
      "?1) FROM record WHERE document = ?1");
  if (!found) return tl::unexpected(found.error());
  found->bind(1, id);
  const auto row = found->step();
  if (!row) return tl::unexpected(row.error());
  if (!*row) return std::nullopt;
  auto json =
      inflated(found->text(1), static_cast<std::size_t>(found->integer(0)));
  if (!json) return tl::unexpected(json.error());
  return with_path(std::move(*json), found->text(2));
}

Result<std::vector<std::int64_t>> Store::documents() {
  auto found = database_->prepare(
      "SELECT id FROM document WHERE current = 1 ORDER BY "
      "(SELECT min(path) FROM place WHERE document = document.id), id");
  if (!found) return tl::unexpected(found.error());
  std::vector<std::int64_t> ids;
  const auto read = found->each([&] { ids.push_back(found->integer(0)); });
  if (!read) return tl::unexpected(read.error());
  return ids;
}

}  // namespace tiaowen
