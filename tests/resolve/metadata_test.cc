#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/read/read.h"
#include "pipeline/resolve/front.h"
#include "pipeline/run.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::shipped_words;

Metadata metadata_of(std::string_view text) {
  return run(*read_plain(text), shipped_words(), {}).metadata;
}

TEST(Metadata, ReadsTheFrontAndTheSignatureOfANotice) {
  const Metadata metadata = metadata_of(
      "澜州市财政局　澜州市民政局\n关于印发社区助餐补贴办法\n的 通 知\n"
      "澜财社[2025]7号\n"
      "各县（市、区）财政局、民政局，市直有关单位：\n"
      "现将办法印发给你们，请遵照执行。\n"
      "澜州市财政局　　澜州市民政局\n2025年3月4日\n");
  EXPECT_EQ(metadata.title,
            "澜州市财政局澜州市民政局关于印发社区助餐补贴办法的通知");
  EXPECT_EQ(metadata.doc_type, "通知");
  EXPECT_EQ(metadata.doc_number, "澜财社〔2025〕7号");
  EXPECT_THAT(metadata.issuers, ElementsAre("澜州市财政局", "澜州市民政局"));
  EXPECT_THAT(metadata.addressees,
              ElementsAre("各县（市、区）财政局、民政局", "市直有关单位"));
  ASSERT_TRUE(metadata.issued);
  EXPECT_EQ(metadata.issued->str(), "2025-03-04");
  EXPECT_EQ(metadata.planning_year, 2025);
}

TEST(Metadata, ReadsWhenAnActWasPassedAndHolds) {
  const Metadata metadata = metadata_of(
      "澜州市绿道条例\n"
      "（2024年5月6日澜州市第九届人民代表大会常务委员会第三次会议通过）\n"
      "第一条 为了管理绿道，制定本条例。\n"
      "第二条 本条例自2024年8月1日起施行，有效期5年。\n");
  EXPECT_EQ(metadata.title, "澜州市绿道条例");
  EXPECT_EQ(metadata.doc_type, "条例");
  EXPECT_THAT(metadata.issuers, ElementsAre("澜州市人民代表大会常务委员会"));
  EXPECT_EQ(metadata.issued->str(), "2024-05-06");
  EXPECT_EQ(metadata.effective->str(), "2024-08-01");
  ASSERT_TRUE(metadata.expires);
  EXPECT_EQ(metadata.expires->str(), "2029-07-31");
}

TEST(Metadata, IsOfTheActAndNotOfItsInterpretation) {
  const Metadata metadata = metadata_of(
      "《社区助餐若干措施》政策解读\n一、背景\n老人吃饭难。\n"
      "二、内容\n共三条措施。\n"
      "澜州市民政局\n关于印发社区助餐若干措施的通知\n澜民发〔2025〕7号\n"
      "各区民政局：\n现将措施印发给你们。\n澜州市民政局\n2025年6月2日\n"
      "社区助餐若干措施\n一、设立助餐点\n每个社区至少一处。\n");
  EXPECT_EQ(metadata.title, "澜州市民政局关于印发社区助餐若干措施的通知");
  EXPECT_EQ(metadata.doc_number, "澜民发〔2025〕7号");
  EXPECT_EQ(metadata.issued->str(), "2025-06-02");
}

TEST(Metadata, TakesThePlanningYearFromTheTitle) {
  EXPECT_EQ(metadata_of("澜州市水务局2026年预算项目说明\n一、概况\n修堤。\n"
                        "澜州市水务局\n2025年12月1日\n")
                .planning_year,
            2026);
  // 2021 is what was rewarded, not what is planned.
  EXPECT_EQ(metadata_of("落实2021年度奖励大会精神的措施\n一、目标\n增长。\n"
                        "澜州市科学技术局\n2022年12月1日\n")
                .planning_year,
            2022);
}

TEST(Metadata, SaysNothingThatTheTextDoesNot) {
  const Metadata metadata = metadata_of("一、收费\n每次两元。\n");
  EXPECT_EQ(metadata.title, "");
  EXPECT_EQ(metadata.doc_number, "");
  EXPECT_THAT(metadata.issuers, IsEmpty());
  EXPECT_FALSE(metadata.issued);
}

TEST(DocumentType, IsWhatATitleEndsWith) {
  const auto type = [](std::u32string_view title) {
    return document_type_of(title, shipped_words());
  };
  EXPECT_EQ(type(U"澜州市停车管理办法(试行)"), "办法");
  EXPECT_EQ(type(U"关于加快发展的实施意见"), "实施意见");
  EXPECT_EQ(type(U"二〇二四年度部门决算"), "决算");
  EXPECT_EQ(type(U"社区助餐十条"), "");
}

}  // namespace
}  // namespace tiaowen
