// A folder of small documents, a store beside it, and ingest run on them.
#pragma once

#include <algorithm>
#include <ctime>
#include <sstream>
#include <string>
#include <vector>

#include "pipeline/ingest/ingest.h"
#include "pipeline/store/parts.h"
#include "tests/shipped_words.h"
#include "tests/store/stored.h"
#include "tests/temporary_folder.h"

namespace tiaowen::testing {

// A measure of our own, another one for every number.
inline std::string measure(int number, int amount = 30) {
  return "云川省第" + std::to_string(number) +
         "号平台补助办法\n第一条 对符合条件的平台，每户给予" +
         std::to_string(amount) +
         "万元补助。\n第二条 省财政厅应当于2026年6月30日前拨付。\n";
}

class Heard : public IngestListener {
 public:
  void on_work(std::size_t) override {}
  void on_file(const Event& event) override {
    if (!event.kind.empty()) files.push_back(event.kind + " " + event.path);
    events.push_back(event);
  }
  void on_trouble(const Error& error) override {
    files.push_back("trouble " + error.code);
  }
  std::vector<std::string> files;
  std::vector<Event> events;
};

class Inbox {
 public:
  Inbox() {
    std::filesystem::create_directories(folder_.path() / "in");
    options.folders = {(folder_.path() / "in").string()};
    options.work.program = "test";
    options.work.fingerprint = "test/1";
    options.settle_seconds = 0;
    options.load_words = [this]() {
      ++loads;
      return load_lexicon("");
    };
    // Files seem to have lain there for a while.
    options.now = std::time(nullptr) + 100;
  }

  std::string write(const std::string& name, const std::string& text) const {
    return folder_.write("in/" + name, text);
  }
  void remove(const std::string& name) const {
    std::filesystem::remove(folder_.path() / "in" / name);
  }
  void move(const std::string& from, const std::string& to) const {
    std::filesystem::rename(folder_.path() / "in" / from,
                            folder_.path() / "in" / to);
  }

  // What one run told, in order of the words.
  std::vector<std::string> run() {
    auto store = open();
    Heard heard;
    const auto summary = ingest(store, options, heard);
    if (!summary) return {summary.error().code};
    left = summary->left;
    events = heard.events;
    std::sort(heard.files.begin(), heard.files.end());
    return heard.files;
  }

  Store open() const {
    auto store = Store::open(path(), OpenMode::write);
    if (!store) throw std::runtime_error(store.error().message);
    return std::move(*store);
  }
  std::string ask(std::string_view sql) const {
    Store store = open();
    return answer(store, sql);
  }
  std::vector<std::string> wrong() const { return open().check().value(); }
  std::string path() const { return (folder_.path() / "t.db").string(); }
  const std::filesystem::path& folder() const { return folder_.path(); }

  IngestOptions options;
  int loads = 0;  // of the dictionaries
  std::size_t left = 0;
  std::vector<Event> events;

 private:
  TemporaryFolder folder_;
};

// Every row of what documents say and where they lie, without the journal:
// equal stores give equal text.
inline std::string contents_of(const std::string& path) {
  auto store = Store::open(path, OpenMode::read);
  if (!store) return store.error().message;
  const std::string tables = answer(
      *store,
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB "
      "'*_search*' AND name NOT IN ('run', 'event', 'answer_change', "
      "'quarantine', 'search_slot', 'dictionary') ORDER BY name");
  std::istringstream names(tables);
  std::string all, name;
  while (std::getline(names, name)) {
    const std::string columns =
        answer(*store,
               "SELECT group_concat(CASE name WHEN 'deflated' THEN "
               "'hex(deflated)' ELSE name END) FROM pragma_table_info('" +
                   name + "')");
    std::string order = "1";
    for (int i = 2; i <= std::count(columns.begin(), columns.end(), ',') + 1;
         ++i) {
      order += "," + std::to_string(i);
    }
    all += "-- " + name + "\n" +
           answer(*store, "SELECT " + columns + " FROM " + name + " ORDER BY " +
                              order) +
           "\n";
  }
  for (const std::string_view table : kSearchTables) {
    all += "-- " + std::string(table) + "\n" +
           answer(*store,
                  "SELECT document, f.rowid & 1048575, text FROM " +
                      std::string(table) +
                      " AS f JOIN search_slot ON slot = f.rowid >> 20 ORDER BY "
                      "1, 2") +
           "\n";
  }
  return all;
}

}  // namespace tiaowen::testing
