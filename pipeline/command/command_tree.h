// CommandTree: the commands and options that there are, as the command line
// has them: completions and the manual are made of it, so that they cannot say
// anything else than --help.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace tiaowen {

struct OptionEntry {
  std::vector<std::string> names;  // -o, --out; of positionals: INPUT
  std::string argument;            // FILE, N; empty: a flag
  std::string about;
  std::vector<std::string> values;  // the only ones allowed, where they are few
  bool positional = false;
};

struct CommandTree {
  std::string name, about;
  std::vector<OptionEntry> options;
  std::vector<CommandTree> commands;
};

CommandTree command_tree(const CLI::App& app);

// Shell scripts that complete commands, options, their values and files.
std::string bash_completion(const CommandTree& tree);
std::string zsh_completion(const CommandTree& tree);
// tiaowen(1) as roff.
std::string manual_page(const CommandTree& tree, const std::string& version);

}  // namespace tiaowen
