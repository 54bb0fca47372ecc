// What a finding about a decision table quotes.

#include <gmock/gmock.h>

#include "pipeline/run.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> told(const std::string& text) {
  auto document = read_text(text);
  const Record record = run(std::move(*document), testing::shipped_words(), {});
  std::vector<std::string> all;
  for (const Finding& finding : record.findings) {
    if (finding.code.starts_with("rule.")) {
      all.push_back(finding.code + ": " + finding.message);
    }
  }
  return all;
}

TEST(RuleFindings, QuoteTheBandsOnBothSidesOfAGap) {
  EXPECT_THAT(told("得分90分以上的,奖励8万元;得分70分以下的,奖励2万元。\n"),
              ElementsAre("rule.gap: nothing is said between “70分以下” and "
                          "“90分以上”: from 70 to 90"));
}

TEST(RuleFindings, QuoteTheBandsThatShareAnEnd) {
  EXPECT_THAT(
      told("投资额100万元至300万元的,奖励2万元;300万元至600万元的,"
           "奖励5万元。\n"),
      ElementsAre(::testing::StartsWith("rule.overlap: 3000000 ends “")));
}

TEST(RuleFindings, NameALevelThatIsListedAndHasNoRow) {
  EXPECT_THAT(
      told("对国家级、省级、市级的工作站给予奖励。省级工作站奖励30万元,"
           "市级工作站奖励10万元。\n"),
      ElementsAre("rule.gap: “国家级” is named, and no row of the table "
                  "says what it gets"));
  EXPECT_THAT(told("对省级、市级工作站,分别奖励30万元、10万元。\n"),
              ElementsAre());
}

TEST(RuleFindings, LookAtEachNumberWhereSeveralAreAsked) {
  EXPECT_THAT(
      told("年产值1000万元以上且考核得分90分以上的,奖励20万元;"
           "年产值1000万元以上且"
           "考核得分60分以下的,奖励2万元。\n"),
      ElementsAre(::testing::HasSubstr("between “60分以下” and “90分以上”")));
}

}  // namespace
}  // namespace tiaowen
