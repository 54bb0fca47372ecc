// The options of `tiaowen query`, for program.cc.
#pragma once

#include "pipeline/command/query_command.h"

namespace CLI {
class App;
}

namespace tiaowen {

void add_query_options(CLI::App& app, QueryCommand& command, Language language);

}  // namespace tiaowen
