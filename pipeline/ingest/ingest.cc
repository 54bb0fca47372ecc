#include "pipeline/ingest/ingest.h"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>

#include "pipeline/ingest/known_places.h"
#include "pipeline/ingest/outbox.h"
#include "pipeline/ingest/touched.h"

namespace tiaowen {
namespace {

// A transaction's worth: most of what one costs is the same for ten documents
// as for a hundred, and what is not committed is read again after a crash.
constexpr OutboxLimits kBatch = {4 << 20, 16 << 20,
                                 std::chrono::milliseconds(250)};
constexpr std::int64_t kNanoseconds = 1'000'000'000;

// Not the file's fault: another run may do better.
bool is_passing(const std::string& code) {
  return code == "reader_missing" || code == "unreadable";
}

class Ingest {
 public:
  Ingest(Store& store, const IngestOptions& options, IngestListener& listener)
      : store_(store),
        options_(options),
        listener_(listener),
        journal_(store, {options.work.program, options.work.fingerprint,
                         options.keep_versions, options.now}) {}

  Result<IngestSummary> run() {
    if (auto begun = journal_.begin(); !begun) {
      return tl::unexpected(begun.error());
    }
    summary_.run = journal_.run();
    auto others = documents_of(store_, options_.work.fingerprint, true);
    if (!others) return tl::unexpected(others.error());
    outdated_ = std::move(*others);
    if (auto spared = spare_untouched(store_, options_.work.fingerprint,
                                      options_.dictionaries, outdated_);
        !spared) {
      return tl::unexpected(spared.error());
    }
    std::vector<std::pair<std::string, std::string>> gone;
    for (const std::string& folder : options_.folders) {
      if (auto looked = look_into(folder, gone); !looked) {
        return tl::unexpected(looked.error());
      }
    }
    if (auto worked = work(); !worked) return tl::unexpected(worked.error());
    if (auto waited = work_on_young(); !waited) {
      return tl::unexpected(waited.error());
    }
    if (stopped()) return summary_;
    for (const Item& archive : read_archives_) {
      const auto paths = gone_from_archive(store_, archive);
      if (!paths) return tl::unexpected(paths.error());
      for (const std::string& path : *paths) {
        gone.emplace_back(archive.root, path);
      }
    }
    std::sort(gone.begin(), gone.end());
    for (const auto& [root, path] : gone) {
      auto event = journal_.gone(root, path);
      if (!event) return tl::unexpected(event.error());
      tell(*event);
    }
    if (auto ended = journal_.end(); !ended) {
      return tl::unexpected(ended.error());
    }
    return summary_;
  }

 private:
  bool stopped() const { return options_.stop != nullptr && *options_.stop; }

  // Finds what is to be read and what is gone.
  Result<void> look_into(
      const std::string& folder,
      std::vector<std::pair<std::string, std::string>>& gone) {
    auto known = KnownPlaces::load(store_, folder, options_.now);
    if (!known) return tl::unexpected(known.error());
    archives_ = known->archives_to_read(outdated_, options_.retry_failed);
    std::size_t files = 0;
    const auto unreadable =
        scan(folder, [&](std::string_view path, const FileStamp& stamp) {
          if (is_store(folder, path)) return;
          ++files;
          if (options_.mine && !options_.mine(path)) return;
          consider(folder, path, stamp, known->see(path));
        });
    if (!unreadable) {
      listener_.on_trouble(unreadable.error());
      ++summary_.left;
      return {};
    }
    summary_.seen += files;
    for (const Unreadable& part : *unreadable) {
      listener_.on_trouble(
          {"unreadable", folder + "/" + part.path + ": " + part.reason});
      ++summary_.left;
    }
    // Most likely a disk that is not there, not thousands of deletions.
    if (files == 0 && !known->empty() && !options_.accept_empty) {
      listener_.on_trouble(
          {"folder_empty",
           folder + ": is empty now; nothing is taken out of the store "
                    "(--accept-empty if it is meant)"});
      ++summary_.left;
      return {};
    }
    for (std::string& path : known->gone(*unreadable)) {
      gone.emplace_back(folder, std::move(path));
    }
    return {};
  }

  // The store may lie in the folder it is made of.
  bool is_store(const std::string& folder, std::string_view path) const {
    const std::string file = folder + "/" + std::string(path);
    return file.starts_with(store_.database().path()) &&
           (file.size() == store_.database().path().size() ||
            file[store_.database().path().size()] == '-');
  }

  void consider(const std::string& folder, std::string_view path,
                const FileStamp& stamp, const KnownPlace* known) {
    Item item{folder, std::string(), stamp, false};
    if (known != nullptr && known->stamp == stamp) {
      item.reread = outdated_.erase(known->document) != 0;
      const bool again =
          item.reread || archives_.contains(std::string(path)) ||
          (known->state == 'f' && known->due && options_.retry_failed) ||
          (known->state == 'c' && options_.work.allow_classified);
      if (!again) return;
    }
    item.path = path;
    const bool young =
        static_cast<double>(options_.now * kNanoseconds - stamp.modified) <
        options_.settle_seconds * kNanoseconds;
    (young && !item.reread ? young_ : items_).push_back(std::move(item));
  }

