// What the typesetter broke into lines, columns and pages comes back whole.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

std::vector<std::string> texts(const Layout& layout) {
  std::vector<std::string> out;
  for (const Block& block : layout.blocks) out.push_back(to_utf8(block.text));
  return out;
}

std::vector<std::string> laid_out(Typesetter& page) {
  return texts(lay_out(page.document(), shipped_words()));
}

// Headings, long and short paragraphs, over several pages.
void typeset_and_read(const Style& style, unsigned seed) {
  Typesetter page(style);
  std::vector<std::string> expected;
  const auto add = [&](const std::u32string& text) {
    page.paragraph(text);
    expected.push_back(to_utf8(text));
  };
  for (unsigned part = 0; part < 4; ++part) {
    add(std::u32string(U"一二三四").substr(part, 1) + U"、本部分的标题");
    for (unsigned i = 0; i < 6; ++i) {
      const unsigned n = seed * 100 + part * 10 + i;
      const std::u32string mark =
          i % 2 == 0
              ? U""
              : U"（" + std::u32string(U"一二三四五六").substr(i, 1) + U"）";
      add(mark + some_text(n, 1 + n % 7));
    }
  }
  const std::vector<std::string> read = laid_out(page);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (i < read.size() && read[i] == expected[i]) continue;
    ADD_FAILURE() << "seed " << seed << "\nset  " << expected[i] << "\nread "
                  << (i < read.size() ? read[i] : "nothing");
    return;
  }
  EXPECT_EQ(read.size(), expected.size());
}

TEST(Paragraphs, AreJoinedOverLinesAndPages) {
  for (unsigned seed = 1; seed < 40; ++seed) typeset_and_read({}, seed);
}

TEST(Paragraphs, RaggedLinesAreJoinedToo) {
  Style style;
  style.justified = false;
  for (unsigned seed = 1; seed < 40; ++seed) typeset_and_read(style, seed);
}

TEST(Paragraphs, NarrowAndWideMeasuresSmallAndLargeType) {
  for (const float size : {9.0F, 10.5F, 12.0F, 14.0F, 18.0F}) {
    for (const float right : {380.0F, 460.0F, 540.0F}) {
      Style style;
      style.size = size;
      style.leading = size * 1.5F;
      style.left = 60;
      style.right = right;
      for (unsigned seed = 1; seed < 8; ++seed) typeset_and_read(style, seed);
    }
  }
}

TEST(Paragraphs, MirroredMarginsAndScrambledRuns) {
  Style style;
  style.mirrored = 25;
  style.scrambled = true;
  for (unsigned seed = 1; seed < 20; ++seed) typeset_and_read(style, seed);
}

TEST(Paragraphs, WithoutIndentsTheGapsTell) {
  Style style;
  style.indent = 0;
  style.paragraph_gap = 0.5F;
  style.height = 8000;  // at a page's end nothing tells
  style.bottom = 7900;
  for (unsigned seed = 1; seed < 20; ++seed) typeset_and_read(style, seed);
}

TEST(Paragraphs, HangingIndents) {
  Style style;
  style.indent = 0;
  style.hanging = 2;
  for (unsigned seed = 1; seed < 20; ++seed) typeset_and_read(style, seed);
}

TEST(Paragraphs, MarksMayHangOverTheEdge) {
  Style style;
  style.overhang = true;
  for (unsigned seed = 1; seed < 20; ++seed) typeset_and_read(style, seed);
}

TEST(Paragraphs, OneIndentOfAnotherWidth) {
  for (const float indent : {1.0F, 1.5F, 3.0F, 4.0F}) {
    Style style;
    style.indent = indent;
    for (unsigned seed = 1; seed < 8; ++seed) typeset_and_read(style, seed);
  }
}

TEST(Paragraphs, TwoColumnsAreReadOneAfterTheOther) {
  Style style;
  style.columns = 2;
  style.size = 10.5F;
  style.leading = 17;
  style.left = 50;
  style.right = 545;
  for (unsigned seed = 1; seed < 20; ++seed) typeset_and_read(style, seed);
}

TEST(Paragraphs, TitleOverSeveralLinesIsOne) {
  Typesetter page;
  page.title({U"清溪县人民政府办公室", U"关于整修山区道路的", U"实施意见"}, 22);
  page.space(1);
  page.centre(U"清政办发〔2024〕7号", page.y(), 16);
  page.space(2);
  page.paragraph(U"各乡镇人民政府，县级各部门：", 0);
  page.paragraph(some_text(1, 6));
  page.right(U"清溪县人民政府办公室", 3);
  page.right(U"2024年5月6日", 5);
  EXPECT_THAT(laid_out(page),
              ElementsAre("清溪县人民政府办公室关于整修山区道路的实施意见",
                          "清政办发〔2024〕7号", "各乡镇人民政府，县级各部门：",
                          to_utf8(some_text(1, 6)), "清溪县人民政府办公室",
                          "2024年5月6日"));
}

