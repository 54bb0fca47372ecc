// Ruled tables: cells, spans, parts on several pages.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/layout/laid_out.h"

namespace tiaowen {
namespace {

using testing::aside;
using testing::cells_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::laid_out;
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
  page.place(U"乡镇", 120, 115, 10);
  page.place(U"人口", 350, 105, 10);
  page.place(U"城镇", 260, 125, 10);
  page.place(U"农村", 420, 125, 10);
  page.place(U"石桥镇", 110, 145, 10);
  page.place(U"3200", 260, 145, 10);
  page.place(U"8100", 420, 145, 10);
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
  page.place(U"项目", 90, 105, 10);
  page.place(U"金额", 300, 105, 10);
  page.place(U"护栏", 90, 125, 10);
  page.place(U"25", 300, 125, 10);
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

TEST(Tables, RepeatedHeadAndContinuedCaptionAreSetAside) {
  Typesetter page;
  page.centre(U"表1 养护名录", page.y(), 16);
  page.space(1);
  page.table(kThree, 20,
             {{U"路段", U"里程", U"经费"}, {U"东山路", U"12.5", U"30"}});
  page.new_page();
  page.centre(U"续表1", page.y(), 16);
  page.space(1);
  page.table(kThree, 20,
             {{U"路段", U"里程", U"经费"}, {U"西河路", U"8", U"21"}});
  const Layout layout = laid_out(page);
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_THAT(layout.tables[0].pages, ElementsAre(1, 2));
  EXPECT_THAT(cells_of(layout.tables[0]),
              ElementsAre("0,0 1x1 路段", "0,1 1x1 里程", "0,2 1x1 经费",
                          "1,0 1x1 东山路", "1,1 1x1 12.5", "1,2 1x1 30",
                          "2,0 1x1 西河路", "2,1 1x1 8", "2,2 1x1 21"));
  EXPECT_THAT(aside(layout, "repeated_table_head"),
              ElementsAre("路段", "里程", "经费"));
  EXPECT_THAT(aside(layout, "repeated_table_caption"), ElementsAre("续表1"));
}

TEST(Tables, AHeadRepeatedWithoutTheTitleRowAboveIt) {
  Typesetter page;
  page.rule(79, 80, 527, 80);
  page.rule(79, 80, 79, 100);
  page.rule(527, 80, 527, 100);
  page.place(U"清溪县道路养护经费安排", 200, 85, 10);
  page.table(kThree, 20,
             {{U"路段", U"里程", U"经费"}, {U"东山路", U"12.5", U"30"}});
  page.new_page();
  page.table(kThree, 20,
             {{U"路段", U"里程", U"经费"}, {U"西河路", U"8", U"21"}});
  const Layout layout = laid_out(page);
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].header_rows, 2);
  EXPECT_EQ(layout.tables[0].rows, 4);
}

TEST(Tables, WithoutARepeatedHeadTheyGoOnToo) {
  Typesetter page;
  page.table(kThree, 20,
             {{U"路段", U"里程", U"经费"}, {U"东山路", U"12.5", U"30"}});
  page.new_page();
  page.table(kThree, 20, {{U"西河路", U"8", U"21"}});
  const Layout layout = laid_out(page);
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].rows, 3);
}

TEST(Tables, OtherColumnsAreAnotherTable) {
  Typesetter page;
  page.table(kThree, 20,
             {{U"路段", U"里程", U"经费"}, {U"东山路", U"1", U"3"}});
  page.new_page();
  page.table({79, 300, 400}, 20, {{U"姓名", U"电话"}, {U"王五", U"123"}});
  EXPECT_EQ(laid_out(page).tables.size(), 2U);
}

