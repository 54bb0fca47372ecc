#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "pipeline/command/command.h"
#include "tests/record_laws.h"
#include "tests/shipped_words.h"
#include "tests/temporary_folder.h"

namespace tiaowen {
namespace {

using Json = nlohmann::json;

std::vector<Json> piped(const std::string& lines, bool numerals = false) {
  std::istringstream in(lines);
  std::ostringstream out;
  PipeCommand command;
  command.numerals = numerals;
  EXPECT_EQ(pipe_command(command, testing::shipped_words(), in, out),
            kExitGood);
  std::vector<Json> answers;
  std::istringstream answered(out.str());
  std::string line;
  while (std::getline(answered, line)) answers.push_back(Json::parse(line));
  return answers;
}

TEST(Pipe, AnswersEveryLineInOrderWithItsId) {
  const auto answers = piped(
      "{\"id\":\"b\",\"text\":\"第一条 总则\"}\n"
      "\n"
      "{\"id\":7,\"text\":\"\"}\n");
  ASSERT_EQ(answers.size(), 2U);
  EXPECT_EQ(answers[0]["id"], "b");
  EXPECT_EQ(answers[0]["text"], "第一条 总则");
  EXPECT_EQ(answers[1]["id"], 7);
  EXPECT_EQ(answers[1]["text"], "");
  EXPECT_EQ(testing::broken_laws(answers[0].dump()),
            std::vector<std::string>());
}

TEST(Pipe, NestedIdsFifosAndLostOutputAreErrors) {
  testing::TemporaryFolder folder;
  const std::string fifo = (folder.path() / "fifo").string();
  ASSERT_EQ(mkfifo(fifo.c_str(), 0600), 0);
  const std::string deep(200000, '[');
  const auto answers =
      piped("{\"id\":" + deep + std::string(deep.size(), ']') + "}\n" +
            Json({{"id", 1}, {"path", fifo}}).dump() + "\n");
  ASSERT_EQ(answers.size(), 2U);
  EXPECT_EQ(answers[0]["error"]["code"], "bad_request");
  EXPECT_EQ(answers[1]["error"]["code"], "unreadable");
  std::istringstream in("{\"id\":1,\"text\":\"\"}\n");
  std::ofstream full("/dev/full");
  EXPECT_EQ(pipe_command({}, testing::shipped_words(), in, full),
            kExitTryAgain);
}

TEST(Pipe, ABadLineAnswersAnErrorAndTheRestGoesOn) {
  const auto answers = piped(
      "no json\n"
      "{\"id\":1}\n"
      "{\"id\":2,\"text\":3}\n"
      "{\"id\":3,\"text\":\"甲\",\"context\":{\"issued\":\"yesterday\"}}\n"
      "{\"id\":4,\"path\":\"/nonexistent/a.txt\"}\n"
      "[1]\n"
      "{\"id\":5,\"text\":\"乙\"}\n");
  ASSERT_EQ(answers.size(), 7U);
  EXPECT_EQ(answers[0]["id"], nullptr);
  for (const int i : {0, 1, 2, 3, 5}) {
    EXPECT_EQ(answers[static_cast<std::size_t>(i)]["error"]["code"],
              "bad_request")
        << i;
  }
  EXPECT_EQ(answers[1]["id"], 1);
  EXPECT_EQ(answers[4]["error"]["code"], "unreadable");
  EXPECT_EQ(answers[6]["text"], "乙");
}

TEST(Pipe, ReadsAFileByItsPath) {
  testing::TemporaryFolder folder;
  const std::string path = folder.write("a.txt", "一、总体要求");
  const auto answers = piped(Json({{"id", 1}, {"path", path}}).dump() + "\n");
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_EQ(answers[0]["text"], "一、总体要求");
  EXPECT_EQ(answers[0]["source"]["path"], path);
}

TEST(Pipe, TellsNumeralsOnRequestOnly) {
  const std::string line = "{\"id\":1,\"text\":\"共12家\"}\n";
  EXPECT_FALSE(piped(line)[0].contains("numerals"));
  const Json numerals = piped(line, true)[0]["numerals"];
  ASSERT_EQ(numerals.size(), 1U);
  EXPECT_EQ(numerals[0]["value"], "12");
  EXPECT_EQ(numerals[0]["span"], Json({1, 3}));
}

TEST(ParseDate, TakesDaysThatExistOnly) {
  EXPECT_EQ(parse_date("2024-02-29"), (Date{2024, 2, 29}));
  EXPECT_EQ(parse_date("2022-12"), (Date{2022, 12, 0}));
  EXPECT_FALSE(parse_date("2023-02-30"));
  EXPECT_FALSE(parse_date("2023-13-01"));
}

}  // namespace
}  // namespace tiaowen
