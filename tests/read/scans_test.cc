// Which pages go to OCR, and which reading of a page is kept.

#include "pipeline/read/scans.h"

#include <gtest/gtest.h>

#include "pipeline/model/unicode.h"
#include "tests/read/page_texts.h"

namespace tiaowen {
namespace {

using testing::document_of;
using testing::kSound;
using testing::page_of;

Page scanned(int number, std::u32string_view text, float confidence = 0.99F) {
  Page page = page_of(number, text);
  for (Run& run : page.runs) run.confidence = confidence;
  return page;
}

std::string text_of(const Page& page) {
  return page.runs.empty() ? "" : to_utf8(page.runs[0].text);
}

TEST(Scans, ChoosesPagesWithoutASoundLayer) {
  const Document document = document_of({
      page_of(1, kSound),
      page_of(2, U"", false, 1),                   // a scan
      page_of(3, std::u32string(60, 0xFFFD)),      // garbled
      page_of(4, U""),                             // blank
      page_of(5, kSound, true, 1),                 // searchable
      page_of(6, kSound.substr(0, 60), false, 1),  // lines beside a picture
      page_of(7, std::u32string(kSound) + std::u32string(12, 0xFFFD)),
  });
  EXPECT_EQ(pages_for_ocr(document, Ocr::automatic),
            (std::vector<int>{2, 3, 5, 6, 7}));
  EXPECT_TRUE(pages_for_ocr(document, Ocr::never).empty());
  EXPECT_EQ(pages_for_ocr(document, Ocr::always).size(), 7U);
}

TEST(Scans, PutsPagesInPlaceAndKeepsAccount) {
  Document document =
      document_of({page_of(1, kSound), page_of(2, std::u32string(60, 0xFFFD))});
  take_scan(document, {{scanned(2, U"支持标准")}, {}, {}});
  EXPECT_EQ(text_of(document.pages[1]), "支持标准");
  EXPECT_TRUE(document.source.ocr);
  ASSERT_EQ(document.flow.set_aside.size(), 1U);
  EXPECT_EQ(document.flow.set_aside[0].kind, "text_layer");
  EXPECT_EQ(document.flow.set_aside[0].text.size(), 60U);
  ASSERT_EQ(document.findings.size(), 1U);
  EXPECT_EQ(document.findings[0].code, "text.garbled");
  EXPECT_EQ(document.findings[0].page, 2);
}

// Rare letters where the usual ones should be: a layer read badly.
TEST(Scans, KeepsTheBetterOfLayerAndOcr) {
  std::u32string bad(kSound);
  for (std::size_t i = 0; i < bad.size(); i += 5) bad[i] = U'彝';
  Document worse = document_of({page_of(1, bad, true, 1)});
  take_scan(worse, {{scanned(1, kSound)}, {}, {}});
  EXPECT_EQ(text_of(worse.pages[0]), to_utf8(kSound));
  Document better = document_of({page_of(1, kSound, true, 1)});
  take_scan(better, {{scanned(1, bad)}, {}, {}});
  EXPECT_EQ(text_of(better.pages[0]), to_utf8(kSound));
  EXPECT_FALSE(better.source.ocr);
}

TEST(Scans, TakesAPictureBesideTextOnlyForMuchMore) {
  const std::u32string_view caption = kSound.substr(0, 40);
  Document chart = document_of({page_of(1, caption, false, 1)});
  take_scan(chart, {{scanned(1, kSound.substr(0, 60))}, {}, {}});
  EXPECT_EQ(text_of(chart.pages[0]), to_utf8(caption));
}

TEST(Scans, NamesThePagesThatOcrLost) {
  Document document =
      document_of({page_of(1, kSound), page_of(2, U"", false, 1)});
  take_scan(document, {{}, {2}, Error{"reader_crashed", "killed"}});
  ASSERT_EQ(document.findings.size(), 1U);
  EXPECT_EQ(document.findings[0].code, "ocr.failed");
  EXPECT_EQ(document.findings[0].page, 2);
}

TEST(Scans, MakesADocumentOfPictures) {
  const auto document =
      document_of_pictures({{scanned(1, U"甲"), scanned(2, U"乙")}, {}, {}});
  ASSERT_TRUE(document);
  EXPECT_EQ(document->format, Format::image);
  EXPECT_EQ(document->source.pages, 2);
  EXPECT_EQ(document->fonts, std::vector<std::string>{"OCR"});
  const auto nothing = document_of_pictures({{Page()}, {}, {}});
  ASSERT_FALSE(nothing);
  EXPECT_EQ(nothing.error().code, "no_text");
}

}  // namespace
}  // namespace tiaowen
