// Reading PDFs, through the reader program as tiaowen does.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "pipeline/model/unicode.h"
#include "pipeline/read/reader_process.h"
#include "tests/read/tiny_pdf.h"

namespace tiaowen {
namespace {

using ::testing::ElementsAre;
using ::testing::FloatNear;
using ::testing::IsEmpty;

Document read(const std::string& bytes) {
  ReaderProcess process(ReadOptions{});
  auto document = process.read("pdf", bytes);
  EXPECT_TRUE(document) << document.error().code << document.error().message;
  return document ? *document : Document{};
}

Document read_page(const std::string& content, const std::string& more = {}) {
  Document document = read(tiny_pdf({{content, more}}, {"null"}));
  if (document.pages.empty()) document.pages.resize(1);
  return document;
}

std::vector<std::string> texts(const Page& page) {
  std::vector<std::string> found;
  for (const auto& run : page.runs) found.push_back(to_utf8(run.text));
  return found;
}

std::string at(const std::string& place, const std::string& shown) {
  return "BT /Han 10 Tf " + place + " Td " + shown + " ET ";
}

void expect_box(const Box& box, float x0, float y0, float x1, float y1) {
  EXPECT_NEAR(box.x0, x0, 0.1);
  EXPECT_NEAR(box.y0, y0, 0.1);
  EXPECT_NEAR(box.x1, x1, 0.1);
  EXPECT_NEAR(box.y1, y1, 0.1);
}

TEST(Pdf, PutsCharactersWhereThePageShowsThem) {
  const Document document =
      read_page(at("100 700", han(U"合计三万元") + " Tj"));
  const Page& page = document.pages[0];
  EXPECT_EQ(page.number, 1);
  EXPECT_FLOAT_EQ(page.width, 600);
  EXPECT_FLOAT_EQ(page.height, 800);
  ASSERT_THAT(texts(page), ElementsAre("合计三万元"));
  const auto& run = page.runs[0];
  expect_box(run.box, 100, 91.2F, 150, 101.2F);
  EXPECT_THAT(run.edges, ElementsAre(0, 10, 20, 30, 40, 50));
  EXPECT_FLOAT_EQ(run.size, 10);
  EXPECT_EQ(run.angle, 0);
  EXPECT_FALSE(run.invisible);
  EXPECT_THAT(document.fonts, ElementsAre("STSong-Light"));
}

TEST(Pdf, TurnsThePageAsItsRotationSays) {
  const std::string content =
      at("100 700", han(U"合计") + " Tj") + "50 300 m 450 300 l S";
  const Document right = read_page(content, "/Rotate 90");
  EXPECT_FLOAT_EQ(right.pages[0].width, 800);
  EXPECT_FLOAT_EQ(right.pages[0].height, 600);
  EXPECT_EQ(right.pages[0].rotation, 90);
  ASSERT_EQ(right.pages[0].runs.size(), 1U);
  EXPECT_EQ(right.pages[0].runs[0].angle, 90);
  expect_box(right.pages[0].runs[0].box, 698.8F, 100, 708.8F, 120);
  ASSERT_EQ(right.pages[0].rulings.size(), 1U);
  EXPECT_FLOAT_EQ(right.pages[0].rulings[0].x0, 300);
  EXPECT_FLOAT_EQ(right.pages[0].rulings[0].y0, 50);
  EXPECT_FLOAT_EQ(right.pages[0].rulings[0].x1, 300);
  EXPECT_FLOAT_EQ(right.pages[0].rulings[0].y1, 450);

  const Document over = read_page(content, "/Rotate 180");
  EXPECT_EQ(std::abs(over.pages[0].runs.at(0).angle), 180);
  expect_box(over.pages[0].runs[0].box, 480, 698.8F, 500, 708.8F);
}

TEST(Pdf, CountsFromTheCropBox) {
  const Document document = read_page(at("100 700", han(U"合计") + " Tj"),
                                      "/CropBox[50 100 550 750]");
  EXPECT_FLOAT_EQ(document.pages[0].width, 500);
  EXPECT_FLOAT_EQ(document.pages[0].height, 650);
  expect_box(document.pages[0].runs.at(0).box, 50, 41.2F, 70, 51.2F);
}

TEST(Pdf, EndsARunAtAGap) {
  const Document document =
      read_page(at("100 700", "[" + han(U"甲方") + "-200" + han(U"乙") +
                                  "-900" + han(U"丙") + "] TJ"));
  EXPECT_THAT(texts(document.pages[0]), ElementsAre("甲方乙", "丙"));
  EXPECT_NEAR(document.pages[0].runs[1].box.x0, 141, 0.1);
}

TEST(Pdf, TakesTurnedTextByItsBaseline) {
  const Document document =
      read_page("BT /Han 10 Tf 0 1 -1 0 300 400 Tm " + han(U"上行") + " Tj ET");
  const auto& run = document.pages[0].runs.at(0);
  EXPECT_EQ(run.angle, -90);
  expect_box(run.box, 291.2F, 380, 301.2F, 400);
}

TEST(Pdf, MarksInvisibleText) {
  const Document document =
      read_page("BT /Han 10 Tf 3 Tr 100 700 Td " + han(U"暗") + " Tj ET");
  EXPECT_TRUE(document.pages[0].runs.at(0).invisible);
}

TEST(Pdf, MarksTextUnderAPictureOfTheWholePage) {
  const std::string picture = stream(
      "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8"
      "/ColorSpace/DeviceGray",
      "x");
  const std::string under = at("100 700", han(U"下") + " Tj");
  const std::string over = at("100 600", han(U"上") + " Tj");
  const Document document = read(tiny_pdf(
      {{under + "q 600 0 0 800 0 0 cm /Form Do Q " + over}}, {picture}));
  ASSERT_THAT(texts(document.pages.at(0)), ElementsAre("下", "上"));
  EXPECT_TRUE(document.pages[0].runs[0].invisible);
  EXPECT_FALSE(document.pages[0].runs[1].invisible);
}

TEST(Pdf, SetsVerticalLinesDownThePage) {
  std::string bytes =
      tiny_pdf({{at("300 700", han(U"竖排") + " Tj")}}, {"null"});
  bytes.replace(bytes.find("/UniGB-UTF16-H"), 14, "/UniGB-UTF16-V");
  const Document document = read(bytes);
  const auto& run = document.pages.at(0).runs.at(0);
  EXPECT_EQ(run.text, U"竖排");
  EXPECT_EQ(run.angle, 90);
  expect_box(run.box, 295, 100, 305, 120);
}

TEST(Pdf, CountsOverstruckTextOnce) {
  std::string content;
  for (const char* place : {"100 700", "100.3 700", "100.3 700.3"}) {
    content += at(place, han(U"二、标准") + " Tj");
  }
  const Document document = read_page(content);
  EXPECT_THAT(texts(document.pages[0]), ElementsAre("二、标准"));
  ASSERT_EQ(document.flow.set_aside.size(), 1U);
  EXPECT_EQ(document.flow.set_aside[0].kind, "overstruck");
  EXPECT_EQ(document.flow.set_aside[0].text, U"二、标准二、标准");
  EXPECT_EQ(document.flow.set_aside[0].page, 1);
}

TEST(Pdf, ReadsOneCodeThatIsSeveralCharacters) {
  const Document document =
      read_page("BT /Odd 10 Tf 100 700 Td <00010001> Tj ET");
  const auto& run = document.pages[0].runs.at(0);
  EXPECT_EQ(run.text, U"fifi");
  EXPECT_THAT(run.edges, ElementsAre(0, 5, 10, 15, 20));
}

TEST(Pdf, MarksCodesThatTheFontDoesNotExplain) {
  const Document document =
      read_page("BT /Odd 10 Tf 100 700 Td <00010002> Tj ET");
  EXPECT_EQ(document.pages[0].runs.at(0).text, U"fi\uFFFD");
}

TEST(Pdf, PrefersActualText) {
  const Document same =
      read_page("/Span<</ActualText " + han(U"\uFEFF万元") + ">>BDC " +
                at("100 700", han(U"乐园") + " Tj") + "EMC");
  EXPECT_THAT(texts(same.pages[0]), ElementsAre("万元"));
  EXPECT_THAT(same.pages[0].runs[0].edges, ElementsAre(0, 10, 20));
  const Document other =
      read_page("/Span<</ActualText " + han(U"\uFEFF第一") + ">>BDC " +
                at("100 700", han(U"①") + " Tj") + "EMC");
  EXPECT_THAT(texts(other.pages[0]), ElementsAre("第一"));
  EXPECT_THAT(other.pages[0].runs[0].edges, ElementsAre(0, 5, 10));
}

TEST(Pdf, ReadsTextInNestedForms) {
  const std::string inner = stream(
      "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Matrix[1 0 0 1 5 0]"
      "/Resources<</Font<</Han 3 0 R>>>>",
      at("100 600", han(U"内") + " Tj"));
  const std::string outer = stream(
      "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<<"
      "/XObject<</Inner 11 0 R>>>>",
      "1 0 0 1 20 0 cm /Inner Do");
  const Document document = read(tiny_pdf({{"/Form Do"}}, {outer, inner}));
  ASSERT_THAT(texts(document.pages.at(0)), ElementsAre("内"));
  EXPECT_NEAR(document.pages[0].runs[0].box.x0, 125, 0.1);
}

TEST(Pdf, SizesTypeThreeGlyphsByTheirBox) {
  const Document document = read_page("BT /Blocks 12 Tf 100 700 Td (aa) Tj ET");
  const auto& run = document.pages[0].runs.at(0);
  EXPECT_EQ(run.text, U"aa");
  EXPECT_FLOAT_EQ(run.size, 12);
  EXPECT_NEAR(run.box.width(), 24, 0.1);
}

TEST(Pdf, ReadsFieldsAndTextBoxesButNoComments) {
  const auto annotation = [](const char* subtype, std::u32string_view text) {
    return std::string("<</Type/Annot/Subtype/") + subtype +
           "/Rect[100 100 300 200]/F 4/DA(/Helv 10 Tf)/AP<</N " +
           (text == U"填" ? "12" : "13") + " 0 R>>>>";
  };
  const auto appearance = [](std::u32string_view text) {
    return stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 200 100]"
        "/Resources<</Font<</Han 3 0 R>>>>",
        at("10 10", han(text) + " Tj"));
  };
  const Document document = read(tiny_pdf(
      {{at("100 700", han(U"正文") + " Tj"), "/Annots[10 0 R 11 0 R]"}},
      {annotation("FreeText", U"填"), annotation("Stamp", U"章"),
       appearance(U"填"), appearance(U"章")}));
  EXPECT_THAT(texts(document.pages.at(0)), ElementsAre("正文", "填"));
}

