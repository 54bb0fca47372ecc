#include "pipeline/layout/misread.h"

#include <gtest/gtest.h>

#include "pipeline/model/unicode.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

std::string mended(std::u32string_view text, bool ocr = true) {
  Layout layout;
  Block block;
  block.text = text;
  Line line;
  line.span = {0, static_cast<std::uint32_t>(text.size())};
  if (ocr) line.confidence = 0.95F;
  block.lines.push_back(line);
  layout.blocks.push_back(block);
  mend_misread(layout, testing::shipped_words());
  return to_utf8(layout.blocks[0].text);
}

TEST(Misread, MendsKnownWords) {
  EXPECT_EQ(mended(U"科技企业筹化器"), "科技企业孵化器");
  EXPECT_EQ(mended(U"暂停拔款和追回已拔付贷金"), "暂停拨款和追回已拨付资金");
}

TEST(Misread, KnowsThePercentSign) {
  EXPECT_EQ(mended(U"按50吧兑付"), "按50%兑付");
  EXPECT_EQ(mended(U"好吧"), "好吧");
}

TEST(Misread, MendsLettersInNames) {
  EXPECT_EQ(mended(U"报币财政局备案"), "报市财政局备案");
  EXPECT_EQ(mended(U"王溪市人民政府"), "玉溪市人民政府");
}

TEST(Misread, LeavesWhatIsRightlyWritten) {
  for (const auto text :
       {U"空气净化器", U"统筹化解债务", U"信贷金额", U"货币政策", U"王林同志",
        U"同时彻底整改", U"落实范围", U"科技付费服务"}) {
    EXPECT_EQ(mended(text), to_utf8(text));
  }
}

TEST(Misread, LooksAtNothingButWhatOcrRead) {
  EXPECT_EQ(mended(U"科技企业筹化器", false), "科技企业筹化器");
}

}  // namespace
}  // namespace tiaowen
