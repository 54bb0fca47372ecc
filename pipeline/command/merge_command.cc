// merge: the shares of several machines into one store.

#include <ctime>
#include <filesystem>

#include "pipeline/command/ingest_command.h"
#include "pipeline/command/ingest_log.h"
#include "pipeline/ingest/run_lock.h"
#include "pipeline/ingest/shard.h"

namespace tiaowen {
namespace {

Result<void> merge_all(const MergeCommand& command, IngestLog& log,
                       IngestSummary& summary) {
  auto lock = RunLock::take(command.store);
  if (!lock) return tl::unexpected(lock.error());
  auto store = Store::open(command.store, OpenMode::write);
  if (!store) return tl::unexpected(store.error());
  Journal journal(
      *store, {version(), "merge", command.keep_versions, std::time(nullptr)});
  if (auto begun = journal.begin(); !begun) return begun;
  for (const std::string& part : command.parts) {
    const bool folder = std::filesystem::is_directory(part);
    const std::string path =
        folder ? part + "/" + std::string(kPartStore) : part;
    if (!std::filesystem::exists(path)) {
      return fail("store_missing", path + ": no share is there");
    }
    auto merged = merge(*store, journal, path, [&](const Event& event) {
      ++summary.seen;
      if (!event.kind.empty()) ++summary.events[event.kind];
      log.on_file(event);
    });
    if (!merged) return merged;
  }
  return journal.end();
}

}  // namespace

int merge_command(const MergeCommand& command, std::ostream& out) {
  IngestLog log({{}, false, command.quiet, command.language}, out);
  IngestSummary summary;
  const auto merged = merge_all(command, log, summary);
  if (!merged) {
    log.on_trouble(merged.error());
    const std::string& code = merged.error().code;
    return code == "locked" || code == "busy" || code == "disk_full"
               ? kExitTryAgain
               : kExitUsage;
  }
  log.on_end(summary, false);
  return kExitGood;
}

}  // namespace tiaowen
