// One file from its bytes to what the store is to hold: what workers do.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_set>

#include "pipeline/ingest/scan.h"
#include "pipeline/model/lexicon.h"
#include "pipeline/read/read.h"
#include "pipeline/read/unpack.h"
#include "pipeline/store/store.h"

namespace tiaowen {

// A file to look into.
struct Item {
  std::string root, path;  // the folder that was named, and the way from it
  FileStamp stamp;
  bool reread = false;  // its document was made by another program or words
  // The id of the document that it holds, as far as a glance could tell.
  std::int64_t content = 0;

  std::string file() const { return root + "/" + path; }
};

// The code of an archive whose files are stored, each by itself.
inline constexpr std::string_view kArchive = "archive";

enum class Became : std::uint8_t {
  stored,      // `document` is new to the store, or read anew
  known,       // the store has this content already
  failed,      // `error` says why
  skipped,     // no document
  classified,  // marked secret: `marking`
  unsettled,   // still being written: left for the next time
};

struct Finished {
  Item item;
  Became became = Became::failed;
  std::string sha256;  // empty where the file could not be read
  std::optional<StoredDocument> document;
  Error error;
  std::string marking;

  // About so much memory it takes.
  std::size_t bytes() const {
    return sizeof *this + (document ? document->rows.bytes() : 0);
  }
};

// Looks which document a small file holds; 0: it is large, or no file.
std::int64_t glance_at(const Item& item);

// The contents that need not be read again. Thread-safe.
class KnownContents {
 public:
  explicit KnownContents(std::unordered_set<std::int64_t> documents)
      : documents_(std::move(documents)) {}
  bool has(const std::string& sha256) const {
    const std::scoped_lock lock(mutex_);
    return documents_.contains(document_id(sha256));
  }
  void add(std::int64_t document) {
    const std::scoped_lock lock(mutex_);
    documents_.insert(document);
  }

 private:
  mutable std::mutex mutex_;
  std::unordered_set<std::int64_t> documents_;
};

struct WorkOptions {
  Context context;
  ReadOptions read;
  bool allow_classified = false;
  std::string program;      // version
  std::string fingerprint;  // of program, dictionaries and context
};

// One for each thread.
class Worker {
 public:
  Worker(const WorkOptions& options, const Lexicon& words,
         const KnownContents& known)
      : options_(options),
        words_(words),
        known_(known),
        reader_(options.read),
        unpacker_(options.read) {}

  // Hands in what became of the file; of an archive first what became of the
  // files in it, "a.zip/2024/b.pdf", then the archive: skipped, code archive.
  using HandIn = std::function<void(Finished)>;
  void work(Item item, const HandIn& hand_in);

 private:
  Result<std::string> content(Item& item) const;
  Finished made(Item item, const Result<std::string>& bytes);
  Finished unpacked(Item item, const std::string& bytes, const HandIn& hand_in);
  void read(const std::string& bytes, Finished& finished);

  const WorkOptions& options_;
  const Lexicon& words_;
  const KnownContents& known_;
  Reader reader_;
  Unpacker unpacker_;
};

}  // namespace tiaowen
