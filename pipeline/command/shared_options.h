// The options that several commands share: where documents come from, and how
// they are read.
//
//   add_reading_options(app, options, language);   app.parse(…);
//   const auto settled = settle(options, language, std::cerr);
#pragma once

#include <iosfwd>
#include <optional>
#include <string>

#include "pipeline/command/command.h"

namespace CLI {
class App;
}

namespace tiaowen {

// As typed.
struct SharedOptions {
  std::string dictionaries, issuer, region, issued, password, password_file,
      office;
  Ocr ocr = Ocr::automatic;
  int cpu_seconds = 120;
  int memory_mb = 2048;
};

// REQUIRES: `options` outlives the parsing of `app`.
void add_context_options(CLI::App& app, SharedOptions& options,
                         Language language);
void add_reading_options(CLI::App& app, SharedOptions& options,
                         Language language);

struct SettledOptions {
  Context context;
  ReadOptions read;
};
// Nothing where a value cannot be used; `log` says which.
std::optional<SettledOptions> settle(const SharedOptions& options,
                                     Language language, std::ostream& log);

}  // namespace tiaowen
