// Store keeps the records of many documents in one SQLite file.
//
//   auto store = Store::open("tiaowen.db", OpenMode::write);
//   Transaction transaction(store->database());
//   store->put(stored_document(record, json, fingerprint));
//   transaction.commit();
//
// A document is one content: its id comes from the sha256 of the file, so the
// same files give the same rows whatever the order. schema.sql says what the
// tables hold; whoever asks questions uses database() and reads only.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/record.h"
#include "pipeline/store/database.h"
#include "pipeline/store/rows.h"
#include "pipeline/store/schema.h"

namespace tiaowen {

// The first 63 bits of a sha256 in hex.
std::int64_t document_id(std::string_view sha256);

// A record on its way into the store as the rows that it becomes: made where
// there is time for it, before the one that writes is asked.
struct StoredDocument {
  std::int64_t id = 0;
  std::string sha256;
  RowList rows;
};
// `json` is the record with an empty source.path; `fingerprint` tells the
// program, dictionaries and options.
StoredDocument stored_document(const Record& record, std::string_view json,
                               std::string_view fingerprint);

class Store {
 public:
  // `write` makes a new store and brings an older one up to date; `read` takes
  // stores of this program's version only. Further codes beside Database's:
  // store_foreign (another program's database), store_newer, store_older.
  static Result<Store> open(const std::string& path, OpenMode mode,
                            const DatabaseOptions& options = {},
                            const StoreSchema& schema = shipped_schema());

  Database& database() { return *database_; }
  Rows& rows() { return *rows_; }

  // Inside a transaction of the caller. put() replaces what was read before
  // from the same content; `current` is kept, a new document's is 1.
  Result<void> put(const StoredDocument& document);
  // Many at once. REQUIRES: the store has none of them, each stands there once.
  Result<void> put_new(std::span<const StoredDocument* const> documents);
  // Is there a document of this content?
  Result<bool> has(const StoredDocument& document);
  Result<void> remove(std::int64_t document);

  // Copies the current documents of another store, attached as `part` from now
  // on; each is current here once a place holds it.
  Result<void> copy_documents(const std::string& other);

  // The whole record as JSON, its source.path the first of its places (by
  // byte order). Nothing where there is no such document.
  Result<std::optional<std::string>> record_json(std::int64_t document);
  // All current documents by their first path: for exports.
  Result<std::vector<std::int64_t>> documents();

  // What is wrong with the store: nothing is well. Reads all of it.
  Result<std::vector<std::string>> check();

 private:
  explicit Store(Database database);
  // On the heap: statements and rows hold on to it when the Store moves.
  std::unique_ptr<Database> database_;
  std::unique_ptr<Rows> rows_;
};

}  // namespace tiaowen
