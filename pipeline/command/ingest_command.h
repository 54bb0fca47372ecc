// The commands that keep a store, without their argument parsing.
#pragma once

#include <atomic>
#include <iosfwd>
#include <string>
#include <vector>

#include "pipeline/command/command.h"

namespace CLI {
class App;
}

namespace tiaowen {

struct IngestCommand {
  std::vector<std::string> folders;
  std::string store = "tiaowen.db";
  // shard: the folders stand in a file, and only this share of them is read.
  std::string manifest, out;
  int index = 0, of = 1;
  std::string dictionaries;
  bool keep_versions = false, retry_failed = false, allow_classified = false;
  bool accept_empty = false, watch = false, quiet = false;
  double settle_seconds = 2;
  int jobs = 0;  // 0: one for each core
  int rescan_seconds = 300;
  std::string report, today;
  std::string log;
  std::string log_format = "text";  // or "json"
  Context context;
  ReadOptions read;
  Language language = Language::english;
  const std::atomic<bool>* stop = nullptr;
};
void add_ingest_options(CLI::App& app, IngestCommand& command);
void add_shard_options(CLI::App& app, IngestCommand& command);
// 0 all good, 1 some files failed, 2 wrong usage, 75 try again later.
int ingest_command(const IngestCommand& command, std::ostream& log);

struct StoreCommand {
  std::string store = "tiaowen.db";
  Language language = Language::english;
};
void add_store_options(CLI::App& app, StoreCommand& command);
// store check: 0 sound, 1 something is wrong, 2 no store, 75 locked.
int store_check_command(const StoreCommand& command, std::ostream& out);

struct MergeCommand {
  std::vector<std::string> parts;  // what shard wrote: folders, or stores
  std::string store = "tiaowen.db";
  bool keep_versions = false, quiet = false;
  Language language = Language::english;
};
void add_merge_options(CLI::App& app, MergeCommand& command);
int merge_command(const MergeCommand& command, std::ostream& log);

// Set by SIGTERM and SIGINT once asked for: finish what is in flight.
const std::atomic<bool>& stop_on_signals();

}  // namespace tiaowen
