// ingest() brings a store up to date with folders of documents.
//
//   auto store = Store::open("tiaowen.db", OpenMode::write);
//   auto summary = ingest(*store, options, listener);
//
// It may be ended at any instant, by force too: a file's rows are there whole
// or not at all, and the next run goes on. Nothing is kept in memory but the
// names of the files and a few documents at work.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/ingest/journal.h"
#include "pipeline/ingest/work.h"
#include "pipeline/store/store.h"

namespace tiaowen {

// Told what happens, one call at a time.
class IngestListener {
 public:
  virtual ~IngestListener() = default;
  // So many files are to be looked into.
  virtual void on_work(std::size_t files) = 0;
  virtual void on_file(const Event& event) = 0;
  virtual void on_trouble(const Error& error) = 0;
};

struct IngestOptions {
  std::vector<std::string> folders;  // absolute
  WorkOptions work;
  // Asked for only where there is a file to read.
  std::function<Result<Lexicon>()> load_words;
  // The words as files, to see what a change of them can have touched.
  std::vector<DictionaryFile> dictionaries;
  bool keep_versions = false;
  bool retry_failed = false;
  bool accept_empty = false;  // a folder that is empty now may be so
  double settle_seconds = 2;  // how long a file must have been left alone
  int jobs = 1;
  std::int64_t now = 0;                             // seconds since 1970
  const std::atomic<bool>* stop = nullptr;          // finish what is in flight
  std::function<bool(std::string_view path)> mine;  // of a shard; null: all
};

struct IngestSummary {
  std::size_t seen = 0;                       // files looked at
  std::map<std::string, std::size_t> events;  // by kind
  std::size_t left = 0;  // not done: stopped, or something is wrong
  std::int64_t run = 0;
};

// An error where the store cannot be written; single files are events.
Result<IngestSummary> ingest(Store& store, const IngestOptions& options,
                             IngestListener& listener);

}  // namespace tiaowen
