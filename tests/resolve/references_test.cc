#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/model/unicode.h"
#include "pipeline/read/read.h"
#include "pipeline/run.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// "前款 -> art_2", in order; "-" where there is no target.
std::vector<std::string> targets(std::string_view text) {
  auto document = read_plain(text);
  const Record record = run(std::move(*document), testing::shipped_words(), {});
  std::vector<std::string> found;
  for (const Mention& mention : record.mentions) {
    const auto* citation = std::get_if<Citation>(&mention.value);
    if (citation == nullptr || !citation->locator) continue;
    found.push_back(
        to_utf8(record.text.published(mention.span)) + " -> " +
        (citation->target < 0
             ? "-"
             : record.clauses[static_cast<std::size_t>(citation->target)].id));
  }
  return found;
}

std::vector<std::string> missing(std::string_view text) {
  const Record record = run(*read_plain(text), testing::shipped_words(), {});
  std::vector<std::string> found;
  for (const Finding& finding : record.findings) {
    if (finding.code != "citation.target_missing") continue;
    found.push_back(to_utf8(record.text.published(*finding.span)));
  }
  return found;
}

constexpr std::string_view kArticles =
    "第一条 为规范管理，制定本办法。\n"
    "第二条 申报单位应当具备条件：\n（一）依法登记；\n（二）信用良好。\n"
    "第三条 不符合第二条第（二）项规定的，不予受理。\n"
    "经整改合格的，不受前款规定限制。\n"
    "第四条 违反本办法第三条第二款的，适用第九条规定。\n";

TEST(References, FindTheirClauses) {
  EXPECT_THAT(
      targets(kArticles),
      ElementsAre("第二条第（二）项 -> art_2__item_2", "前款 -> art_3",
                  "本办法第三条第二款 -> art_3__para_2", "第九条 -> -"));
  EXPECT_THAT(missing(kArticles), ElementsAre("第九条"));
}

constexpr std::string_view kTwoPapers =
    "关于印发停车办法的通知\n各区：\n现印发给你们，收费标准见附件1。\n"
    "澜州市公安局\n2025年3月1日\n"
    "停车办法\n第一条 收费标准见附件1，申请表见附件2。\n"
    "附件1\n收费标准\n每小时两元。\n附件2\n申请表\n姓名和车牌号。\n";

TEST(References, FindTheAttachmentsOfTheirOwnDocument) {
  EXPECT_THAT(targets(kTwoPapers),
              ElementsAre("附件1 -> part_2__att_1", "附件1 -> part_2__att_1",
                          "附件2 -> part_2__att_2"));
}

TEST(References, LabelsAreNone) {
  EXPECT_TRUE(targets("第一条 总的要求。\n第二条 具体办法。\n").empty());
}

TEST(References, ReachItemsOfParagraphsChaptersAndAttachments) {
  EXPECT_THAT(targets("澜州市共享单车停放办法\n第一章　总则\n"
                      "第一条　单车应当停放在下列区域：\n（一）路侧白线内；\n"
                      "（二）集中停放点。\n"
                      "前款第（二）项规定的停放点由企业维护。\n"
                      "下列单车应当清走：\n（一）损坏的；\n（二）无牌的。\n"
                      "第二条　按照前条规定清走的，次日公示。\n"
                      "第三条　有第一条第三款第二项情形的，予以警告。\n"
                      "第二章　附则\n"
                      "第四条　本办法第一章由城管部门解释，格式见附件2。\n"
                      "附件1\n停放点清单\n附件2\n巡查记录\n"),
              ElementsAre("前款第（二）项 -> chp_1__art_1__item_2",
                          "前条 -> chp_1__art_1",
                          "第一条第三款第二项 -> chp_1__art_1__para_3__item_2",
                          "本办法第一章 -> chp_1", "附件2 -> att_2"));
}

TEST(References, LookInTheirOwnAttachmentFirst) {
  EXPECT_THAT(targets("附件1\n甲办法\n第一条 总额为一百万元。\n"
                      "第二条 依照第一条规定办理。\n"
                      "附件2\n乙办法\n第一条 总额为二百万元。\n"
                      "第二条 依照第一条规定办理。\n"),
              ElementsAre("第一条 -> att_1__art_1", "第一条 -> att_2__art_1"));
}

TEST(References, CountParagraphsBelowATitledArticle) {
  EXPECT_THAT(targets("第一条（范围）\n单车适用本办法。\n汽车不适用。\n"
                      "第二条（罚则）\n违反第一条第一款规定的，予以警告。\n"),
              ElementsAre("第一条第一款 -> art_1__para_2"));
}

TEST(References, GoBackAsFarAsTheySay) {
  EXPECT_THAT(targets("第一条 甲。\n第二条 乙。\n"
                      "第三条 有前两条规定情形的，从重处理。\n"),
              ElementsAre("前两条 -> art_1"));
}

TEST(References, OfOtherDocumentsAreNotMissed) {
  EXPECT_THAT(missing("一、依照《停车办法》第九条规定办理。\n二、公布。\n"),
              IsEmpty());
  EXPECT_THAT(missing("一、公示期见附件3。\n二、公布。\n"),
              ElementsAre("附件3"));
}

}  // namespace
}  // namespace tiaowen
