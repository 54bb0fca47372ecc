// Texts read and put into a store, for tests of what stands in its tables.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/run.h"
#include "pipeline/store/store.h"
#include "pipeline/write/write.h"
#include "tests/shipped_words.h"

namespace tiaowen::testing {

inline StoredDocument read_for_store(std::string_view text) {
  Document document = *read_text(text);
  document.source.media_type = "text/plain";
  const Record record = run(std::move(document), shipped_words(), {});
  std::string json;
  append_json(record, {version(), shipped_words().digest()},
              {Style::compact, false, {}}, json);
  return stored_document(record, json, "test");
}

// Puts it in with a place to stand; gives the document's id.
inline std::int64_t put_text(Store& store, std::string_view text,
                             const std::string& path) {
  const StoredDocument document = read_for_store(text);
  const std::int64_t id = document.id;
  const std::string& sha256 = document.sha256;
  Transaction transaction(store.database());
  Result<void> put = store.put(document);
  store.rows().insert("place", "/in", path, id, "stored", nullptr, sha256, 1, 1,
                      1, 1, 1);
  store.rows().insert("version", "/in", path, 1, sha256, id);
  const Result<void> placed = store.rows().status();
  if (!put || !placed || !transaction.commit()) return 0;
  return id;
}

// All rows of a question, columns joined by '|', rows by a line end.
inline std::string answer(Store& store, std::string_view sql) {
  auto asked = store.database().prepare(sql);
  if (!asked) return asked.error().message;
  std::string all;
  for (;;) {
    const auto row = asked->step();
    if (!row) return row.error().message;
    if (!*row) return all;
    if (!all.empty()) all += '\n';
    for (int i = 0; i < asked->columns(); ++i) {
      if (i > 0) all += '|';
      all += asked->is_null(i) ? "-" : asked->text(i);
    }
  }
}

}  // namespace tiaowen::testing
