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
// 0 all good, 1 some files failed, 2 wrong usage, 75 try again later.
int ingest_command(const IngestCommand& command, std::ostream& log);

struct StoreCommand {
  std::string store = "tiaowen.db";
  Language language = Language::english;
};
void add_store_options(CLI::App& app, StoreCommand& command);
// store check: 0 sound, 1 something is wrong, 2 no store, 75 locked.
int store_check_command(const StoreCommand& command, std::ostream& out);

// Set by SIGTERM and SIGINT once asked for: finish what is in flight.
const std::atomic<bool>& stop_on_signals();

}  // namespace tiaowen