TEST(Tables, ARowCutByThePagesEndIsOne) {
  Typesetter page;
  page.table({79, 150, 280, 527}, 34,
             {{U"任务", U"措施", U"单位"},
              {U"修路", U"对东山路破损的路面逐段进行铣刨并在雨季到来之前先",
               U"县公路局"}});
  page.new_page();
  page.table({79, 150, 280, 527}, 34,
             {{U"任务", U"措施", U"单位"},
              {U"", U"重新铺设沥青。", U""},
              {U"修桥", U"加固桥墩。", U"县水利局"}});
  const Layout layout = laid_out(page);
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_THAT(
      cells_of(layout.tables[0]),
      ElementsAre(
          "0,0 1x1 任务", "0,1 1x1 措施", "0,2 1x1 单位", "1,0 1x1 修路",
          "1,1 1x1 "
          "对东山路破损的路面逐段进行铣刨并在雨季到来之前先重新铺设沥青。",
          "1,2 1x1 县公路局", "2,0 1x1 修桥", "2,1 1x1 加固桥墩。",
          "2,2 1x1 县水利局"));
}

// A label merged over rows on both sides of the page's end.
TEST(Tables, AMergedCellOverThePagesEndIsOne) {
  Typesetter page;
  const auto part = [&](std::u32string_view label,
                        const std::vector<std::u32string>& rows) {
    const float top = page.y();
    const float bottom = top + 20 * static_cast<float>(rows.size());
    page.rule(79, top, 400, top);
    page.rule(79, bottom, 400, bottom);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const float y = top + 20 * static_cast<float>(i);
      if (i > 0) page.rule(200, y, 400, y);
      page.place(rows[i], 210, y + 4, 10);
    }
    for (const float x : {79.0F, 200.0F, 400.0F}) page.rule(x, top, x, bottom);
    if (!label.empty()) page.place(label, 90, top + 4, 10);
  };
  part(U"一、修路", {U"铺设路面。", U"安装路灯。"});
  page.new_page();
  part(U"", {U"增设护栏。", U"清理边沟。"});
  const Layout layout = laid_out(page);
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_THAT(cells_of(layout.tables[0]),
              ElementsAre("0,0 4x1 一、修路", "0,1 1x1 铺设路面。",
                          "1,1 1x1 安装路灯。", "2,1 1x1 增设护栏。",
                          "3,1 1x1 清理边沟。"));
}

// 三线表: a rule above, below the head, and at the end.

// A grid with cells merged at random, set over pages of ten rows or so.
struct RandomTable {
  std::vector<std::string> cells;  // as cells_of() says
  int pages = 1;
};

