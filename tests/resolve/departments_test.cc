// Whole texts: what a name means depends on what stands elsewhere.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/model/unicode.h"
#include "pipeline/read/read.h"
#include "pipeline/run.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

Record record_of(std::string_view text, Context context = {}) {
  auto document = read_plain(text);
  EXPECT_TRUE(document.has_value());
  return run(std::move(*document), testing::shipped_words(), {context, false});
}

// "市科技局=某市科学技术局/lead", in order.
std::vector<std::string> bodies(const Record& record) {
  std::vector<std::string> found;
  for (const Mention& mention : record.mentions) {
    const auto* body = std::get_if<Department>(&mention.value);
    if (body == nullptr) continue;
    found.push_back(to_utf8(record.text.published(mention.span)) + "=" +
                    body->name + "/" + std::string(name_of(body->role)));
  }
  return found;
}

std::vector<std::string> codes(const Record& record) {
  std::vector<std::string> found;
  for (const Finding& finding : record.findings) found.push_back(finding.code);
  return found;
}

TEST(Departments, TakeTheirCityFromTheSignature) {
  const Record record = record_of(
      "关于做好申报工作的通知\n请市科技局牵头受理。\n盐城市人民政府办公室\n"
      "2024年3月5日\n");
  EXPECT_THAT(bodies(record),
              ElementsAre("市科技局=盐城市科学技术局/lead",
                          "盐城市人民政府办公室=盐城市人民政府办公室/issue"));
  EXPECT_EQ(record.metadata.region.province, "江苏省");
  EXPECT_EQ(record.metadata.region.city, "盐城市");
}

TEST(Departments, TakeTheirProvinceFromTheCityOfTheIssuer) {
  Context context;
  context.issuer = "玉溪市科学技术局";
  EXPECT_THAT(bodies(record_of("报省科技厅备案。", context)),
              ElementsAre("省科技厅=云南省科学技术厅/receive"));
}

TEST(Departments, MeanWhatTheTextDefined) {
  Context context;
  context.issuer = "泰州市人民政府";
  EXPECT_THAT(bodies(record_of("工作由市双创领导小组(以下简称领导小组)统筹。\n"
                               "方案报领导小组审定,领导小组办公室负责汇总。\n",
                               context)),
              ElementsAre("市双创领导小组=泰州市双创领导小组/lead",
                          "领导小组=泰州市双创领导小组/other",
                          "领导小组=泰州市双创领导小组/approve",
                          "领导小组办公室=泰州市双创领导小组办公室/lead"));
}

TEST(Departments, ShortenedNamesMeanTheLongOneOfTheText) {
  const Record record =
      record_of("泰州市数字经济服务中心简介\n市数字服务中心负责运维。\n");
  EXPECT_THAT(bodies(record),
              Contains("市数字服务中心=泰州市数字经济服务中心/lead"));
}

// Whatever ends so in body_shape.tsv.
TEST(Departments, GroupsAreNamedShortlyOnceTheyWereNamed) {
  EXPECT_THAT(bodies(record_of("成立泰州市数据共享专项小组。\n"
                               "由专项小组统筹推进。\n")),
              Contains("专项小组=泰州市数据共享专项小组/lead"));
}

TEST(Departments, AnyShortNameTheTextGivesIsABody) {
  EXPECT_THAT(bodies(record_of("泰州市创投服务中心(以下简称中心)负责受理。\n"
                               "申请报中心备案。数据中心已经建成。\n")),
              ElementsAre("泰州市创投服务中心=泰州市创投服务中心/lead",
                          "中心=泰州市创投服务中心/receive"));
}

TEST(Departments, ClassesThatActSomewhereAreMeantEverywhere) {
  EXPECT_THAT(
      bodies(record_of("各职能部门应当自查。\n对各职能部门提报的项目"
                       "进行评审。\n")),
      ElementsAre("各职能部门=各职能部门/lead", "各职能部门=各职能部门/other"));
}

TEST(Departments, PartsNamedAgainBelongToTheSameBody) {
  Context context;
  context.issuer = "泰州市人民政府";
  EXPECT_THAT(
      bodies(record_of("材料报市科技局计财科。计财科负责复核。", context)),
      ElementsAre("市科技局计财科=泰州市科学技术局计财科/receive",
                  "计财科=泰州市科学技术局计财科/lead"));
}

