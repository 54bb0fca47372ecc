// Tables of three rules, and of none.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/layout/laid_out.h"

namespace tiaowen {
namespace {

using testing::cells_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::laid_out;
using testing::place_rows;
using testing::texts;
using testing::Typesetter;

TEST(Tables, ThreeRulesMakeATable) {
  Typesetter page;
  page.paragraph(U"各路段的养护经费如下。");
  for (const float y : {150.0F, 170.0F, 230.0F}) page.rule(79, y, 527, y);
  place_rows(page, {90, 300, 450},
             {{155, {U"路段", U"里程（公里）", U"经费"}},
              {175, {U"东山路", U"12.5", U"30"}},
              {195, {U"西河路", U"8", U""}},
              {215, {U"合计", U"20.5", U"30"}}});
  const Layout layout = laid_out(page);
  EXPECT_THAT(texts(layout), ElementsAre("各路段的养护经费如下。", "table"));
  EXPECT_EQ(layout.tables.at(0).header_rows, 1);
  EXPECT_THAT(
      cells_of(layout.tables.at(0)),
      ElementsAre("0,0 1x1 路段", "0,1 1x1 里程（公里）", "0,2 1x1 经费",
                  "1,0 1x1 东山路", "1,1 1x1 12.5", "1,2 1x1 30",
                  "2,0 1x1 西河路", "2,1 1x1 8", "2,2 1x1 ", "3,0 1x1 合计",
                  "3,1 1x1 20.5", "3,2 1x1 30"));
}

TEST(Tables, AHeadOverTwoColumnsOfAThreeRuleTable) {
  Typesetter page;
  for (const float y : {100.0F, 140.0F, 200.0F}) page.rule(79, y, 527, y);
  page.place(U"2024年实有常住人口（人），不含外出", 250, 104, 10);
  place_rows(page, {90, 270, 420},
             {{112, {U"乡镇"}},
              {124, {U"", U"城镇", U"农村"}},
              {150, {U"石桥镇", U"3200", U"8100"}},
              {175, {U"白马乡", U"1200", U"5100"}}});
  const Layout layout = laid_out(page);
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].header_rows, 2);
  EXPECT_THAT(
      cells_of(layout.tables[0]),
      ElementsAre("0,0 2x1 乡镇", "0,1 1x2 2024年实有常住人口（人），不含外出",
                  "1,1 1x1 城镇", "1,2 1x1 农村", "2,0 1x1 石桥镇",
                  "2,1 1x1 3200", "2,2 1x1 8100", "3,0 1x1 白马乡",
                  "3,1 1x1 1200", "3,2 1x1 5100"));
}

TEST(Tables, TheRulesOfAnImprintMakeNone) {
  Typesetter page;
  for (const float y : {600.0F, 650.0F, 680.0F}) page.rule(79, y, 527, y);
  page.place(U"抄送：县委办公室，县政协办公室，县法院，县检察院，", 90, 604,
             14);
  page.place(U"县人武部。", 132, 628, 14);
  page.place(U"清溪县人民政府办公室", 90, 655, 14);
  page.place(U"2024年5月6日印发", 400, 655, 14);
  EXPECT_THAT(laid_out(page).tables, IsEmpty());
}

TEST(Tables, FiguresInColumnsWithoutRules) {
  Typesetter page;
  page.paragraph(U"经费情况如下：");
  place_rows(page, {100, 250, 350, 450},
             {{140, {U"路段", U"里程", U"经费", U"单位"}},
              {164, {U"东山路", U"12.5", U"30", U"公路局"}},
              {188, {U"西河路", U"8.0", U"21", U"石桥镇"}},
              {212, {U"南门街", U"2.4", U"6", U"住建局"}}},
             14);
  const Layout layout = laid_out(page);
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].rows, 4);
  EXPECT_EQ(layout.tables[0].columns, 4);
  EXPECT_EQ(layout.tables[0].header_rows, 1);
}

TEST(Tables, NamesInColumnsStayText) {
  Typesetter page;
  float y = 100;
  for (int i = 0; i < 5; ++i) {
    page.place(U"赵一", 111, y, 16);
    page.place(U"钱二", 250, y, 16);
    page.place(U"孙三", 400, y, 16);
    y += 28;
  }
  EXPECT_THAT(laid_out(page).tables, IsEmpty());
}

}  // namespace
}  // namespace tiaowen