RandomTable set_random_table(Typesetter& page, unsigned seed, bool repeat) {
  std::mt19937 random(seed);
  const auto below = [&](int n) {
    return static_cast<int>(random() % static_cast<unsigned>(n));
  };
  const int columns = 3 + below(4), rows = 8 + below(30);
  const float width = 448.0F / static_cast<float>(columns);
  constexpr float kHeight = 30;
  std::vector<int> owner(static_cast<std::size_t>(rows * columns), -1);
  std::vector<Cell> cells;
  for (int r = 0; r < rows; ++r) {
    for (int c = 0; c < columns; ++c) {
      if (owner[static_cast<std::size_t>(r * columns + c)] >= 0) continue;
      Cell cell;
      cell.row = r;
      cell.column = c;
      // The head and the last column are whole, so that every row and column
      // can be seen.
      const int kind = r == 0 || c + 1 == columns ? 9 : below(10);
      if (kind == 0) cell.row_span = std::min(2 + below(3), rows - r);
      if (kind == 1) {
        while (cell.column_span < 2 && c + cell.column_span + 1 < columns &&
               owner[static_cast<std::size_t>(r * columns + c + 1)] < 0) {
          ++cell.column_span;
        }
      }
      for (int i = r; i < r + cell.row_span; ++i) {
        for (int k = c; k < c + cell.column_span; ++k) {
          owner[static_cast<std::size_t>(i * columns + k)] =
              static_cast<int>(cells.size());
        }
      }
      cell.text = (r == 0 ? U"栏" : U"项") + to_u32(std::to_string(r)) + U"之" +
                  to_u32(std::to_string(c)) + U"。";
      cells.push_back(std::move(cell));
    }
  }
  const auto at = [&](int r, int c) {
    return owner[static_cast<std::size_t>(r * columns + c)];
  };
  RandomTable table;
  const auto left = [&](int c) { return 79 + width * static_cast<float>(c); };
  for (int from = 0; from < rows;) {
    if (from > 0) {
      page.new_page();
      ++table.pages;
    }
    const int to = std::min(rows, from + 6 + below(8));
    float y = 110;
    // The head again, then the rows of this page with the lines around them.
    if (from > 0 && repeat) {
      page.rule(79, y, 527, y);
      for (int c = 0; c < columns; ++c) {
        page.place(cells[static_cast<std::size_t>(at(0, c))].text, left(c) + 5,
                   y + 4, 10);
        page.rule(left(c), y, left(c), y + kHeight);
      }
      page.rule(527, y, 527, y + kHeight);
      y += kHeight;
    }
    const float top = y;
    page.rule(79, top, 527, top);
    for (int r = from; r < to; ++r, y += kHeight) {
      for (int c = 0; c < columns; ++c) {
        const Cell& cell = cells[static_cast<std::size_t>(at(r, c))];
        if (cell.row == r && cell.column == c) {
          page.place(cell.text, left(c) + 5, y + 4, 10);
        }
        if (c == 0 || at(r, c - 1) != at(r, c))
          page.rule(left(c), y, left(c), y + kHeight);
        if (r + 1 == to || at(r + 1, c) != at(r, c))
          page.rule(left(c), y + kHeight, left(c + 1), y + kHeight);
      }
      page.rule(527, y, 527, y + kHeight);
    }
    from = to;
  }
  Grid grid;
  grid.cells = std::move(cells);
  table.cells = cells_of(grid);
  return table;
}

TEST(Tables, RandomOnesOverPagesComeBack) {
  for (unsigned seed = 1; seed < 200; ++seed) {
    SCOPED_TRACE(seed);
    Typesetter page;
    const RandomTable table = set_random_table(page, seed, seed % 2 == 0);
    const Layout layout = laid_out(page);
    ASSERT_EQ(layout.tables.size(), 1U);
    EXPECT_EQ(static_cast<int>(layout.tables[0].pages.size()), table.pages);
    const std::vector<std::string> cells = cells_of(layout.tables[0]);
    for (std::size_t i = 0; i < std::min(cells.size(), table.cells.size());
         ++i) {
      ASSERT_EQ(cells[i], table.cells[i]);
    }
    EXPECT_EQ(cells.size(), table.cells.size());
  }
}

// Some printers draw no line where they cut a row.
TEST(Tables, ARowCutWithoutALineIsOne) {
  Typesetter page;
  const auto sides = [&](float from, float to) {
    for (const float x : {79.0F, 250.0F, 400.0F}) page.rule(x, from, x, to);
  };
  page.rule(79, 100, 400, 100);
  page.rule(79, 120, 400, 120);
  sides(100, 160);  // the second row has no lower line
  page.place(U"路名", 90, 104, 10);
  page.place(U"说明", 260, 104, 10);
  page.place(U"东山路", 90, 124, 10);
  page.place(U"全线铺设沥青路面，", 260, 124, 10);
  page.new_page();
  sides(100, 140);
  page.rule(79, 120, 400, 120);
  page.rule(79, 140, 400, 140);
  page.place(U"两侧安装护栏。", 260, 104, 10);
  page.place(U"西河路", 90, 124, 10);
  page.place(U"修补", 260, 124, 10);
  const Layout layout = laid_out(page);
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_THAT(cells_of(layout.tables[0]),
              ElementsAre("0,0 1x1 路名", "0,1 1x1 说明", "1,0 1x1 东山路",
                          "1,1 1x1 全线铺设沥青路面， 两侧安装护栏。",
                          "2,0 1x1 西河路", "2,1 1x1 修补"));
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