TEST(Departments, AddresseesArePartedAtTheirOwnCommas) {
  const Record record = record_of(
      "各县(市、区)人民政府,市直各委、办、局,中央驻市单位:\n现就有关事项"
      "通知如下。\n");
  EXPECT_THAT(bodies(record),
              ElementsAre("各县(市、区)人民政府=各县(市、区)人民政府/address",
                          "市直各委、办、局=市直各委、办、局/address",
                          "中央驻市单位=中央驻市单位/address"));
}

TEST(Departments, TheFirstLeadsWhereTheTextSaysSo) {
  Context context;
  context.issuer = "国务院";
  EXPECT_THAT(
      bodies(record_of("完善标准。(农业农村部、财政部等负责。列第一位者为牵头"
                       "单位,下同)\n扩大试点。(商务部、教育部等负责)\n",
                       context)),
      ElementsAre("农业农村部=农业农村部/lead", "财政部=财政部/support",
                  "商务部=商务部/lead", "教育部=教育部/support"));
}

TEST(Departments, WithoutThatWordAllOfABracketLead) {
  Context context;
  context.issuer = "国务院";
  EXPECT_THAT(
      bodies(record_of("完善标准。(农业农村部、财政部等负责)", context)),
      ElementsAre("农业农村部=农业农村部/lead", "财政部=财政部/lead"));
}

TEST(Departments, ColumnsOfTaskTablesGiveTheParts) {
  Context context;
  context.issuer = "泰州市人民政府";
  const Record record = record_of(
      "任务 | 牵头部门 | 配合部门 | 时限\n"
      "建库 | 市科技局 | 市财政局、市审计局 | 年底前\n"
      "核查 | 市统计局 市科技局 | 各县(市、区)人民政府 | 年底前\n",
      context);
  EXPECT_THAT(
      bodies(record),
      ElementsAre("市科技局=泰州市科学技术局/lead",
                  "市财政局=泰州市财政局/support",
                  "市审计局=泰州市审计局/support", "市统计局=泰州市统计局/lead",
                  "市科技局=泰州市科学技术局/lead",
                  "各县(市、区)人民政府=各县(市、区)人民政府/support"));
}

TEST(Departments, UnknownRegionsAreSaidNotGuessed) {
  const Record record = record_of("由市科技局负责受理。");
  EXPECT_THAT(bodies(record), ElementsAre("市科技局=市科技局/lead"));
  EXPECT_THAT(codes(record), Contains("department.unresolved"));
}

TEST(Departments, NamesOutOfUseAreSaid) {
  Context context;
  context.issuer = "泰州市人民政府";
  context.issued = Date{2024, 5, 1};
  const Record record = record_of("由市环保局负责巡查。", context);
  EXPECT_THAT(bodies(record), ElementsAre("市环保局=泰州市环境保护局/lead"));
  EXPECT_THAT(codes(record), Contains("department.renamed"));
}

TEST(Departments, CountiesOfOneNameAreToldApartByTheCity) {
  Context context;
  context.issuer = "长春市朝阳区人民政府";
  const Record record = record_of("由区财政局负责。报市财政局。", context);
  EXPECT_THAT(bodies(record), ElementsAre("区财政局=朝阳区财政局/lead",
                                          "市财政局=长春市财政局/receive"));
}

TEST(Titles, ShortTitlesTakeTheTitleTheyWereDefinedFor) {
  const Record record = record_of(
      "根据《孵化载体管理办法》(以下简称《办法》)制定。按照《办法》执行。");
  std::vector<std::string> titles;
  for (const Mention& mention : record.mentions) {
    if (const auto* citation = std::get_if<Citation>(&mention.value)) {
      titles.push_back(to_utf8(record.text.published(*citation->title)));
    }
  }
  EXPECT_THAT(titles, ElementsAre("孵化载体管理办法", "孵化载体管理办法",
                                  "孵化载体管理办法"));
}

}  // namespace
}  // namespace tiaowen
