// ingest: folders into a store, once or for as long as it is watched.

#include "pipeline/command/ingest_command.h"

#include <csignal>
#include <ctime>
#include <filesystem>
#include <iterator>
#include <thread>

#include "pipeline/command/ingest_log.h"
#include "pipeline/command/messages.h"
#include "pipeline/command/output.h"
#include "pipeline/ingest/report.h"
#include "pipeline/ingest/run_lock.h"
#include "pipeline/ingest/shard.h"
#include "pipeline/ingest/watch.h"
#include "pipeline/model/sha256.h"
#include "pipeline/shipped.h"

namespace tiaowen {
namespace {

namespace fs = std::filesystem;

std::atomic<bool> stop_requested = false;

// Where trying again later may help.
bool is_passing(const std::string& code) {
  return code == "locked" || code == "disk_full" || code == "busy" ||
         code == "store_failed";
}

// Which program, words and context a reading was made with.
std::string fingerprint_of(const IngestCommand& command,
                           const std::vector<DictionaryFile>& files) {
  Sha256 words, context;
  for (const DictionaryFile& file : files) {
    words.add("\n" + file.path + "\n");
    words.add(file.content);
  }
  context.add(command.context.issuer + "\n" + command.context.region + "\n" +
              (command.context.issued ? command.context.issued->str() : ""));
  return std::string(version()) + "/" + words.hex().substr(0, 16) + "/" +
         context.hex().substr(0, 8);
}

std::string today_of(const IngestCommand& command) {
  if (!command.today.empty()) return command.today;
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  localtime_r(&now, &parts);
  char text[16];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%d", &parts)};
}

class IngestRuns {
 public:
  IngestRuns(const IngestCommand& command, std::ostream& out)
      : command_(command),
        log_({command.log, command.log_format == "json", command.quiet,
              command.language},
             out) {}

  int run() {
    if (auto ready = make_ready(); !ready) return refuse(ready.error());
    auto lock = RunLock::take(store_path_);
    if (!lock) return refuse(lock.error());
    auto store =
        Store::open(store_path_, OpenMode::write, {.check_keys = false});
    if (!store) return refuse(store.error());
    if (!command_.watch) return once(*store);
    // Before the first look, so that nothing comes in between unseen.
    auto watch = Watch::begin(options_.folders);
    if (!watch) return refuse(watch.error());
    int status = once(*store);
    while (!*options_.stop && status != kExitTryAgain) {
      if (!watch->wait(command_.rescan_seconds, *options_.stop)) continue;
      if (*options_.stop) break;
      status = once(*store);
    }
    return *options_.stop ? kExitGood : status;
  }

 private:
  Result<void> make_ready() {
    auto layers = dictionary_layers(command_.dictionaries);
    if (!layers) return tl::unexpected(layers.error());
    options_.dictionaries = shipped_dictionaries();
    std::move(layers->begin(), layers->end(),
              std::back_inserter(options_.dictionaries));
    std::error_code error;
    std::vector<std::string> folders = command_.folders;
    if (!command_.manifest.empty()) {
      auto listed = read_manifest(command_.manifest);
      if (!listed) return tl::unexpected(listed.error());
      folders = std::move(*listed);
      options_.mine = [this](std::string_view path) {
        return is_of_share(path, command_.index, command_.of);
      };
    }
    for (const std::string& folder : folders) {
      const fs::path path = fs::canonical(folder, error);
      if (error || !fs::is_directory(path)) {
        return fail("no_folder",
                    folder + (error ? ": " + error.message() : ": no folder"));
      }
      options_.folders.push_back(path.string());
    }
    std::string store = command_.store;
    if (!command_.out.empty()) {
      if (auto made = check_writable(command_.out); !made) return made;
      store = command_.out + "/" + std::string(kPartStore);
    }
    store_path_ = fs::weakly_canonical(store, error).string();
    if (error) store_path_ = store;
    options_.work = {command_.context, command_.read, command_.allow_classified,
                     version(),
                     fingerprint_of(command_, options_.dictionaries)};
    options_.load_words = [this] {
      return load_lexicon(command_.dictionaries);
    };
    options_.keep_versions = command_.keep_versions;
    options_.retry_failed = command_.retry_failed;
    options_.accept_empty = command_.accept_empty;
    options_.settle_seconds = command_.settle_seconds;
    options_.jobs = command_.jobs > 0
                        ? command_.jobs
                        : static_cast<int>(std::max(
                              1U, std::thread::hardware_concurrency()));
    options_.stop = command_.stop != nullptr ? command_.stop : &stop_requested;
    return {};
  }

  int once(Store& store) {
    options_.now = std::time(nullptr);
    const auto summary = ingest(store, options_, log_);
    if (!summary) return refuse(summary.error());
    log_.on_end(*summary, *options_.stop);
    if (!command_.report.empty()) {
      if (auto written = write_report(store, summary->run); !written) {
        return refuse(written.error());
      }
    }
    const bool good = summary->left == 0 && !summary->events.contains("failed");
    return good || *options_.stop ? kExitGood : kExitSomeFailed;
  }

  Result<void> write_report(Store& store, std::int64_t run) const {
    const auto report = report_of(store, {run, today_of(command_), 30});
    if (!report) return tl::unexpected(report.error());
    const bool json = fs::path(command_.report).extension() == ".json";
    return write_whole(
        fs::absolute(command_.report),
        json ? as_json(*report)
             : as_markdown(*report, command_.language == Language::chinese));
  }

  int refuse(const Error& error) {
    log_.on_trouble(error);
    return is_passing(error.code) ? kExitTryAgain : kExitUsage;
  }

  const IngestCommand& command_;
  IngestLog log_;
  IngestOptions options_;
  std::string store_path_;
};

}  // namespace

const std::atomic<bool>& stop_on_signals() {
  static_assert(std::atomic<bool>::is_always_lock_free);
  struct sigaction action {};
  action.sa_handler = [](int) { stop_requested = true; };
  sigaction(SIGTERM, &action, nullptr);
  sigaction(SIGINT, &action, nullptr);
  return stop_requested;
}

int ingest_command(const IngestCommand& command, std::ostream& log) {
  try {
    return IngestRuns(command, log).run();
  } catch (const std::exception& error) {
    log << error.what() << "\n";
    return kExitUsage;
  }
}

}  // namespace tiaowen
