#include "pipeline/layout/title_lines.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace tiaowen