TEST(Paragraphs, NumberBrokenOverTheLineEndStaysOne) {
  Typesetter page;
  page.place(U"为了购买设备，县财政今年一共安排专项经费人民币五十笔合计12", 79,
             100, 16);
  page.place(U"500万元，年底前付清。", 79, 129, 16);
  Document document = page.document();
  document.pages[0].width = 600;
  EXPECT_THAT(texts(lay_out(document, shipped_words())),
              ElementsAre("为了购买设备，县财政今年一共安排专项经费人民币五十笔"
                          "合计12500万元，年底前付清。"));
}

TEST(Paragraphs, BlanksBetweenLatinWordsOnly) {
  Typesetter page;
  page.place(U"采用", 111, 100, 16);
  page.place(U"Open", 145, 100, 16);
  page.place(U"Data", 181, 100, 16);
  page.place(U"格式", 217, 100, 16);
  EXPECT_THAT(laid_out(page), ElementsAre("采用Open Data格式"));
}

TEST(Paragraphs, OverstruckTypeCountsOnce) {
  Typesetter page;
  for (const float shift : {0.0F, 0.4F, 0.8F}) {
    page.place(U"一、工作目标", 111 + shift, 100, 16);
  }
  const Layout layout = lay_out(page.document(), shipped_words());
  EXPECT_THAT(texts(layout), ElementsAre("一、工作目标"));
  ASSERT_EQ(layout.set_aside.size(), 1U);
  EXPECT_EQ(layout.set_aside[0].kind, "overstruck");
  EXPECT_EQ(layout.set_aside[0].text.size(), 12U);
}

TEST(Paragraphs, PagesTurnedSidewaysAreReadUpright) {
  Typesetter upright;
  upright.paragraph(some_text(3, 8));
  upright.paragraph(some_text(4, 2));
  Document document = upright.document();
  for (Page& page : document.pages) {
    const float height = page.height;
    for (tiaowen::Run& run : page.runs) {  // a quarter turn clockwise
      const Box box = run.box;
      run.box = {height - box.y1, box.x0, height - box.y0, box.x1};
      run.angle = 90;
    }
    std::swap(page.width, page.height);
  }
  const Layout layout = lay_out(document, shipped_words());
  EXPECT_THAT(texts(layout),
              ElementsAre(to_utf8(some_text(3, 8)), to_utf8(some_text(4, 2))));
  // Lines keep their place on the page as it is shown.
  const Box box = layout.blocks[0].lines[0].box;
  EXPECT_NEAR(box.x1, 841.9 - 100, 0.1);
  EXPECT_NEAR(box.y0, 79 + 32, 0.1);
}

TEST(Paragraphs, LinesSayWhichCharactersTheyHold) {
  Typesetter page;
  page.paragraph(some_text(5, 5));
  const Layout layout = lay_out(page.document(), shipped_words());
  std::uint32_t at = 0;
  for (const Line& line : layout.blocks.at(0).lines) {
    EXPECT_EQ(line.span.begin, at);
    EXPECT_EQ(line.page, 1);
    at = line.span.end;
  }
  EXPECT_EQ(at, layout.blocks[0].text.size());
}

TEST(Paragraphs, HangingLinesOfAnImprintAreJoined) {
  Typesetter page;
  page.paragraph(some_text(6, 3));
  page.rule(79, 600, 527, 600);
  page.place(U"抄送：县委办公室，县人大常委会办公室，县政协办公室，县监委，",
             79, 604, 14);
  page.place(U"县法院，县检察院。", 79 + 42, 626, 14);
  page.rule(79, 648, 527, 648);
  page.place(U"清溪县人民政府办公室", 79, 652, 14);
  page.place(U"2024年5月6日印发", 400, 652, 14);
  const Layout layout = lay_out(page.document(), shipped_words());
  ASSERT_EQ(layout.blocks.size(), 3U);
  EXPECT_EQ(to_utf8(layout.blocks[1].text),
            "抄送：县委办公室，县人大常委会办公室，县政协办公室，县监委，县法院"
            "，县检察院。");
  EXPECT_EQ(layout.blocks[1].kind, BlockKind::imprint);
  EXPECT_EQ(to_utf8(layout.blocks[2].text),
            "清溪县人民政府办公室 2024年5月6日印发");
  EXPECT_EQ(layout.blocks[2].kind, BlockKind::imprint);
}

TEST(Paragraphs, ContentsAreKeptWithoutTheirDots) {
  Typesetter page;
  page.title({U"目　录"}, 22);
  page.space(1);
  const auto entry = [&](std::u32string_view text, std::u32string_view number) {
    const float end = 79 + Typesetter::width_of(text, 16);
    page.place(text, 79, page.y(), 16);
    std::u32string dots;
    while (end + Typesetter::width_of(dots, 16) < 480) dots += U".";
    page.place(dots, end, page.y(), 16);
    page.place(number, 500, page.y(), 16);
    page.space(1);
  };
  entry(U"第一章 道路养护", U"1");
  entry(U"第二章 经费", U"12");
  page.place(U"附表", 79, page.y(), 16);
  page.new_page();
  page.title({U"第一章 道路养护"}, 20);
  page.paragraph(some_text(9, 4));
  const Layout layout = lay_out(page.document(), shipped_words());
  EXPECT_THAT(texts(layout),
              ElementsAre("目　录", "第一章 道路养护 1", "第二章 经费 12",
                          "附表", "第一章 道路养护", to_utf8(some_text(9, 4))));
  std::vector<BlockKind> kinds;
  for (const Block& block : layout.blocks) kinds.push_back(block.kind);
  EXPECT_THAT(kinds, ElementsAre(BlockKind::paragraph, BlockKind::contents,
                                 BlockKind::contents, BlockKind::contents,
                                 BlockKind::paragraph, BlockKind::paragraph));
}

