// Ruled tables that go on over the ends of pages.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/layout/laid_out.h"

namespace tiaowen {
namespace {

using testing::aside;
using testing::cells_of;
using ::testing::ElementsAre;
using testing::laid_out;
using testing::place_rows;
using testing::Typesetter;

const std::vector<float> kThree = {79, 200, 350, 527};

// A head and a row, and on the next page what may go on with them.
Layout on_two_pages(Typesetter& page, const std::vector<float>& xs,
                    const std::vector<std::vector<std::u32string>>& rows) {
  page.table(kThree, 20,
             {{U"路段", U"里程", U"经费"}, {U"东山路", U"12.5", U"30"}});
  page.new_page();
  page.table(xs, 20, rows);
  return laid_out(page);
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
  const Layout layout = on_two_pages(
      page, kThree, {{U"路段", U"里程", U"经费"}, {U"西河路", U"8", U"21"}});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].header_rows, 2);
  EXPECT_EQ(layout.tables[0].rows, 4);
}

TEST(Tables, WithoutARepeatedHeadTheyGoOnToo) {
  Typesetter page;
  const Layout layout = on_two_pages(page, kThree, {{U"西河路", U"8", U"21"}});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].rows, 3);
}

TEST(Tables, OtherColumnsAreAnotherTable) {
  Typesetter page;
  const Layout layout = on_two_pages(page, {79, 300, 400},
                                     {{U"姓名", U"电话"}, {U"王五", U"123"}});
  EXPECT_EQ(layout.tables.size(), 2U);
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

// Some printers draw no line where they cut a row.
TEST(Tables, ARowCutWithoutALineIsOne) {
  Typesetter page;
  const auto sides = [&](float from, float to) {
    for (const float x : {79.0F, 250.0F, 400.0F}) page.rule(x, from, x, to);
  };
  page.rule(79, 100, 400, 100);
  page.rule(79, 120, 400, 120);
  sides(100, 160);  // the second row has no lower line
  place_rows(
      page, {90, 260},
      {{104, {U"路名", U"说明"}}, {124, {U"东山路", U"全线铺设沥青路面，"}}});
  page.new_page();
  sides(100, 140);
  page.rule(79, 120, 400, 120);
  page.rule(79, 140, 400, 140);
  place_rows(page, {90, 260},
             {{104, {U"", U"两侧安装护栏。"}}, {124, {U"西河路", U"修补"}}});
  const Layout layout = laid_out(page);
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_THAT(cells_of(layout.tables[0]),
              ElementsAre("0,0 1x1 路名", "0,1 1x1 说明", "1,0 1x1 东山路",
                          "1,1 1x1 全线铺设沥青路面， 两侧安装护栏。",
                          "2,0 1x1 西河路", "2,1 1x1 修补"));
}

}  // namespace
}  // namespace tiaowen
