// The options of `tiaowen decide`, for program.cc.
#pragma once

#include "pipeline/command/command.h"

namespace CLI {
class App;
}

namespace tiaowen {

// REQUIRES: `command` outlives the parsing of `app`.
void add_decide_options(CLI::App& app, DecideCommand& command);

}  // namespace tiaowen
