#include "pipeline/read/text_layer.h"

#include <gtest/gtest.h>

#include "tests/read/page_texts.h"

namespace tiaowen {
namespace {

using testing::document_of;
using testing::kSound;
using testing::page_of;

// Every Chinese character another one, the rest as it was: a map that does
// not belong to the font.
std::u32string shuffled(std::u32string_view text) {
  std::u32string wrong(text);
  for (char32_t& c : wrong) {
    if (c >= 0x4E00 && c < 0x9F00) c = 0x4E00 + (c * 7919 + 31) % 0x5000;
  }
  return wrong;
}

std::string code_of(const Document& document) {
  const auto judged = judge_text_layer(document);
  return judged ? "" : judged.error().code;
}

TEST(TextLayer, AcceptsSoundText) {
  const auto judged = judge_text_layer(document_of({page_of(1, kSound)}));
  ASSERT_TRUE(judged);
  EXPECT_TRUE(judged->findings.empty());
}

TEST(TextLayer, AcceptsTraditionalCharacters) {
  const auto judged = judge_text_layer(document_of({page_of(
      1,
      U"各縣市區科技主管部門應當在每年三月底前將上一年度的項目資金使用情況報"
      U"市財政局，由市財政局會同有關部門進行檢查，發現問題及時提出處理意見"
      U"。")}));
  ASSERT_TRUE(judged);
  EXPECT_TRUE(judged->findings.empty());
}

TEST(TextLayer, RefusesAScan) {
  EXPECT_EQ(code_of(document_of(
                {page_of(1, U"", false, 1), page_of(2, U"— 2 —", false, 1)})),
            "no_text_layer");
  EXPECT_EQ(code_of(document_of({page_of(1, U"")})), "no_text_layer");
}

TEST(TextLayer, RefusesShuffledCharacters) {
  EXPECT_EQ(code_of(document_of({page_of(1, shuffled(kSound))})),
            "no_text_layer");
}

TEST(TextLayer, RefusesGlyphNumbersTakenForCharacters) {
  std::u32string glyphs(kSound);
  for (char32_t& c : glyphs) c = 0xE00 + c % 0x300;
  EXPECT_EQ(code_of(document_of({page_of(1, glyphs)})), "no_text_layer");
  EXPECT_EQ(code_of(document_of({page_of(1, std::u32string(50, 0xFFFD))})),
            "no_text_layer");
}

TEST(TextLayer, NamesThePageThatNeedsOcr) {
  Document document =
      document_of({page_of(1, kSound), page_of(2, U"", false, 1),
                   page_of(3, std::u32string(60, 0xFFFD)), page_of(4, U""),
                   page_of(5, kSound, true, 1)});
  const auto judged = judge_text_layer(document);
  ASSERT_TRUE(judged);
  ASSERT_EQ(judged->findings.size(), 3U);
  EXPECT_EQ(judged->findings[0].code, "page.no_text");
  EXPECT_EQ(judged->findings[0].page, 2);
  EXPECT_EQ(judged->findings[1].code, "text.garbled");
  EXPECT_EQ(judged->findings[1].page, 3);
  EXPECT_EQ(judged->findings[2].code, "ocr.low_confidence");
  EXPECT_EQ(judged->findings[2].page, 5);
}

// One font of two is shuffled: its few pages are found by the font, though
// each of them is too short to tell.
TEST(TextLayer, JudgesEachFontOverTheWholeDocument) {
  Document document =
      document_of({page_of(1, kSound), page_of(2, U""), page_of(3, U"")});
  document.fonts.push_back("Heiti");
  const std::u32string wrong = shuffled(kSound);
  for (std::size_t i = 0; i < 2; ++i) {
    tiaowen::Run run;
    run.font = 1;
    run.text = wrong.substr(i * 25, 25);
    document.pages[i + 1].runs.push_back(run);
  }
  const auto judged = judge_text_layer(document);
  ASSERT_TRUE(judged);
  ASSERT_EQ(judged->findings.size(), 1U);
  EXPECT_EQ(judged->findings[0].code, "text.garbled");
  EXPECT_EQ(judged->findings[0].page, 2);
  EXPECT_EQ(judged->findings[0].message.find("pages 2-3: "), 0U);
}

TEST(TextLayer, CallsAFileDamagedWhereEveryPageIsLost) {
  Document document = document_of({page_of(1, U"")});
  document.findings.push_back({Severity::error, "page.lost", "", 1});
  EXPECT_EQ(code_of(document), "damaged");
}

}  // namespace
}  // namespace tiaowen
