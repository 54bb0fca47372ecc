#include "pipeline/show/marks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/show/page_picture.h"

namespace tiaowen {
namespace {

using ::testing::ElementsAre;

// Two lines of a paragraph, then a second column, then another page.
Record record() {
  Record record;
  Text& text = record.text;
  text.original = text.folded = U"第一条投入30万元用于修路";
  text.blocks.push_back({{0, 13}, BlockKind::paragraph});
  text.lines = {{{0, 5}, 1, {10, 10, 60, 20}, {}},
                {{5, 10}, 1, {10, 25, 60, 35}, {}},
                {{10, 12}, 1, {100, 10, 120, 20}, {}},
                {{12, 13}, 2, {10, 10, 20, 20}, {}}};
  Mention mention;
  mention.span = {3, 9};
  mention.value = Amount();
  record.mentions.push_back(mention);
  record.set_aside.push_back({"page_number", U"1", 1, {50, 90, 60, 99}});
  record.set_aside.push_back({"comment", U"x"});
  return record;
}

std::vector<std::string> shown(const Record& record, int page) {
  std::vector<std::string> out;
  for (const Mark& mark : marks_of(record, page)) {
    char line[80];
    std::snprintf(line, sizeof line, "%s %.1f %.1f %.1f %.1f",
                  std::string(mark.kind).c_str(), mark.box.x0, mark.box.y0,
                  mark.box.x1, mark.box.y1);
    out.push_back(line);
  }
  return out;
}

TEST(Marks, AreABoxForEachColumnAndLine) {
  EXPECT_THAT(shown(record(), 1), ElementsAre("paragraph 10.0 10.0 60.0 35.0",
                                              "paragraph 100.0 10.0 120.0 20.0",
                                              "page_number 50.0 90.0 60.0 99.0",
                                              "amount 40.0 10.0 60.0 20.0",
                                              // 30万元|用: six of eight columns
                                              "amount 10.0 25.0 47.5 35.0"));
  EXPECT_THAT(shown(record(), 2), ElementsAre("paragraph 10.0 10.0 20.0 20.0"));
  EXPECT_TRUE(marks_of(record(), 3).empty());
}

TEST(Marks, OnALineThatIsTurnedGoDownIt) {
  Text text;
  text.original = U"甲乙丙丁";
  TextLine line{{0, 4}, 1, {10, 0, 20, 80}, {}, 1};
  const Box box = part_of_line(text, line, line.box, {1, 2});
  EXPECT_FLOAT_EQ(box.y0, 20);
  EXPECT_FLOAT_EQ(box.y1, 40);
  EXPECT_FLOAT_EQ(box.x0, 10);
  line.turns = 3;  // from below
  const Box up = part_of_line(text, line, line.box, {0, 1});
  EXPECT_FLOAT_EQ(up.y0, 60);
  EXPECT_FLOAT_EQ(up.y1, 80);
}

TEST(Marks, OnALineThatIsUpsideDownBeginAtTheRight) {
  Text text;
  text.original = U"甲乙丙丁";
  const TextLine line{{0, 4}, 1, {0, 10, 80, 20}, {}, 2};
  const Box box = part_of_line(text, line, line.box, {0, 1});
  EXPECT_FLOAT_EQ(box.x0, 60);
  EXPECT_FLOAT_EQ(box.x1, 80);
  EXPECT_FLOAT_EQ(box.y1, 20);
}

TEST(Marks, EveryKindHasAStyle) {
  EXPECT_TRUE(style_of("amount").filled);
  EXPECT_FALSE(style_of("cell").filled);
  EXPECT_TRUE(style_of("running_head").filled);
  EXPECT_FALSE(style_of("watermark").filled);
}

std::uint32_t number(const std::string& png, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    value = value << 8 | static_cast<unsigned char>(png[i]);
  }
  return value;
}

TEST(PagePicture, IsThePageWithALegendBesideIt) {
  Page page;
  page.width = 144;
  page.height = 288;
  const auto png = page_png(page, {}, marks_of(record(), 1), 72);
  ASSERT_TRUE(png.has_value());
  ASSERT_TRUE(png->starts_with("\x89PNG"));
  EXPECT_EQ(number(*png, 16), 144U + 240U);
  EXPECT_EQ(number(*png, 20), 288U);
  page.width = 1e7F;
  EXPECT_EQ(page_png(page, {}, {}, 72).error().code, "too_large");
}

}  // namespace
}  // namespace tiaowen
