// tiaowen(1), from what the command line itself says.

#include "pipeline/command/command_tree.h"

namespace tiaowen {
namespace {

// Text that roff takes as it stands.
std::string plain(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '\\') {
      safe += "\\e";
    } else if (c == '-') {
      safe += "\\-";
    } else if (c == '\n') {
      safe += ' ';
    } else {
      safe += c;
    }
  }
  // A point or an apostrophe at the start of a line would be a request.
  if (safe.starts_with('.') || safe.starts_with('\'')) safe.insert(0, "\\&");
  return safe;
}

void add_option(const OptionEntry& option, std::string& page) {
  std::string names;
  for (const std::string& name : option.names) {
    names += (names.empty() ? "" : ", ") + ("\\fB" + plain(name) + "\\fR");
  }
  if (!option.argument.empty()) {
    names += " \\fI" + plain(option.argument) + "\\fR";
  }
  page += ".TP\n" + names + "\n" + plain(option.about) + "\n";
  if (option.values.empty()) return;
  page += "(";
  for (const std::string& value : option.values) {
    page += (page.ends_with('(') ? "" : ", ") + plain(value);
  }
  page += ")\n";
}

void add_command(const CommandTree& command, const std::string& above,
                 std::string& page) {
  const std::string name = above + " " + command.name;
  page += ".SS " + plain(name) + "\n" + plain(command.about) + "\n";
  for (const OptionEntry& option : command.options) add_option(option, page);
  for (const CommandTree& below : command.commands) {
    add_command(below, name, page);
  }
}

constexpr const char* kExit = R"(.SH EXIT STATUS
.TP
\fB0\fR
all good
.TP
\fB1\fR
some documents failed, or the store cannot be read
.TP
\fB2\fR
wrong usage
.TP
\fB75\fR
try again later: a full disk, a locked store
)";

}  // namespace

std::string manual_page(const CommandTree& tree, const std::string& version) {
  std::string page = ".TH TIAOWEN 1 \"\" \"tiaowen " + plain(version) +
                     "\"\n.SH NAME\n" + plain(tree.name) + " \\- " +
                     plain(tree.about) + "\n.SH SYNOPSIS\n\\fB" +
                     plain(tree.name) +
                     "\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR]...\n.SH OPTIONS\n";
  for (const OptionEntry& option : tree.options) add_option(option, page);
  page += ".SH COMMANDS\n";
  for (const CommandTree& command : tree.commands) {
    add_command(command, tree.name, page);
  }
  return page + kExit;
}

}  // namespace tiaowen
