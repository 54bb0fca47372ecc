#include "pipeline/command/command_tree.h"

#include <CLI/CLI.hpp>

namespace tiaowen {
namespace {

// CLI11 shows a set as "TEXT:{a,b,c}".
std::vector<std::string> values_of(const std::string& type) {
  std::vector<std::string> values;
  const std::size_t open = type.find('{'), close = type.rfind('}');
  if (open == std::string::npos || close == std::string::npos) return values;
  std::string value;
  for (std::size_t i = open + 1; i <= close; ++i) {
    if (type[i] == ',' || i == close) {
      values.push_back(value);
      value.clear();
    } else {
      value += type[i];
    }
  }
  return values;
}

OptionEntry entry_of(const CLI::Option& option) {
  OptionEntry entry;
  entry.about = option.get_description();
  entry.values = values_of(option.get_type_name());
  entry.positional = option.get_positional();
  for (const std::string& name : option.get_snames()) {
    entry.names.push_back("-" + name);
  }
  for (const std::string& name : option.get_lnames()) {
    entry.names.push_back("--" + name);
  }
  if (entry.names.empty()) entry.names.push_back(option.get_name());
  if (!entry.positional && option.get_items_expected_max() > 0) {
    const std::string& shown = option.get_option_text();
    entry.argument = shown.empty() ? "VALUE" : shown;
  }
  return entry;
}

}  // namespace

CommandTree command_tree(const CLI::App& app) {
  CommandTree tree{app.get_name(), app.get_description(), {}, {}};
  for (const CLI::Option* option : app.get_options()) {
    tree.options.push_back(entry_of(*option));
  }
  for (const CLI::App* command :
       app.get_subcommands([](const CLI::App*) { return true; })) {
    tree.commands.push_back(command_tree(*command));
  }
  return tree;
}

}  // namespace tiaowen
