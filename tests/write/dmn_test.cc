#include <gmock/gmock.h>

#include "tests/write/exported.h"

namespace tiaowen {
namespace {

using testing::corpus_record;
using testing::export_of;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Dmn, KeepsFiguresBandsAndWords) {
  const Record record = corpus_record("subsidy_measure/record.json");
  const Export made = export_of("dmn", {&record});
  EXPECT_TRUE(made.omissions.empty());
  EXPECT_THAT(made.content, HasSubstr("<text>[2000000..5000000)</text>"));
  EXPECT_THAT(made.content, HasSubstr("<text>&gt;=10000000</text>"));
  EXPECT_THAT(made.content,
              HasSubstr("<text>\"一级\",\"二级\",\"三级\"</text>"));
  EXPECT_THAT(made.content, HasSubstr("label=\"年度服务收入\""));
  EXPECT_THAT(made.content, HasSubstr("hitPolicy=\"UNIQUE\""));
  EXPECT_THAT(made.content, HasSubstr("chp_2__art_5</text>"));
}

TEST(Dmn, ABracketInANameIsLeftToItsLabel) {
  Record record = corpus_record("subsidy_measure/record.json");
  record.rules[0].inputs[0].name = "收入(含税)";
  const std::string dmn = export_of("dmn", {&record}).content;
  EXPECT_THAT(dmn, HasSubstr("<text>收入_含税_</text>"));
  EXPECT_THAT(dmn, HasSubstr("label=\"收入(含税)\" name=\"收入_含税_\""));
}

TEST(Dmn, WhatMakesNoTableIsToldWithItsReason) {
  Record record = corpus_record("subsidy_measure/record.json");
  record.rules[0].rows.clear();
  record.rules[1].rows[0].when = {"\"unfinished"};
  record.rules[2].rows[1].then.reset();
  const Export made = export_of("dmn", {&record});
  ASSERT_EQ(made.omissions.size(), 3U);
  EXPECT_EQ(made.omissions[0].code, "no_rows");
  EXPECT_FALSE(made.omissions[0].exported);
  EXPECT_EQ(made.omissions[1].code, "not_feel");
  EXPECT_EQ(made.omissions[1].detail, "row 1: \"unfinished");
  EXPECT_EQ(made.omissions[2].code, "no_figure");
  EXPECT_EQ(made.omissions[2].detail, "row 2");
  EXPECT_TRUE(made.omissions[2].exported);
  EXPECT_THAT(made.content,
              HasSubstr("<tiaowen:notExported rule=\"r1 补助标准\" "
                        "reason=\"no_rows\" />"));
  EXPECT_THAT(made.content, HasSubstr("<text>null</text>"));
  EXPECT_THAT(made.content, Not(HasSubstr("<decision id=\"r1\"")));
}

TEST(Dmn, AnOpenBandHasTwoOutputs) {
  Record record = corpus_record("subsidy_measure/record.json");
  RuleRow& row = record.rules[2].rows[0];
  row.then_min = Decimal(5);
  row.then_max = Decimal(7);
  row.then.reset();
  const std::string dmn = export_of("dmn", {&record}).content;
  EXPECT_THAT(dmn, HasSubstr("name=\"金额下限\" typeRef=\"number\""));
  EXPECT_THAT(dmn, HasSubstr("name=\"金额上限\" typeRef=\"number\""));
  EXPECT_THAT(dmn, HasSubstr("<text>5</text>"));
  EXPECT_THAT(dmn, HasSubstr("<text>7</text>"));
}

TEST(Dmn, AFormulaIsAnOutputAndItsNamesAreInputs) {
  Record record = corpus_record("subsidy_measure/record.json");
  Rule& rule = record.rules.back();
  rule.rows[0].formula = "min(0.2 * 收入, 300)";
  const Export made = export_of("dmn", {&record});
  EXPECT_TRUE(made.omissions.empty());
  EXPECT_THAT(made.content, HasSubstr("name=\"计算结果\" typeRef=\"number\""));
  EXPECT_THAT(made.content, HasSubstr("<text>min(0.2 * 收入, 300)</text>"));
  EXPECT_THAT(made.content, HasSubstr("label=\"收入\" name=\"收入\""));
  rule.rows[0].formula = "收入; 300";
  const Export other = export_of("dmn", {&record});
  ASSERT_EQ(other.omissions.size(), 1U);
  EXPECT_EQ(other.omissions[0].code, "formula");
}

TEST(Dmn, HurtfulNamesAreEscaped) {
  Record record = corpus_record("subsidy_measure/record.json");
  record.metadata.title = record.rules[0].name = testing::kHurtful;
  record.rules[0].inputs[0].name = testing::kHurtful;
  const std::string dmn = export_of("dmn", {&record}).content;
  EXPECT_THAT(dmn, HasSubstr("label=\"]]>&lt;b a=&quot;1&quot;>&amp;amp;"));
  EXPECT_THAT(dmn, Not(HasSubstr("\x01")));
}

TEST(Dmn, ARecordWithoutRulesIsAnEmptyModel) {
  const Record record = corpus_record("budget_statement/record.json");
  const Export made = export_of("dmn", {&record});
  EXPECT_TRUE(made.omissions.empty());
  EXPECT_THAT(made.content, Not(HasSubstr("<decision ")));
  EXPECT_THAT(made.content, HasSubstr("<knowledgeSource id=\"document\""));
}

}  // namespace
}  // namespace tiaowen
