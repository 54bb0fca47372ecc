// `tiaowen` becomes tiaowen-views for the commands that draw, export and ask.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <string>

#include "tests/temporary_folder.h"

namespace tiaowen {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Ran {
  int status = -1;
  std::string said;
};

Ran ran(const std::string& command) {
  Ran result;
  std::FILE* const pipe = popen(("LC_ALL=C " + command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return result;
  std::array<char, 4096> piece{};
  while (const std::size_t n = fread(piece.data(), 1, piece.size(), pipe)) {
    result.said.append(piece.data(), n);
  }
  const int status = pclose(pipe);
  if (WIFEXITED(status)) result.status = WEXITSTATUS(status);
  return result;
}

TEST(HandOver, TheOtherProgramAnswers) {
  const Ran answer = ran(std::string(TIAOWEN_BUILD) +
                         "/tiaowen export ics /nowhere/record.json");
  EXPECT_THAT(answer.said, HasSubstr("/nowhere/record.json"));
  EXPECT_THAT(answer.said, Not(HasSubstr("tiaowen-views")));
  EXPECT_EQ(answer.status, 2);
}

TEST(HandOver, AMissingProgramIsNamed) {
  const testing::TemporaryFolder folder;
  const std::filesystem::path alone = folder.path() / "tiaowen";
  std::filesystem::copy_file(std::string(TIAOWEN_BUILD) + "/tiaowen", alone);
  const Ran answer = ran(alone.string() + " show a.pdf");
  EXPECT_THAT(answer.said,
              HasSubstr((folder.path() / "tiaowen-views").string() +
                        ": No such file or directory: this program belongs "
                        "beside tiaowen"));
  EXPECT_EQ(answer.status, 2);
}

}  // namespace
}  // namespace tiaowen
