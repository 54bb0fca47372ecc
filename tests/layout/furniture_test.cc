// Page numbers, running heads and watermarks are set aside; what only looks
// like them is kept.

#include "pipeline/layout/furniture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "pipeline/layout/layout.h"
#include "pipeline/model/unicode.h"
#include "tests/layout/typesetter.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

using ::testing::ElementsAre;
using testing::shipped_words;
using testing::some_text;
using testing::Style;
using testing::Typesetter;

int page_number(std::u32string_view line) {
  const auto read = read_page_number(line);
  return read ? read->number : -1;
}

TEST(Furniture, ReadsPageNumbersInTheirUsualForms) {
  EXPECT_EQ(page_number(U"— 3 —"), 3);
  EXPECT_EQ(page_number(U"-12-"), 12);
  EXPECT_EQ(page_number(U"－ １２ －"), 12);
  EXPECT_EQ(page_number(U"第3页"), 3);
  EXPECT_EQ(page_number(U"第 3 页 共 9 页"), 3);
  EXPECT_EQ(page_number(U"第3页/共9页"), 3);
  EXPECT_EQ(page_number(U"共9页，第3页"), 3);
  EXPECT_EQ(page_number(U"3/9"), 3);
  EXPECT_EQ(page_number(U"Page 3 of 9"), 3);
  EXPECT_EQ(page_number(U"[3]"), 3);
  EXPECT_EQ(page_number(U"·3·"), 3);
  EXPECT_EQ(page_number(U"iv"), 4);
  EXPECT_EQ(page_number(U"第3条"), -1);
  EXPECT_EQ(page_number(U"2024年5月6日"), -1);
  EXPECT_EQ(page_number(U"9/3"), -1);
  EXPECT_EQ(page_number(U"12万元"), -1);
  EXPECT_EQ(page_number(U"—"), -1);
}

struct Read {
  std::vector<std::string> texts, expected;
  std::vector<std::pair<std::string, std::string>> set_aside;
};

// Several pages of paragraphs with the style's furniture.
Read read_pages(const Style& style, unsigned paragraphs = 12) {
  Typesetter page(style);
  Read read;
  for (unsigned i = 0; i < paragraphs; ++i) {
    page.paragraph(some_text(i, 9));
    read.expected.push_back(to_utf8(some_text(i, 9)));
  }
  const Layout layout = lay_out(page.document(), shipped_words());
  for (const Block& block : layout.blocks) {
    read.texts.push_back(to_utf8(block.text));
  }
  for (const SetAside& one : layout.set_aside) {
    read.set_aside.emplace_back(one.kind, to_utf8(one.text));
  }
  return read;
}

std::u32string digits(int number) { return to_u32(std::to_string(number)); }

TEST(Furniture, PageNumbersOnTheOuterSides) {
  Style style;
  style.furniture = [](Typesetter& page, int number) {
    page.place(U"— " + digits(number) + U" —", number % 2 == 1 ? 460 : 95, 785,
               14);
  };
  const Read read = read_pages(style);
  EXPECT_EQ(read.texts, read.expected);
  ASSERT_FALSE(read.set_aside.empty());
  EXPECT_EQ(read.set_aside.front(),
            std::pair(std::string("page_number"), std::string("— 1 —")));
}

TEST(Furniture, BareNumbersThatBeginElsewhere) {
  Style style;
  style.furniture = [](Typesetter& page, int number) {
    page.centre(digits(number + 17), 790, 9);
  };
  const Read read = read_pages(style);
  EXPECT_EQ(read.texts, read.expected);
}

TEST(Furniture, RunningHeadsOfOddAndEvenPages) {
  Style style;
  style.furniture = [](Typesetter& page, int number) {
    page.centre(number % 2 == 1 ? U"清溪县农村道路养护办法" : U"清溪县规章汇编",
                60, 9);
    page.centre(U"第" + digits(number) + U"页", 790, 9);
  };
  const Read read = read_pages(style, 16);
  EXPECT_EQ(read.texts, read.expected);
}

TEST(Furniture, PrintedWebPages) {
  Style style;
  style.furniture = [](Typesetter& page, int number) {
    page.place(U"2025/3/1 10:20", 30, 20, 8);
    page.place(U"清溪县交通局_公告", 250, 20, 8);
    page.place(U"https://jt.example.cn/a/b.html", 30, 815, 8);
    page.place(digits(number) + U"/4", 540, 815, 8);
  };
  const Read read = read_pages(style);
  EXPECT_EQ(read.texts, read.expected);
}

TEST(Furniture, DiagonalWordsAndLargeWordsOnEveryPageAreWatermarks) {
  Style style;
  style.furniture = [](Typesetter& page, int) {
    page.place(U"内部资料", 150, 300, 60).angle = -45;
    page.place(U"征求意见稿", 150, 500, 60);
  };
  const Read read = read_pages(style);
  EXPECT_EQ(read.texts, read.expected);
  EXPECT_EQ(read.set_aside.front(),
            std::pair(std::string("watermark"), std::string("内部资料")));
}

