#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/layout/layout.h"
#include "pipeline/model/unicode.h"
#include "pipeline/read/read.h"
#include "pipeline/shipped.h"
#include "tests/grid_cells.h"

namespace tiaowen {
namespace {

using testing::cells_of;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Lexicon& words() {
  static const Lexicon kWords = *Lexicon::load(shipped_dictionaries());
  return kWords;
}

Layout laid_out(std::string_view text) {
  return lay_out(*read_plain(text), words());
}

std::vector<std::string> lines_of(const Layout& layout) {
  std::vector<std::string> out;
  for (const Block& block : layout.blocks) out.push_back(to_utf8(block.text));
  return out;
}

constexpr std::string_view kTasks =
    "重点任务 | 具体措施 | 牵头单位 | 配合单位 | 完成时限 |\n"
    "一、改善出行条件 | ||||\n"
    "1.整修道路 | (1)拓宽东街，增设人行道。 | 市交通局 | "
    "市财政局、市公安局 | 2025年6月底前 |\n"
    "(2)更换路灯三百盏。 | 市城管局 | 市财政局、市交通局 | 2025年9月底前 | |\n"
    "2.方便停车 | (1)在医院周边新建车位。 | 市住建局 | "
    "市公安局、市城管局 | 2026年底前 |\n"
    "(2)公布全市车位数据。 | 市公安局 | 2025年12月底前 | | |\n"
    "(3)开放机关大院停车。 | | | | |\n";

TEST(FlattenedTables, PutsShortRowsUnderTheColumnsTheyBelongTo) {
  const Layout layout = laid_out(kTasks);
  ASSERT_EQ(layout.tables.size(), 1u);
  EXPECT_EQ(layout.tables[0].header_rows, 1);
  const auto cells = cells_of(layout.tables[0]);
  EXPECT_THAT(cells, Contains("3,1 1x1 (2)更换路灯三百盏。"));
  EXPECT_THAT(cells, Contains("3,2 1x1 市城管局"));
  EXPECT_THAT(cells, Contains("3,4 1x1 2025年9月底前"));
}

TEST(FlattenedTables, HaveAnEmptyCellBehindABarThatTheHeadLacks) {
  const Layout layout =
      laid_out("项目 | 预算数 | 得分\n雷达 | 120.00 | 96\n合计 | 120.00 | \n");
  ASSERT_EQ(layout.tables.size(), 1u);
  EXPECT_THAT(cells_of(layout.tables[0]), Contains("2,2 1x1 "));
}

TEST(FlattenedTables, ARowWithoutSupportKeepsItsTimeLimit) {
  const auto cells = cells_of(laid_out(kTasks).tables.at(0));
  EXPECT_THAT(cells, Contains("5,2 2x2 市公安局"));
  EXPECT_THAT(cells, Contains("5,4 2x1 2025年12月底前"));
}

TEST(FlattenedTables, CellsFromAboveHoldForTheRowsThatLostThem) {
  const auto cells = cells_of(laid_out(kTasks).tables.at(0));
  EXPECT_THAT(cells, Contains("2,0 2x1 1.整修道路"));
  EXPECT_THAT(cells, Contains("4,0 3x1 2.方便停车"));
  EXPECT_THAT(cells, Contains("6,1 1x1 (3)开放机关大院停车。"));
}

TEST(FlattenedTables, ASectionRowSpansTheWholeWidth) {
  EXPECT_THAT(cells_of(laid_out(kTasks).tables.at(0)),
              Contains("1,0 1x5 一、改善出行条件"));
}

TEST(FlattenedTables, SaysWhichRowsItMoved) {
  const Layout layout = laid_out(kTasks);
  ASSERT_EQ(layout.findings.size(), 1u);
  EXPECT_EQ(layout.findings[0].code, "table.realigned");
  EXPECT_TRUE(layout.findings[0].message.ends_with(": 4 6 7"))
      << layout.findings[0].message;
}

TEST(FlattenedTables, AFormStaysAsItIsAndItsListLosesNoColumn) {
  const Layout layout = laid_out(
      "项目名称\t\t修缮渡口\t\t\n"
      "资金情况\t预算数：\t8万元\t执行数：\t7万元\n"
      "\t其他资金：\t0\t其他资金：\t0\n"
      "一级指标\t二级指标\t指标值\t实际完成值\t备注\t\n"
      "绩效情况\t产出指标\t数量指标\t3处\t3处\t无\n"
      "\t产出指标\t质量指标\t合格\t合格\t无\n"
      "\t效益指标\t社会效益\t便利\t便利\t无\n"
      "满意指标\t乘客满意\t90%\t92%\t无\n");
  ASSERT_EQ(layout.tables.size(), 1u);
  const auto cells = cells_of(layout.tables[0]);
  EXPECT_THAT(cells, Contains("0,0 1x2 项目名称"));
  EXPECT_THAT(cells, Contains("1,4 1x2 7万元"));
  EXPECT_THAT(cells, Contains("2,1 1x1 其他资金："));
  EXPECT_THAT(cells, Contains("3,1 1x1 一级指标"));
  EXPECT_THAT(cells, Contains("7,1 1x1 满意指标"));
  EXPECT_THAT(cells, Contains("7,4 1x1 92%"));
  std::vector<std::string> codes;
  for (const SourceFinding& finding : layout.findings) {
    codes.push_back(finding.code +
                    finding.message.substr(finding.message.find_last_of(':')));
  }
  EXPECT_THAT(codes,
              ElementsAre("table.realigned: 4 8", "table.columns_lost: 1 2 3"));
}

TEST(FlattenedTables, CompleteTablesAreNotTouched) {
  const Layout layout = laid_out(
      "|序号|单位|金额|\n|---|:---:|---|\n|1|甲县|12.5|\n|2|乙县||\n|3||7|\n");
  EXPECT_THAT(layout.findings, IsEmpty());
  EXPECT_THAT(
      cells_of(layout.tables.at(0)),
      ElementsAre("0,0 1x1 序号", "0,1 1x1 单位", "0,2 1x1 金额", "1,0 1x1 1",
                  "1,1 1x1 甲县", "1,2 1x1 12.5", "2,0 1x1 2", "2,1 1x1 乙县",
                  "2,2 1x1 ", "3,0 1x1 3", "3,1 1x1 ", "3,2 1x1 7"));
}

TEST(FlattenedTables, TwoRowsOfHeadsOverTabs) {
  const auto cells =
      cells_of(laid_out("考核指标\t\t分值\t备注\n一级指标\t二级指标\t\t\n"
                        "产出\t数量\t10\t无\n\t质量\t20\t无\n")
                   .tables.at(0));
  EXPECT_THAT(cells, Contains("0,0 1x2 考核指标"));
  EXPECT_THAT(cells, Contains("0,2 2x1 分值"));
  EXPECT_THAT(cells, Contains("2,0 2x1 产出"));
}

TEST(FlattenedTables, ACellCutByAPageEndIsJoined) {
  const auto cells = cells_of(
      laid_out("项目\t预期目标\t实际完成\n甲\t建成站点三个\t已经建成站点\n\n"
               "\t\t三个，运行良好。\n乙\t培训百人\t培训百人\n")
          .tables.at(0));
  EXPECT_THAT(cells, Contains("1,2 1x1 已经建成站点三个，运行良好。"));
  EXPECT_THAT(cells, Contains("2,0 1x1 乙"));
}

TEST(FlattenedTables, TakesTheUnitOfTheCaption) {
  const Layout layout =
      laid_out("表1 收支情况\n单位：万元\n项目|预算数|决算数\n甲|1|2\n");
  EXPECT_EQ(to_utf8(layout.tables.at(0).unit), "万元");
}

TEST(FlattenedTables, LeavesContentsAndSingleLinesAlone) {
  EXPECT_THAT(laid_out("一、概况.....\t4\n二、安排.....\t11\n").tables,
              IsEmpty());
  EXPECT_THAT(laid_out("首页 | 公开 | 正文\n全文如下。\n").tables, IsEmpty());
}

TEST(Markup, IsSetAsideAndTheWordsStay) {
  const Layout layout = laid_out(
      "## **二、保障措施**\n<b>预算数</b>: 12\\.5 &lt; 13\n"
      "[bookmark: _Ref1]按照[办法](http://a.example/1.html)执行\n"
      "![图](images/1.png)\n---\n- 1、落实责任\n");
  EXPECT_THAT(lines_of(layout), ElementsAre("二、保障措施", "预算数: 12.5 < 13",
                                            "按照办法执行", "1、落实责任"));
  EXPECT_EQ(layout.blocks[0].kind, BlockKind::heading);
  EXPECT_EQ(layout.blocks[0].level, 2);
  EXPECT_TRUE(layout.blocks[0].bold);
  EXPECT_EQ(layout.set_aside.size(), 6u);
}

TEST(Markup, LooksLikeMarkupButIsText) {
  EXPECT_THAT(
      lines_of(laid_out("#1机组 3*4*5\n若 a<b 且 c>d\n（a）[2020](试行)\n"
                        "- 21 -\n金额____元\n2**3 次方\n")),
      ElementsAre("#1机组 3*4*5", "若 a<b 且 c>d", "（a）[2020](试行)",
                  "- 21 -", "金额____元", "2**3 次方"));
}

std::string fields_of(const Layout& layout) {
  std::string out;
  for (const SourceField& field : layout.fields) {
    out += field.name + "=" + to_utf8(field.value) + ";";
  }
  return out;
}

TEST(SiteFurniture, AMetadataBlockBecomesFields) {
  const Layout layout = laid_out(
      "索引号 | 0071/2024 | 文　　号 | 甲政发〔2024〕3号 |\n"
      "来   源 | 甲市政府 | 公开日期 | 2024-03-05 |\n通知正文如下\n");
  EXPECT_THAT(lines_of(layout), ElementsAre("通知正文如下"));
  EXPECT_EQ(fields_of(layout),
            "index_number=0071/2024;doc_number=甲政发〔2024〕3号;"
            "source=甲市政府;published=2024-03-05;");
}

TEST(SiteFurniture, ALineOfLabelsBecomesFields) {
  const Layout layout = laid_out(
      "发布日期：2024-05-06 10:00 来 源：甲市民政局 字体：【大 小】\n"
      "说明：本办法自印发之日起施行。\n");
  EXPECT_THAT(lines_of(layout), ElementsAre("说明：本办法自印发之日起施行。"));
  EXPECT_EQ(fields_of(layout),
            "published=2024-05-06 10:00;source=甲市民政局;display=【大 小】;");
}

TEST(SiteFurniture, RelatedLinksAndFootersAreNoText) {
  const Layout layout = laid_out(
      "特此通知。\n相关阅读:\n- 甲市工作要点 2023-01-28\n"
      "- 乙市公告 2024-02-01\n扫一扫在手机上打开\n版权所有 甲市人民政府\n");
  EXPECT_THAT(lines_of(layout), ElementsAre("特此通知。"));
}

TEST(SiteFurniture, OrganisersAreTextUnlessTheFootIsASites) {
  EXPECT_THAT(lines_of(laid_out("活动安排如下。\n主办单位：甲市民政局\n")),
              ElementsAre("活动安排如下。", "主办单位：甲市民政局"));
  EXPECT_THAT(lines_of(laid_out("活动安排如下。\n主办单位：甲市民政局\n"
                                "网站标识码：123\n")),
              ElementsAre("活动安排如下。"));
}

TEST(SiteFurniture, WordsOfADutyStay) {
  EXPECT_THAT(lines_of(laid_out("主办：甲市民政局负责组织。\n打印材料一份。\n"
                                "相关政策继续执行。\n")),
              ElementsAre("主办：甲市民政局负责组织。", "打印材料一份。",
                          "相关政策继续执行。"));
}

}  // namespace
}  // namespace tiaowen