TEST(Pdf, FindsTheRulingsOfATable) {
  const Document document = read_page(
      "1 w 100 500 200 100 re S "       // a frame: four
      "100 550 200 0.5 re f "           // a thin rectangle: one
      "100 100 200 100 re f "           // a shaded box: none
      "100 100 m 200 300 l S "          // slanted: none
      "1 g 100 400 200 0.5 re f 0 g");  // white on white: none
  const auto& rulings = document.pages[0].rulings;
  ASSERT_EQ(rulings.size(), 5U);
  const auto level = std::count_if(
      rulings.begin(), rulings.end(),
      [](const Ruling& ruling) { return ruling.y0 == ruling.y1; });
  EXPECT_EQ(level, 3);
  EXPECT_NEAR(rulings[4].y0, 249.75, 0.01);
  EXPECT_NEAR(rulings[4].width, 0.5, 0.01);
  EXPECT_NEAR(rulings[4].x0, 100, 0.01);
  EXPECT_NEAR(rulings[4].x1, 300, 0.01);
}

TEST(Pdf, CountsPicturesThatCoverThePage) {
  const std::string picture = stream(
      "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8"
      "/ColorSpace/DeviceGray",
      "x");
  const Document document = read(
      tiny_pdf({{"600 0 0 800 0 0 cm /Form Do"}, {"60 0 0 80 0 0 cm /Form Do"}},
               {picture}));
  EXPECT_EQ(document.pages.at(0).images, 1);
  EXPECT_EQ(document.pages.at(1).images, 0);
}

