// Ruled tables: cells and spans.

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

const std::vector<float> kThree = {79, 200, 350, 527};

TEST(Tables, CaptionUnitHeadAndCells) {
  Typesetter page;
  page.paragraph(U"各路段的养护经费见下表。");
  page.centre(U"2025年养护经费", page.y(), 16);
  page.space(1);
  page.right(U"单位：万元");
  page.table(kThree, 20,
             {{U"路段", U"里程", U"经费"}, {U"东山路", U"12.5", U"30"}});
  page.paragraph(U"以上经费按季度拨付。");
  const Layout layout = laid_out(page);
  EXPECT_THAT(texts(layout),
              ElementsAre("各路段的养护经费见下表。", "2025年养护经费",
                          "单位：万元", "table", "以上经费按季度拨付。"));
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(to_utf8(layout.tables[0].unit), "万元");
  EXPECT_EQ(layout.tables[0].header_rows, 1);
  EXPECT_THAT(cells_of(layout.tables[0]),
              ElementsAre("0,0 1x1 路段", "0,1 1x1 里程", "0,2 1x1 经费",
                          "1,0 1x1 东山路", "1,1 1x1 12.5", "1,2 1x1 30"));
}

// Rules missing inside: cells merged over rows and columns.
TEST(Tables, CellsMergedOverRowsAndColumns) {
  Typesetter page;
  for (const float y : {100.0F, 160.0F}) page.rule(79, y, 527, y);
  page.rule(200, 120, 527, 120);
  page.rule(79, 140, 527, 140);
  page.rule(79, 100, 79, 160);
  page.rule(200, 100, 200, 160);
  page.rule(350, 120, 350, 160);
  page.rule(527, 100, 527, 160);
  page.place(U"人口", 350, 105, 10);
  place_rows(page, {110, 260, 420},
             {{115, {U"乡镇"}},
              {125, {U"", U"城镇", U"农村"}},
              {145, {U"石桥镇", U"3200", U"8100"}}});
  const Layout layout = laid_out(page);
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].header_rows, 2);
  EXPECT_THAT(cells_of(layout.tables[0]),
              ElementsAre("0,0 2x1 乡镇", "0,1 1x2 人口", "1,1 1x1 城镇",
                          "1,2 1x1 农村", "2,0 1x1 石桥镇", "2,1 1x1 3200",
                          "2,2 1x1 8100"));
}

TEST(Tables, NumbersAndWordsBrokenInsideACellAreRejoined) {
  Typesetter page;
  page.table({79, 150, 300}, 50,
             {{U"时限", U"要求"},
              {U"2025年12月31日前", U"修复村道并安装护栏，总长不少于1250米"}});
  const Layout layout = laid_out(page);
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_THAT(
      cells_of(layout.tables[0]),
      ElementsAre("0,0 1x1 时限", "0,1 1x1 要求", "1,0 1x1 2025年12月31日前",
                  "1,1 1x1 修复村道并安装护栏，总长不少于1250米"));
}

TEST(Tables, ParagraphsInACellAreJoinedByABlank) {
  Typesetter page;
  page.table({79, 300, 527}, 40, {{U"单位", U"说明"}, {U"", U"无"}});
  page.place(U"县公路局", 90, 145, 10);
  page.place(U"县财政局", 90, 160, 10);
  const Layout layout = laid_out(page);
  EXPECT_THAT(cells_of(layout.tables.at(0)),
              ElementsAre("0,0 1x1 单位", "0,1 1x1 说明",
                          "1,0 1x1 县公路局 县财政局", "1,1 1x1 无"));
}

TEST(Tables, ARunOverACellsEdgeIsDivided) {
  Typesetter page;
  page.table({79, 139, 199}, 20, {{U"甲", U"乙"}, {U"", U""}});
  page.place(U"第一格字第二格字", 99, 124, 10);
  const Layout layout = laid_out(page);
  EXPECT_THAT(cells_of(layout.tables.at(0)),
              ElementsAre("0,0 1x1 甲", "0,1 1x1 乙", "1,0 1x1 第一格字",
                          "1,1 1x1 第二格字"));
}

TEST(Tables, OpenSidesAreColumnsToo) {
  Typesetter page;
  for (const float y : {100.0F, 120.0F, 140.0F}) page.rule(79, y, 527, y);
  page.rule(250, 100, 250, 140);
  place_rows(page, {90, 300},
             {{105, {U"项目", U"金额"}}, {125, {U"护栏", U"25"}}});
  EXPECT_THAT(cells_of(laid_out(page).tables.at(0)),
              ElementsAre("0,0 1x1 项目", "0,1 1x1 金额", "1,0 1x1 护栏",
                          "1,1 1x1 25"));
}

TEST(Tables, AFrameAroundTextIsNoTable) {
  Typesetter page;
  page.rule(70, 90, 540, 90);
  page.rule(70, 200, 540, 200);
  page.rule(70, 90, 70, 200);
  page.rule(540, 90, 540, 200);
  page.paragraph(U"本页盖章后生效。");
  const Layout layout = laid_out(page);
  EXPECT_THAT(layout.tables, IsEmpty());
  EXPECT_THAT(texts(layout), ElementsAre("本页盖章后生效。"));
}

TEST(Tables, ADividedFrameAroundThePageIsNone) {
  Typesetter page;
  for (const float y : {90.0F, 700.0F, 740.0F}) page.rule(60, y, 545, y);
  for (const float x : {60.0F, 545.0F}) page.rule(x, 90, x, 740);
  page.paragraph(U"一、各乡镇要在汛期前检查堤防。");
  page.paragraph(U"二、费用由集体承担。");
  page.place(U"清溪县水利局", 400, 712, 16);
  const Layout layout = laid_out(page);
  EXPECT_THAT(texts(layout),
              ElementsAre("一、各乡镇要在汛期前检查堤防。",
                          "二、费用由集体承担。", "清溪县水利局"));
}

TEST(Tables, CellsKnowWhereTheirLinesAre) {
  Typesetter page;
  page.table(kThree, 20,
             {{U"路段", U"里程", U"经费"}, {U"东山路", U"1", U"3"}});
  const Layout layout = laid_out(page);
  const Cell& cell = layout.tables.at(0).cells.at(3);
  ASSERT_EQ(cell.lines.size(), 1U);
  EXPECT_EQ(cell.lines[0].page, 1);
  EXPECT_EQ(cell.lines[0].span, (Span{0, 3}));
  EXPECT_NEAR(cell.lines[0].box.x0, 84, 0.1);
  EXPECT_NEAR(cell.lines[0].box.y0, 123, 0.1);
}

}  // namespace
}  // namespace tiaowen