TEST(Paragraphs, ContentsWithoutDots) {
  Typesetter page;
  page.title({U"目录"}, 22);
  page.space(1);
  for (const auto& [text, number] :
       {std::pair(U"一、现状", U"1"), std::pair(U"二、任务", U"3")}) {
    page.place(text, 79, page.y(), 16);
    page.place(number, 519, page.y(), 16);
    page.space(1);
  }
  page.paragraph(U"一、现状");
  page.paragraph(some_text(9, 4));
  const Layout layout = lay_out(page.document(), shipped_words());
  EXPECT_THAT(texts(layout), ElementsAre("目录", "一、现状 1", "二、任务 3",
                                         "一、现状", to_utf8(some_text(9, 4))));
  EXPECT_EQ(layout.blocks[2].kind, BlockKind::contents);
  EXPECT_EQ(layout.blocks[3].kind, BlockKind::paragraph);
}

TEST(Paragraphs, CoverLinesOfLargeTypeAreOneTitle) {
  Typesetter page;
  page.space(6);
  page.title({U"2024年度", U"清溪县公路养护中心", U"部门决算"}, 30);
  page.new_page();
  page.paragraph(some_text(2, 9));
  EXPECT_THAT(laid_out(page), ElementsAre("2024年度清溪县公路养护中心部门决算",
                                          to_utf8(some_text(2, 9))));
}

TEST(Paragraphs, AMarkAtTheEdgeStandsInsideAnIndentedParagraph) {
  // The first line, two characters indented, is full with the colon.
  const std::u32string text =
      U"具有本县户籍、年满六十周岁，符合下列条件之一的老人："
      U"（1）特困人员；（2）低保对象；（3）经评估失能的低收入家庭成员。";
  ASSERT_EQ(text.find(U'：'), 25U);
  Typesetter page;
  page.paragraph(text);
  EXPECT_THAT(laid_out(page), ElementsAre(to_utf8(text)));
}

TEST(Paragraphs, FootnotesWaitForTheEndOfTheSentence) {
  Typesetter page;
  const std::u32string text = some_text(8, 3);
  page.paragraph(some_text(7, 40));
  const Document whole = page.document();
  ASSERT_EQ(whole.pages.size(), 2U);
  Document document = whole;
  Page& first = document.pages[0];
  std::erase_if(first.runs,
                [](const tiaowen::Run& run) { return run.box.y1 > 720; });
  std::u32string kept;
  for (const Page& one : document.pages) {
    for (const tiaowen::Run& run : one.runs) kept += run.text;
  }
  first.rulings.push_back({79, 728, 200, 728, 0.5F});
  tiaowen::Run note;
  note.text = U"①按县统计局的口径。";
  note.size = 10;
  note.box = {79, 734, 179, 744};
  first.runs.push_back(note);
  const Layout layout = lay_out(document, shipped_words());
  ASSERT_EQ(layout.blocks.size(), 2U);
  EXPECT_EQ(to_utf8(layout.blocks[0].text), to_utf8(kept));
  EXPECT_EQ(layout.blocks[1].kind, BlockKind::note);
  EXPECT_EQ(to_utf8(layout.blocks[1].text), "①按县统计局的口径。");
}

// A page with a note below a rule and a small figure at `x`, `raise` points
// above the line's other type.
Layout with_figure(float raise) {
  Typesetter page;
  page.paragraph(U"全市粮食产量增长5%，高于全省平均水平，达到历史最好水平。");
  Document document = page.document();
  Page& first = document.pages[0];
  const Box line = first.runs.front().box;
  tiaowen::Run mark = first.runs.front();
  mark.text = U"1";
  mark.edges.clear();
  mark.size = 8;
  const float base = line.y1 - 0.12F * 16 - raise;
  const float x = line.x0 + 8 * 16 + 10;
  mark.box = {x, base - 7, x + 4, base + 1};
  first.runs.push_back(mark);
  first.rulings.push_back({79, 730, 220, 730, 0.5F});
  tiaowen::Run note = mark;
  note.text = U"1 按县统计局的口径。";
  note.size = 10;
  note.box = {79, 734, 179, 744};
  first.runs.push_back(note);
  return lay_out(document, shipped_words());
}

TEST(Paragraphs, ASmallRaisedFigureIsTheMarkOfANote) {
  const auto text = [](const Layout& layout) {
    return to_utf8(layout.blocks.at(0).text);
  };
  EXPECT_NE(text(with_figure(6)).find("¹"), std::string::npos)
      << text(with_figure(6));
  EXPECT_EQ(text(with_figure(0)).find("¹"), std::string::npos);
}

}  // namespace
}  // namespace tiaowen