TEST(Pdf, SaysWhichPageIsLost) {
  std::string bytes = tiny_pdf({{at("100 700", han(U"第一页") + " Tj")},
                                {at("100 700", han(U"第二页") + " Tj")}},
                               {"null"});
  const std::size_t second = bytes.find("13 0 obj <</Type/Page/");
  ASSERT_NE(second, std::string::npos);
  bytes.replace(second + 10, 11, "/Tipe/Nage/");
  const Document document = read(bytes);
  ASSERT_EQ(document.pages.size(), 2U);
  EXPECT_THAT(texts(document.pages[0]), ElementsAre("第一页"));
  EXPECT_THAT(texts(document.pages[1]), IsEmpty());
  ASSERT_FALSE(document.findings.empty());
  EXPECT_EQ(document.findings[0].code, "page.lost");
  EXPECT_EQ(document.findings[0].page, 2);
}

// The first pages of a truncated file are read, with its catalogue lost or
// not.
TEST(Pdf, ReadsWhatIsLeftOfATruncatedFile) {
  std::string bytes = tiny_pdf({{at("100 700", han(U"第一页") + " Tj")},
                                {at("100 700", han(U"第二页") + " Tj")}},
                               {"null"});
  bytes.resize(bytes.find("14 0 obj"));  // the second page's content
  const Document document = read(bytes);
  ASSERT_EQ(document.pages.size(), 2U);
  EXPECT_THAT(texts(document.pages[0]), ElementsAre("第一页"));
  ASSERT_EQ(document.findings.size(), 2U);
  EXPECT_EQ(document.findings[0].code, "damaged");
  EXPECT_EQ(document.findings[1].code, "page.lost");
  EXPECT_EQ(document.findings[1].page, 2);

  const std::size_t catalog = bytes.find("/Catalog");
  bytes.replace(catalog, 8, "/Katalog");
  const std::size_t resources = bytes.find("/Resources");
  const std::string inherited =
      bytes.substr(resources, bytes.find(">>>>", resources) + 4 - resources);
  bytes.replace(bytes.find("/Parent 2 0 R", bytes.find("11 0 obj")), 13,
                "/MediaBox[0 0 600 800]" + inherited);
  const Document other = read(bytes);
  ASSERT_EQ(other.pages.size(), 2U);
  EXPECT_THAT(texts(other.pages[0]), ElementsAre("第一页"));
}