  Result<void> work() {
    if (items_.empty() || stopped()) {
      summary_.left += items_.size();
      return {};
    }
    if (!words_) {
      auto words = options_.load_words();
      if (!words) return tl::unexpected(words.error());
      words_.emplace(std::move(*words));
      auto up_to_date = documents_of(store_, options_.work.fingerprint, false);
      if (!up_to_date) return tl::unexpected(up_to_date.error());
      known_.emplace(std::move(*up_to_date));
    }
    listener_.on_work(items_.size());
    sort_items();
    Outbox<Finished> outbox(
        kBatch, [this](std::vector<Finished> batch) { write(batch); });
    in_parallel(items_.size(), [&] {
      auto worker = std::make_shared<Worker>(options_.work, *words_, *known_);
      return [this, worker, &outbox](std::size_t turn) {
        // Who read the first of several with one content sees to the others.
        if (turn > 0 && are_twins(items_[turn - 1], items_[turn])) return;
        do {
          worker->work(items_[turn], [&](Finished finished) {
            hand_in(outbox, std::move(finished));
          });
        } while (++turn < items_.size() &&
                 are_twins(items_[turn - 1], items_[turn]));
      };
    });
    outbox.flush();
    summary_.left += items_.size() - std::min(next_.load(), items_.size());
    items_.clear();
    if (failed_) return tl::unexpected(*failed_);
    return {};
  }

  // Each of so many turns is taken once, unless the run is stopped; every
  // thread has a worker of its own.
  template <typename MakeWorker>
  void in_parallel(std::size_t turns, MakeWorker make_worker) {
    next_ = 0;
    const auto take_turns = [&] {
      auto worker = make_worker();
      while (!stopped() && !failed_) {
        const std::size_t turn = next_++;
        if (turn >= turns) return;
        worker(turn);
      }
    };
    std::vector<std::thread> threads;
    const std::size_t jobs = std::min<std::size_t>(
        static_cast<std::size_t>(std::max(options_.jobs, 1)), turns);
    for (std::size_t i = 1; i < jobs; ++i) threads.emplace_back(take_turns);
    take_turns();
    for (std::thread& thread : threads) thread.join();
  }

  // Large files first, then the small ones in the order in which the store
  // keeps their contents: its pages are filled one after the other, which
  // costs half of filling them here and there.
  void sort_items() {
    constexpr std::size_t kFew = 100;
    if (items_.size() > kFew) {
      in_parallel(items_.size(), [this] {
        return [this](std::size_t turn) {
          items_[turn].content = glance_at(items_[turn]);
        };
      });
    }
    std::sort(items_.begin(), items_.end(), [](const Item& a, const Item& b) {
      return std::tie(a.content, a.root, a.path) <
             std::tie(b.content, b.root, b.path);
    });
  }

  static bool are_twins(const Item& a, const Item& b) {
    return a.content != 0 && a.content == b.content;
  }

  void hand_in(Outbox<Finished>& outbox, Finished finished) {
    const bool stored = finished.became == Became::stored;
    const std::int64_t document = document_id(finished.sha256);
    const std::size_t bytes = finished.bytes();
    outbox.put(std::move(finished), bytes);
    // Now whoever finds the same content comes behind it.
    if (stored) known_->add(document);
  }

  // One thread at a time.
  void write(std::vector<Finished>& batch) {
    if (failed_) return;
    std::erase_if(batch, [this](const Finished& finished) {
      return is_for_another_run(finished);
    });
    const auto events = journal_.commit(batch);
    if (!events) {
      failed_ = events.error();
      return;
    }
    for (const Finished& finished : batch) {
      if (finished.error.code == kArchive) {
        read_archives_.push_back(finished.item);
      }
    }
    for (const Event& event : *events) tell(event);
  }

  // Nothing is said of it in the store.
  bool is_for_another_run(const Finished& finished) {
    if (finished.became != Became::failed) return false;
    const Error& error = finished.error;
    if (error.code == "reader_crashed" && stopped()) {
      ++summary_.left;  // it was told to stop as we were
      return true;
    }
    if (!is_passing(error.code)) return false;
    ++summary_.left;
    const Item& item = finished.item;
    tell({"failed", item.root, item.path, 0, 0, error.code, error.message, {}});
    return true;
  }

  void tell(const Event& event) {
    if (!event.kind.empty()) ++summary_.events[event.kind];
    listener_.on_file(event);
  }

  // Files that were written just now: given their time, then read if they
  // have been left alone since.
  Result<void> work_on_young() {
    if (young_.empty()) return {};
    const auto until = std::chrono::steady_clock::now() +
                       std::chrono::duration<double>(options_.settle_seconds);
    while (!stopped() && std::chrono::steady_clock::now() < until) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    for (Item& item : young_) {
      struct stat status {};
      const bool there = stat(item.file().c_str(), &status) == 0;
      if (there && stamp_of(status) == item.stamp) {
        items_.push_back(std::move(item));
      } else {
        ++summary_.left;
        tell({"unsettled", item.root, item.path, 0, 0, {}, {}, {}});
      }
    }
    young_.clear();
    return work();
  }

  Store& store_;
  const IngestOptions& options_;
  IngestListener& listener_;
  Journal journal_;
  IngestSummary summary_;
  std::unordered_set<std::int64_t> outdated_;
  std::unordered_set<std::string> archives_;  // to be read again, by path
  std::vector<Item> items_, young_, read_archives_;
  std::optional<Lexicon> words_;
  std::optional<KnownContents> known_;
  std::atomic<std::size_t> next_ = 0;
  // Set by the one that writes, read by all.
  struct Failure {
    std::atomic<bool> set = false;
    Error error;
    explicit operator bool() const { return set; }
    const Error& operator*() const { return error; }
    Failure& operator=(const Error& e) {
      error = e;
      set = true;
      return *this;
    }
  } failed_;
};

}  // namespace

Result<IngestSummary> ingest(Store& store, const IngestOptions& options,
                             IngestListener& listener) {
  return Ingest(store, options, listener).run();
}

}  // namespace tiaowen
