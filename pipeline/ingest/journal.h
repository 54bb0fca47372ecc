// Journal writes what became of files into the store: each file whole within a
// transaction, so that at any instant the store is whole, and says what is
// done.
//
//   Journal journal(store, settings);
//   journal.begin();
//   journal.commit(batch);         some files, all of them or none
//   journal.gone(root, path);      for each file that is no more
//   journal.end();
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "pipeline/ingest/answers.h"
#include "pipeline/ingest/work.h"
#include "pipeline/store/store.h"

namespace tiaowen {

struct JournalSettings {
  std::string program, fingerprint;
  bool keep_versions = false;  // contents that no file holds any more stay
  std::int64_t now = 0;        // seconds since 1970
};

// What happened to one file. `kind`: new, changed, moved, deleted, again (a
// further name of a content), reread, failed, skipped, classified, unsettled;
// empty: nothing to tell.
struct Event {
  std::string kind, root, path;
  std::int64_t document = 0, previous = 0;
  std::string detail;  // a code, a marking, the path before
  std::string message;
  std::vector<AnswerChange> changes;
};

class Journal {
 public:
  Journal(Store& store, JournalSettings settings)
      : store_(store), settings_(std::move(settings)) {}

  Result<void> begin();
  // What happened to each of them, in their order.
  Result<std::vector<Event>> commit(std::span<const Finished> batch);
  // The file is gone: moved, where a new name holds the same content.
  Result<Event> gone(const std::string& root, const std::string& path);
  // Removes what no file holds any more, and closes the run.
  Result<void> end();

  std::int64_t run() const { return run_; }

 private:
  struct Place;

  Result<void> store_new_ones(std::span<const Finished> batch);
  Result<Event> put_down(const Finished& finished);
  Result<Place> place_of(const std::string& root, const std::string& path);
  Result<void> store_content(const Finished& finished, const Place& before,
                             Event& event);
  void put_place(const Finished& finished, const Place& before,
                 std::string_view state, std::int64_t document);
  void put_version(const Finished& finished, Place& before,
                   std::int64_t document);
  void set_aside(const Finished& finished, const Place& before, Event& event);
  Result<void> tell(Event& event);
  void see_to_current(std::int64_t document);
  Result<bool> follow(const std::string& root, const std::string& path,
                      const Place& place, Event& event);
  Result<bool> is_up_to_date(std::int64_t document);

  Store& store_;
  const JournalSettings settings_;
  std::int64_t run_ = 0;
  std::int64_t finished_before_ = 0;  // the last run that ended
  int events_ = 0;
  // Documents that are stored by the transaction at work, no file's so far.
  std::unordered_set<std::int64_t> without_file_;
};

}  // namespace tiaowen