// Its pages and catalogue lie in an object stream, as most writers put them.
TEST(Pdf, ReadsWhatIsLeftOfATruncatedFileWithPackedObjects) {
  std::ifstream in(std::string(TIAOWEN_ROOT) +
                       "/tests/fuzz/corpus/reader_pdf/object_streams.pdf",
                   std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  const Document whole = read(bytes);
  ASSERT_EQ(whole.pages.size(), 3U);
  EXPECT_TRUE(whole.findings.empty());
  const Document tail = read(bytes.substr(0, bytes.size() * 97 / 100));
  ASSERT_EQ(tail.pages.size(), 3U);
  EXPECT_EQ(tail.pages[2].runs.size(), whole.pages[2].runs.size());
  const Document cut = read(bytes.substr(0, bytes.size() * 80 / 100));
  ASSERT_EQ(cut.pages.size(), 3U);
  EXPECT_EQ(cut.pages[0].runs.size(), whole.pages[0].runs.size());
  EXPECT_TRUE(cut.pages[2].runs.empty());
  std::vector<std::string> said;
  for (const SourceFinding& finding : cut.findings) {
    said.push_back(finding.code + " " + std::to_string(finding.page));
  }
  EXPECT_THAT(said, ElementsAre("damaged 0", "page.lost 3", "page.damaged 2"));
}

TEST(Pdf, ReadsFontNamesInGbk) {
  std::string bytes = tiny_pdf({{at("100 700", han(U"一") + " Tj")}}, {"null"});
  bytes.replace(bytes.find("/BaseFont/STSong-Light"), 22,
                "/BaseFont/#CB#CE#CC#E5");
  EXPECT_THAT(read(bytes).fonts, ElementsAre("宋体"));
}

TEST(Pdf, ReadsWithoutItsTableOfObjects) {
  std::string bytes =
      tiny_pdf({{at("100 700", han(U"仍可读") + " Tj")}}, {"null"});
  bytes.resize(bytes.find("xref\n"));
  bytes += "trailer<</Root 1 0 R>>\n";
  const Document document = read(bytes);
  EXPECT_THAT(texts(document.pages.at(0)), ElementsAre("仍可读"));
  ASSERT_FALSE(document.findings.empty());
  EXPECT_EQ(document.findings[0].code, "damaged");
}

}  // namespace
}  // namespace tiaowen
