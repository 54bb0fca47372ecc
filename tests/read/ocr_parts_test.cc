// The parts of OCR that need no Tesseract: votes, marks, strokes, rulings,
// lines, stamps.

#include <gtest/gtest.h>

#include <initializer_list>

#include "pipeline/model/unicode.h"
#include "pipeline/read/ocr_lines.h"
#include "pipeline/read/ocr_marks.h"
#include "pipeline/read/ocr_rulings.h"
#include "pipeline/read/ocr_stamp.h"
#include "pipeline/read/ocr_strokes.h"
#include "pipeline/read/ocr_vote.h"

namespace tiaowen {
namespace {

Reading reading_of(std::u32string_view text, float confidence = 0.99F) {
  Reading reading;
  int x = 0;
  for (const char32_t c : text) {
    reading.push_back({c, x, x + 30, confidence});
    x += 32;
  }
  return reading;
}

std::string voted_text(std::vector<Reading> readings) {
  return to_utf8(text_of(voted(readings)));
}

struct Mended {
  std::u32string_view read;
  std::string_view meant;
};

void expect_mended(std::initializer_list<Mended> texts) {
  for (const auto& [read, meant] : texts) {
    Reading reading = reading_of(read);
    mend_marks(reading);
    EXPECT_EQ(to_utf8(text_of(reading)), meant);
  }
}

TEST(OcrVote, TakesWhatMostReadingsSee) {
  EXPECT_EQ(voted_text({reading_of(U"币科技局"), reading_of(U"市科技局"),
                        reading_of(U"市科技局")}),
            "市科技局");
  // Two that are unsure against one that is sure of each of them.
  EXPECT_EQ(voted_text({reading_of(U"拨款", 0.6F), reading_of(U"拨款", 0.6F),
                        reading_of(U"氢款", 0.95F)}),
            "拨款");
}

TEST(OcrVote, ALetterThatLooksLikeADigitIsDoubted) {
  EXPECT_TRUE(has_look_alike(reading_of(U"减少L20万元")));
  EXPECT_TRUE(has_look_alike(reading_of(U"20O万元")));
  EXPECT_FALSE(has_look_alike(reading_of(U"ISO9001体系")));
  EXPECT_FALSE(has_look_alike(reading_of(U"建5G基站3个")));
}

TEST(OcrVote, PutsInAndLeavesOutLetters) {
  EXPECT_EQ(voted_text({reading_of(U"给予万元"), reading_of(U"给予30万元"),
                        reading_of(U"给予30万元")}),
            "给予30万元");
  EXPECT_EQ(voted_text({reading_of(U"2化局", 0.9F), reading_of(U"化局"),
                        reading_of(U"化局")}),
            "化局");
  EXPECT_EQ(voted_text({{}, reading_of(U"局"), reading_of(U"局")}), "局");
}

TEST(OcrVote, BelievesAPercentSignBehindADigit) {
  EXPECT_EQ(voted_text({reading_of(U"按50吧付"), reading_of(U"按50%付", 0.7F),
                        reading_of(U"按50吧付")}),
            "按50%付");
}

TEST(OcrVote, ComparesFigures) {
  EXPECT_TRUE(same_figures(std::vector<Reading>{reading_of(U"给予3.5万元"),
                                                reading_of(U"合予3.5方元")}));
  EXPECT_FALSE(same_figures(std::vector<Reading>{reading_of(U"给予3.5万元"),
                                                 reading_of(U"给予35万元")}));
  EXPECT_TRUE(has_digit(reading_of(U"第3条")));
  EXPECT_FALSE(has_digit(reading_of(U"第三条")));
}

TEST(OcrMarks, PutsTheBracketsOfDocumentNumbersRight) {
  expect_mended({{U"澄政发〔2025]9号", "澄政发〔2025〕9号"},
                 {U"澄政发2025]9号", "澄政发〔2025〕9号"},
                 {U"（澄政发【2025)9号)", "（澄政发〔2025〕9号）"},
                 {U"[2025年]", "[2025年]"}});
  Reading wrong = reading_of(U"澄政发52025]9号");
  EXPECT_FALSE(mend_marks(wrong));  // a mark read as a digit is left, but told
  EXPECT_EQ(to_utf8(text_of(wrong)), "澄政发52025〕9号");
}

TEST(OcrMarks, PairsBrackets) {
  expect_mended({{U"各县《市、区)人民政府", "各县（市、区）人民政府"},
                 {U"《二)支持标准", "（二）支持标准"},
                 {U"《关于〈办法〉的通知》", "《关于〈办法〉的通知》"},
                 {U"的通知》〈澄政发", "的通知》（澄政发"},
                 {U"办法〉的通知》", "办法〉的通知》"}});
}

TEST(OcrMarks, KnowsPageNumbers) {
  expect_mended({{U"一12一", "—12—"},
                 {U"二-3一", "—3—"},
                 {U"12", "12"},
                 {U"一五一", "一五一"}});
}

TEST(OcrMarks, KnowsTheEndOfADate) {
  expect_mended({{U"2022年11月14避", "2022年11月14日"},
                 {U"11月14个", "11月14个"},
                 {U"2022年11月14件", "2022年11月14日"},
                 {U"2022年共14件", "2022年共14件"}});
}

TEST(OcrMarks, SetsChineseMarksWide) {
  expect_mended({{U"联系人:张三,电话12:30", "联系人：张三，电话12:30"},
                 {U"1,250.5", "1,250.5"}});
}

TEST(OcrStrokes, CountsTheStrokesOfNumbers) {
  // （二）: a bracket, two strokes, a bracket, a letter.
  InkLine line;
  line.glyphs = {{0, 0, 9, 38},
                 {16, 30, 54, 34},
                 {20, 6, 48, 10},
                 {62, 0, 71, 38},
                 {80, 2, 116, 38}};
  line.box = {0, 0, 116, 38};
  Reading reading = reading_of(U"（三）支");
  mend_item_number(line, 40, reading);
  EXPECT_EQ(to_utf8(text_of(reading)), "（二）支");
  Reading other = reading_of(U"（四）支");
  mend_item_number(line, 40, other);
  EXPECT_EQ(to_utf8(text_of(other)), "（四）支");
}

TEST(OcrStrokes, SeesThePointThatAReadingLost) {
  InkLine line;
  line.glyphs = {
      {0, 4, 16, 34}, {20, 4, 36, 34}, {39, 30, 43, 34}, {46, 4, 62, 34}};
  line.box = {0, 4, 62, 34};
  Reading lost = reading_of(U"125");
  EXPECT_FALSE(mend_points(line, lost));
  EXPECT_EQ(to_utf8(text_of(lost)), "12.5");
  Reading whole = reading_of(U"12.5");
  EXPECT_TRUE(mend_points(line, whole));
  EXPECT_EQ(to_utf8(text_of(whole)), "12.5");
}

TEST(OcrStrokes, SeeThatAFigureAmongWordsLostItsPoint) {
  InkLine line;
  // 费 8 . 6 元: the point is small and low.
  line.glyphs = {{0, 2, 30, 36},
                 {34, 8, 46, 34},
                 {50, 30, 54, 34},
                 {58, 8, 70, 34},
                 {74, 2, 104, 36}};
  line.box = {0, 2, 104, 36};
  const auto read = [](std::u32string_view text) {
    Reading reading = reading_of(text);
    reading[0].x1 = 30;
    for (std::size_t i = 1; i + 1 < reading.size(); ++i) {
      const int x = 34 + static_cast<int>(36 * (i - 1) / (reading.size() - 2));
      reading[i].x0 = x;
      reading[i].x1 = x + 12;
    }
    return reading;
  };
  EXPECT_TRUE(loses_points(line, 34, read(U"费86元")));
  EXPECT_FALSE(loses_points(line, 34, read(U"费8.6元")));
  EXPECT_FALSE(loses_points(line, 34, read(U"费用合元")));
  line.glyphs.erase(line.glyphs.begin() + 2);
  EXPECT_FALSE(loses_points(line, 34, read(U"费86元")));
}

TEST(OcrStrokes, FindsThePageNumberBetweenDashes) {
  InkLine line;
  line.glyphs = {{0, 18, 36, 21}, {50, 4, 64, 34}, {80, 18, 116, 21}};
  line.box = {0, 4, 116, 34};
  const auto number = page_number_box(line, 40);
  ASSERT_TRUE(number);
  EXPECT_EQ(*number, (PixelBox{50, 4, 64, 34}));
  line.glyphs[1] = {50, 4, 86, 34};  // as wide as a Chinese character
  EXPECT_FALSE(page_number_box(line, 40));
}

// A page of 200 dots an inch with a table of two rows and two columns.
Gray table_page() {
  Gray page(1000, 800, 255);
  for (const int y : {100, 200, 300}) page.fill({100, y, 700, y + 3}, 0);
  for (const int x : {100, 400, 697}) page.fill({x, 100, x + 3, 303}, 0);
  return page;
}

TEST(OcrRulings, FindsATableAndTakesItOut) {
  Gray page = table_page();
  page.fill({150, 140, 190, 144}, 0);  // a stroke of a letter stays
  page.fill({0, 0, 6, 800}, 60);       // the scanner's edge goes
  const auto rulings = take_rulings(page, 200);
  EXPECT_EQ(rulings.size(), 6U);
  const Ink left = ink_of(page, 160);
  EXPECT_EQ(std::count(left.pixels.begin(), left.pixels.end(), 1), 40 * 4);
  const Areas areas(rulings, page.width, page.height);
  EXPECT_EQ(areas.at(50, 50), 0);
  EXPECT_NE(areas.at(150, 150), 0);
  EXPECT_NE(areas.at(150, 150), areas.at(500, 150));
  EXPECT_NE(areas.at(150, 150), areas.at(150, 250));
  EXPECT_EQ(areas.at(150, 150), areas.at(390, 190));
}

TEST(OcrLines, CutsAtWhiteAndKeepsStrokesTogether) {
  std::vector<PixelBox> glyphs;
  const auto line = [&](int y, int from, int to) {
    for (int x = from; x < to; x += 44)
      glyphs.push_back({x, y, x + 38, y + 38});
  };
  line(100, 100, 900);
  line(160, 100, 500);
  line(160, 700, 900);  // beside it, with a gap as of columns
  glyphs.push_back({100, 222, 138, 226});  // 二
  glyphs.push_back({96, 250, 142, 254});
  glyphs.push_back({300, 400, 304, 404});  // dirt
  const InkLines print = find_print_lines(glyphs, Areas({}, 1000, 800), 200);
  ASSERT_EQ(print.lines.size(), 4U);
  EXPECT_EQ(print.em, 38);
  EXPECT_EQ(print.lines[0].box.x1, 930);
  EXPECT_EQ(print.lines[3].box, (PixelBox{96, 222, 142, 254}));
}

TEST(OcrStamp, TakesTheRedOfStampsOnly) {
  Picture page;
  page.width = 800;
  page.height = 600;
  page.rgb.assign(800 * 600 * 3, '\xFF');
  const auto red = [&](int x, int y) {
    const auto at = static_cast<std::size_t>(3 * (y * 800 + x));
    page.rgb[at + 1] = page.rgb[at + 2] = 40;
  };
  for (int i = 0; i < 300; ++i) {  // a square stamp of 38 mm at 200 dpi
    for (int thick = 0; thick < 6; ++thick) {
      red(100 + i, 100 + thick);
      red(100 + i, 394 + thick);
      red(100 + thick, 100 + i);
      red(394 + thick, 100 + i);
    }
  }
  for (int x = 500; x < 560; ++x) red(x, 300);  // a letterhead's stroke
  const auto stamps = find_stamps(page, 200);
  ASSERT_EQ(stamps.size(), 1U);
  EXPECT_LE(stamps[0].x0, 100);
  EXPECT_GE(stamps[0].x1, 400);
  const Gray gray = gray_page(page, 200);
  EXPECT_EQ(gray.row(101)[200], 255);
  EXPECT_LT(gray.row(300)[520], 140);
}

}  // namespace
}  // namespace tiaowen
