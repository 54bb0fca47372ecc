#include "pipeline/command/command_tree.h"

namespace tiaowen {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

// Within '…' of a shell.
std::string quoted(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '\'') {
      safe += "'\\''";
    } else if (c == '\n') {
      safe += ' ';
    } else {
      safe += c;
    }
  }
  return "'" + safe + "'";
}

// … and where _arguments reads brackets and colons.
std::string described(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') safe += '\\';
    safe += c;
  }
  return safe;
}

std::vector<std::string> options_of(const CommandTree& command) {
  std::vector<std::string> names;
  for (const OptionEntry& option : command.options) {
    if (option.positional) continue;
    names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return names;
}

std::vector<std::string> commands_of(const CommandTree& tree) {
  std::vector<std::string> names;
  for (const CommandTree& command : tree.commands) {
    names.push_back(command.name);
  }
  return names;
}

bool is_folder(const OptionEntry& option) { return option.argument == "DIR"; }
bool is_file(const OptionEntry& option) {
  return option.argument == "FILE" || option.argument == "STORE";
}

// What follows an option, where that is known.
std::string bash_values(const OptionEntry& option) {
  if (!option.values.empty()) {
    return "COMPREPLY=($(compgen -W " + quoted(joined(option.values)) +
           " -- \"$cur\"))";
  }
  if (is_folder(option)) return "COMPREPLY=($(compgen -d -- \"$cur\"))";
  if (is_file(option)) return "COMPREPLY=($(compgen -f -- \"$cur\"))";
  return "COMPREPLY=()";
}

std::string bash_of(const CommandTree& command) {
  std::string text = "    " + command.name + ")\n      case \"$prev\" in\n";
  std::string positional;
  for (const OptionEntry& option : command.options) {
    if (option.positional) {
      positional += " " + joined(option.values);
      continue;
    }
    if (option.argument.empty()) continue;
    std::string names;
    for (const std::string& name : option.names) {
      names += (names.empty() ? "" : "|") + name;
    }
    text += "        " + names + ") " + bash_values(option) + "; return ;;\n";
  }
  const std::string words = joined(options_of(command)) + " " +
                            joined(commands_of(command)) + positional;
  return text + "      esac\n      words=" + quoted(words) + "\n      ;;\n";
}

std::string zsh_option(const OptionEntry& option) {
  std::string what;
  if (!option.argument.empty()) {
    what = ":" + described(option.argument) + ":";
    if (!option.values.empty()) {
      what += "(" + joined(option.values) + ")";
    } else if (is_folder(option)) {
      what += "_files -/";
    } else if (is_file(option)) {
      what += "_files";
    } else {
      what += " ";
    }
  }
  std::string lines;
  for (const std::string& name : option.names) {
    lines += "        " +
             quoted("*" + name + "[" + described(option.about) + "]" + what) +
             " \\\n";
  }
  return lines;
}

std::string zsh_positional(const OptionEntry& option) {
  const std::string values =
      option.values.empty() ? "_files" : "(" + joined(option.values) + ")";
  return "        " +
         quoted("*:" + described(option.names.front()) + ":" + values) +
         " \\\n";
}

std::string zsh_of(const CommandTree& command) {
  std::string text = "    " + command.name + ")\n      _arguments \\\n";
  for (const OptionEntry& option : command.options) {
    text += option.positional ? zsh_positional(option) : zsh_option(option);
  }
  if (!command.commands.empty()) {
    text += "        " +
            quoted("1:command:(" + joined(commands_of(command)) + ")") +
            " \\\n";
  }
  text.erase(text.rfind(" \\\n"));
  return text + "\n      ;;\n";
}

}  // namespace

std::string bash_completion(const CommandTree& tree) {
  std::string text =
      "# bash completion for " + tree.name + "; made by: " + tree.name +
      " completion bash\n_" + tree.name + R"(() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W )" +
      quoted(joined(commands_of(tree)) + " " + joined(options_of(tree))) +
      R"( -- "$cur"))
    return
  fi
  case ${COMP_WORDS[1]} in
)";
  for (const CommandTree& command : tree.commands) text += bash_of(command);
  return text + R"(    *) return ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  case $cur in -*) ;; *) COMPREPLY+=($(compgen -f -- "$cur")) ;; esac
}
complete -o filenames -F _)" +
         tree.name + " " + tree.name + "\n";
}

std::string zsh_completion(const CommandTree& tree) {
  std::string text = "#compdef " + tree.name + "\n# made by: " + tree.name +
                     " completion zsh\n_" + tree.name + R"(() {
  if (( CURRENT == 2 )); then
    local -a commands=(
)";
  for (const CommandTree& command : tree.commands) {
    text +=
        "      " + quoted(command.name + ":" + described(command.about)) + "\n";
  }
  text += R"(    )
    _describe command commands
    compadd -- )" +
          joined(options_of(tree)) + R"(
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
)";
  for (const CommandTree& command : tree.commands) text += zsh_of(command);
  return text + "  esac\n}\nif [ \"$funcstack[1]\" = _" + tree.name +
         " ]; then _" + tree.name + " \"$@\"; else compdef _" + tree.name +
         " " + tree.name + "; fi\n";
}

}  // namespace tiaowen
