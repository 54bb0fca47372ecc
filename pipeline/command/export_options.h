// The options of `tiaowen export` and `tiaowen diff`, for program.cc.
#pragma once

#include "pipeline/command/command.h"

namespace CLI {
class App;
}

namespace tiaowen {

// REQUIRES: `command` outlives the parsing of `app`.
void add_export_options(CLI::App& app, ExportCommand& command);
void add_diff_options(CLI::App& app, DiffCommand& command);

}  // namespace tiaowen
