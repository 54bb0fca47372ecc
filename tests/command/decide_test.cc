#include <gtest/gtest.h>

#include <sstream>

#include "pipeline/command/command.h"
#include "pipeline/run.h"
#include "pipeline/write/write.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

std::string record_json(const std::string& text) {
  auto document = read_text(text);
  if (!document) throw std::runtime_error(document.error().message);
  std::string json;
  append_json(run(std::move(*document), testing::shipped_words(), {}),
              {"test", "digest"}, {}, json);
  return json;
}

struct Said {
  int status = 0;
  std::string out, log;
};

Said decide(const std::string& record, const std::string& rule,
            std::vector<std::string> given, Language language,
            bool json = false) {
  std::istringstream in(record);
  std::ostringstream out, log;
  DecideCommand command{"-", rule, std::move(given), json, language};
  Said said;
  said.status = decide_command(command, testing::shipped_words(), in, out, log);
  said.out = out.str();
  said.log = log.str();
  return said;
}

const std::string& record() {
  static const std::string json = record_json(
      "对新认定的省级、市级专家站,分别给予20万元、8万元补助。\n"
      "对新建成的中试平台,按设备投入的20%给予补助,"
      "单个平台最高不超过300万元。\n");
  return json;
}

TEST(DecideCommand, AnswersWithTheRowAndItsSentence) {
  const Said said =
      decide(record(), "r1", {"级别=省级", "新认定=是"}, Language::english);
  EXPECT_EQ(said.status, kExitGood);
  EXPECT_TRUE(said.out.starts_with("200000 CNY\n")) << said.out;
  EXPECT_NE(said.out.find("  row  1: 级别 \"省级\", 新认定 true"),
            std::string::npos)
      << said.out;
  EXPECT_NE(
      said.out.find("对新认定的省级、市级专家站,分别给予20万元、8万元补助。"),
      std::string::npos);
}

TEST(DecideCommand, ReadsFiguresAsADocumentWritesThem) {
  const Said said =
      decide(record(), "r2", {"设备投入=500万元"}, Language::chinese);
  EXPECT_EQ(said.status, kExitGood) << said.log;
  EXPECT_NE(said.out.find("= 1000000 CNY"), std::string::npos) << said.out;
  EXPECT_NE(said.out.find("依据"), std::string::npos);
}

TEST(DecideCommand, SaysWhatIsMissing) {
  const Said open = decide(record(), "r1", {}, Language::english);
  EXPECT_EQ(open.status, kExitSomeFailed);
  EXPECT_NE(open.out.find("asks  级别"), std::string::npos) << open.out;
  const Said none = decide(record(), "r1", {"级别=国家级"}, Language::english);
  EXPECT_EQ(none.status, kExitGood);
  EXPECT_TRUE(none.out.starts_with("no row")) << none.out;
}

TEST(DecideCommand, AnswersProgramsInJson) {
  const Said said =
      decide(record(), "r1", {"级别=市级"}, Language::english, true);
  EXPECT_NE(said.out.find("\"verdict\":\"decided\",\"amount\":\"80000\""),
            std::string::npos)
      << said.out;
  EXPECT_NE(said.out.find("\"assumed\":[\"新认定\"]"), std::string::npos);
}

TEST(DecideCommand, ListsTheRulesAndRefusesWhatItCannotUse) {
  const Said rules = decide(record(), "", {}, Language::english);
  EXPECT_EQ(rules.status, kExitGood);
  EXPECT_NE(rules.out.find("级别 (string) 省级 市级"), std::string::npos)
      << rules.out;
  EXPECT_EQ(decide(record(), "r1", {"级别"}, Language::english).status,
            kExitUsage);
  EXPECT_EQ(decide(record(), "r9", {}, Language::english).status, kExitUsage);
  EXPECT_EQ(decide("{", "r1", {}, Language::english).status, kExitUsage);
}

}  // namespace
}  // namespace tiaowen