TEST(Furniture, RunningHeadsThatChangeWithTheChapters) {
  Style style;
  style.furniture = [](Typesetter& page, int number) {
    const std::u32string_view heads[] = {U"总则", U"养护", U"经费", U"监督",
                                         U"附则"};
    page.centre(heads[static_cast<std::size_t>(number - 1) % 5], 60, 9);
  };
  const Read read = read_pages(style, 10);
  EXPECT_EQ(read.texts, read.expected);
}

// A table set sideways, the page's number upright below it.
TEST(Furniture, UprightNumberOfASidewaysPage) {
  Document document;
  Page page;
  page.number = 4;
  page.width = 595;
  page.height = 842;
  const auto add = [&](std::u32string_view text, Box box, int angle) {
    tiaowen::Run run;
    run.text = text;
    run.size = 16;
    run.box = box;
    run.angle = static_cast<std::int16_t>(angle);
    page.runs.push_back(run);
  };
  add(some_text(3, 1), {300, 100, 316, 700}, 90);
  add(U"—", {270, 780, 278, 796}, 0);
  add(U"4", {284, 780, 292, 796}, 0);
  add(U"—", {298, 780, 306, 796}, 0);
  document.pages.push_back(page);
  const Layout layout = lay_out(document, shipped_words());
  ASSERT_EQ(layout.blocks.size(), 1U);
  EXPECT_EQ(to_utf8(layout.blocks[0].text), to_utf8(some_text(3, 1)));
  EXPECT_EQ(layout.set_aside.at(0).kind, "page_number");
}

TEST(Furniture, HeadingsAtTheTopOfPagesStay) {
  Typesetter page;
  std::vector<std::string> expected;
  for (int i = 1; i <= 4; ++i) {
    if (i > 1) page.new_page();
    page.paragraph(U"附件" + digits(i), 0);
    page.paragraph(U"清溪县道路名录", 2);
    page.paragraph(some_text(static_cast<unsigned>(i), 5));
    expected.push_back("附件" + std::to_string(i));
    expected.push_back("清溪县道路名录");
    expected.push_back(to_utf8(some_text(static_cast<unsigned>(i), 5)));
  }
  std::vector<std::string> texts;
  for (const Block& block : lay_out(page.document(), shipped_words()).blocks) {
    texts.push_back(to_utf8(block.text));
  }
  EXPECT_EQ(texts, expected);
}

TEST(Furniture, ATitleThatComesOnEveryPageStays) {
  Typesetter page;
  for (unsigned i = 1; i <= 3; ++i) {
    if (i > 1) page.new_page();
    page.title({U"道路养护任务单"}, 22);
    page.space(1);
    page.paragraph(some_text(i, 5));
  }
  const Layout layout = lay_out(page.document(), shipped_words());
  EXPECT_EQ(layout.blocks.size(), 6U);
  EXPECT_TRUE(layout.set_aside.empty());
}

TEST(Furniture, NumbersOfASingleShortPage) {
  Typesetter page;
  page.paragraph(some_text(1, 3));
  page.centre(U"1", 790, 14);
  const Layout layout = lay_out(page.document(), shipped_words());
  ASSERT_EQ(layout.blocks.size(), 1U);
  EXPECT_EQ(layout.set_aside.at(0).kind, "page_number");
}

// Every character of every run is in a block, a cell or set aside.
TEST(Furniture, NothingIsLost) {
  Style style;
  style.furniture = [](Typesetter& page, int number) {
    page.centre(U"清溪县规章汇编", 60, 9);
    page.place(U"样张", 150, 300, 60).angle = 30;
    page.centre(digits(number), 790, 9);
  };
  Typesetter page(style);
  for (unsigned i = 0; i < 9; ++i) page.paragraph(some_text(i, 9));
  page.table({79, 200, 350, 527}, 30,
             {{U"路名", U"里程", U"备注"}, {U"东山路", U"12.5公里", U""}});
  const Document document = page.document();
  const Layout layout = lay_out(document, shipped_words());
  std::u32string in, out;
  for (const Page& one : document.pages) {
    for (const tiaowen::Run& run : one.runs) in += run.text;
  }
  for (const Block& block : layout.blocks) out += block.text;
  for (const Grid& grid : layout.tables) {
    for (const Cell& cell : grid.cells) out += cell.text;
  }
  for (const SetAside& one : layout.set_aside) out += one.text;
  std::erase_if(in, is_space);
  std::erase_if(out, is_space);
  std::sort(in.begin(), in.end());
  std::sort(out.begin(), out.end());
  EXPECT_EQ(to_utf8(in), to_utf8(out));
}

}  // namespace
}  // namespace tiaowen
