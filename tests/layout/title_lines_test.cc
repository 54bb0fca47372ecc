#include "pipeline/layout/title_lines.h"

#include <gtest/gtest.h>

#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

Block line(std::u32string text, float size, bool centred = true) {
  Block block;
  block.text = std::move(text);
  block.size = size;
  block.centred = centred;
  return block;
}

std::vector<std::u32string> joined(std::vector<Block> blocks) {
  Layout layout;
  layout.blocks = std::move(blocks);
  layout.blocks.push_back(
      line(U"各区人民政府要认真贯彻执行，切实做好各项工作。", 16, false));
  join_title_lines(layout);
  std::vector<std::u32string> lines;
  for (const Block& block : layout.blocks) lines.push_back(block.text);
  lines.pop_back();
  return lines;
}

using Lines = std::vector<std::u32string>;

TEST(TitleLines, OneTitleOnSeveralLinesIsOneParagraph) {
  EXPECT_EQ(joined({line(U"澄川市人民政府办公室", 22),
                    line(U"关于修缮图书馆的", 22), line(U"通知", 22)}),
            (Lines{U"澄川市人民政府办公室关于修缮图书馆的通知"}));
}

TEST(TitleLines, NumbersDatesAndChaptersStandAlone) {
  const std::vector<Block> blocks = {
      line(U"澄川市图书馆条例", 22),
      line(U"（2024年5月6日市人大会议通过）", 22),
      line(U"澄政发〔2024〕3号", 22), line(U"第一章　总则", 22)};
  EXPECT_EQ(joined(blocks).size(), 4u);
}

TEST(TitleLines, SizesAndPlacesTellLinesApart) {
  EXPECT_EQ(
      joined({line(U"澄川市文件", 36), line(U"关于修路的通知", 22)}).size(),
      2u);
  EXPECT_EQ(
      joined({line(U"修路办法", 22), line(U"附：名单", 22, false)}).size(), 2u);
  EXPECT_EQ(joined({line(U"修路", 16), line(U"办法", 16)}).size(), 2u);
  EXPECT_EQ(joined({line(U"修路", 0), line(U"办法", 0)}).size(), 2u);
}

// Lines of plain text, which say nothing of how they were set.
Lines worded(const std::vector<std::u32string>& lines) {
  Layout layout;
  for (const std::u32string& text : lines) {
    layout.blocks.push_back(line(text, 0, false));
  }
  join_worded_title(layout, testing::shipped_words());
  Lines joined;
  for (const Block& block : layout.blocks) joined.push_back(block.text);
  return joined;
}

TEST(WordedTitle, IssuersAndTheirSubjectAreOneTitle) {
  EXPECT_EQ(worded({U"澄川市科技局 澄川市财政局", U"关于修缮图书馆的通知",
                    U"澄科发〔2024〕18号", U"各区人民政府："}),
            (Lines{U"澄川市科技局 澄川市财政局关于修缮图书馆的通知",
                   U"澄科发〔2024〕18号", U"各区人民政府："}));
}

TEST(WordedTitle, ASubjectGoesOnToTheDocumentsType) {
  EXPECT_EQ(worded({U"关于推进图书馆修缮的", U"实 施 意 见", U"各区："}),
            (Lines{U"关于推进图书馆修缮的实 施 意 见", U"各区："}));
  EXPECT_EQ(worded({U"关于推进图书馆修缮的", U"实施意见", U"各区："}),
            (Lines{U"关于推进图书馆修缮的实施意见", U"各区："}));
}

TEST(WordedTitle, OtherLinesStayApart) {
  // A site's line; a list of titles; what stands below the first sentence.
  for (const Lines& lines :
       {Lines{U"来源：澄川市科技局", U"关于修缮图书馆的通知"},
        Lines{U"关于修路的通知", U"关于修桥的通知"},
        Lines{U"关于修路的通知", U"澄川市公路管理办法"},
        Lines{U"请遵照执行。", U"澄川市科技局", U"关于修桥的", U"通知"}}) {
    EXPECT_EQ(worded(lines), lines);
  }
}

}  // namespace
}  // namespace tiaowen
