// Completions and the manual say what --help says.

#include "pipeline/command/command_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <sstream>

namespace tiaowen {
namespace {

using ::testing::HasSubstr;

std::string output_of(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  std::string all;
  std::array<char, 4096> buffer;
  while (pipe != nullptr) {
    const std::size_t read = fread(buffer.data(), 1, buffer.size(), pipe);
    if (read == 0) break;
    all.append(buffer.data(), read);
  }
  if (pipe != nullptr) pclose(pipe);
  return all;
}

std::string tiaowen(const std::string& arguments) {
  return output_of("LC_ALL=C " TIAOWEN_BUILD "/tiaowen " + arguments);
}

// The first word of every line under "Options:" or "Subcommands:".
std::vector<std::string> listed(const std::string& help,
                                const std::string& under) {
  std::vector<std::string> names;
  std::istringstream lines(help);
  bool there = false;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(' ')) {
      there = line.starts_with(under);
      continue;
    }
    if (!there || line.starts_with("    ")) continue;
    std::istringstream words(line);
    std::string word;
    words >> word;
    std::istringstream parts(word);
    for (std::string name; std::getline(parts, name, ',');) {
      names.push_back(name);
    }
  }
  return names;
}

TEST(Manual, NamesEveryCommandAndOption) {
  const std::string page = tiaowen("manual");
  const auto commands = listed(tiaowen("--help"), "Subcommands");
  ASSERT_GE(commands.size(), 8u);
  for (const std::string& command : commands) {
    std::string title = command;
    for (std::size_t at = 0; (at = title.find('-', at)) != std::string::npos;
         at += 2) {
      title.insert(at, "\\");
    }
    EXPECT_THAT(page, HasSubstr(".SS tiaowen " + title + "\n"));
    for (const std::string& option :
         listed(tiaowen(command + " --help"), "Options")) {
      std::string name = option;
      for (std::size_t at = 0; (at = name.find('-', at)) != std::string::npos;
           at += 2) {
        name.insert(at, "\\");
      }
      EXPECT_THAT(page, HasSubstr("\\fB" + name + "\\fR")) << command;
    }
  }
}

TEST(Completion, BashKnowsCommandsOptionsAndValues) {
  const auto completed = [](const std::string& words, int at) {
    return output_of("bash -c 'eval \"$(LC_ALL=C " TIAOWEN_BUILD
                     "/tiaowen completion bash)\"; COMP_WORDS=(" +
                     words + "); COMP_CWORD=" + std::to_string(at) +
                     "; _tiaowen; echo \"${COMPREPLY[@]}\"'");
  };
  EXPECT_EQ(completed("tiaowen que", 1), "query\n");
  EXPECT_EQ(completed("tiaowen query obl", 2), "obligations\n");
  EXPECT_EQ(completed("tiaowen query --due-", 2), "--due-before --due-after\n");
  EXPECT_EQ(completed("tiaowen query --modality pro", 3), "prohibition\n");
  EXPECT_EQ(completed("tiaowen completion z", 2), "zsh\n");
}

TEST(Completion, ZshNamesEveryOptionOfQuery) {
  const std::string script = tiaowen("completion zsh");
  EXPECT_TRUE(script.starts_with("#compdef tiaowen\n"));
  for (const std::string& option : listed(tiaowen("query --help"), "Options")) {
    EXPECT_THAT(script, HasSubstr("*" + option + "["));
  }
  if (std::system("command -v zsh >/dev/null") != 0) {
    GTEST_SKIP() << "no zsh to read the script with";
  }
  EXPECT_EQ(output_of("bash -c 'zsh -n <(" TIAOWEN_BUILD
                      "/tiaowen completion zsh) 2>&1'"),
            "");
}

}  // namespace
}  // namespace tiaowen
