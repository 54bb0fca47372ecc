// Scans that lie on their side or upside down, and photographs that say which
// way up the camera was. The same scan (tests/read/scans) in every position.

#include "pipeline/read/ocr_upright.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <string>
#include <vector>

#include "pipeline/model/unicode.h"
#include "pipeline/read/ocr_exif.h"
#include "pipeline/read/read.h"
#include "pipeline/run.h"
#include "tests/read/tiny_pdf.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

constexpr float kPageWidth = 600, kPageHeight = 800;

std::string stamp_scan() {
  std::ifstream file(
      std::filesystem::path(TIAOWEN_ROOT) / "tests/read/scans/stamp.jpg",
      std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The scan drawn by `matrix` on a page of 600 by 800 points.
std::string pdf_of(const std::string& matrix, const std::string& more = {}) {
  return tiny_pdf({{"q " + matrix + " cm /Form Do Q", more}},
                  {stream("/Type/XObject/Subtype/Image/Width 1400/Height 680"
                          "/ColorSpace/DeviceRGB/BitsPerComponent 8"
                          "/Filter/DCTDecode",
                          stamp_scan())});
}

Document document_of(const std::string& name, const std::string& bytes) {
  Reader reader{ReadOptions()};
  auto document = reader.read(name, bytes);
  EXPECT_TRUE(document) << document.error().message;
  return document ? std::move(*document) : Document();
}

const Run* run_with(const Document& document, std::u32string_view words) {
  for (const Page& page : document.pages) {
    for (const Run& run : page.runs) {
      if (run.text.find(words) != run.text.npos) return &run;
    }
  }
  return nullptr;
}

void expect_box(const Box& box, const Box& wanted) {
  constexpr float kNear = 3;  // points
  EXPECT_NEAR(box.x0, wanted.x0, kNear);
  EXPECT_NEAR(box.y0, wanted.y0, kNear);
  EXPECT_NEAR(box.x1, wanted.x1, kNear);
  EXPECT_NEAR(box.y1, wanted.y1, kNear);
}

struct Position {
  const char* matrix;
  int turns;  // clockwise
};
void PrintTo(const Position& position, std::ostream* out) {
  *out << 90 * position.turns;
}

// The scan is 504 by 244.8 points with its upper left corner at 40, 155.2;
// turned, it lies at the places below.
class LyingScan : public ::testing::TestWithParam<Position> {};

TEST_P(LyingScan, IsReadAndItsBoxesLieWithIt) {
  constexpr std::u32string_view kWords = U"政府出资部分百分之四十";
  const Document standing =
      document_of("a.pdf", pdf_of("504 0 0 244.8 40 400"));
  const Document lying = document_of("b.pdf", pdf_of(GetParam().matrix));
  const tiaowen::Run* const upright = run_with(standing, kWords);
  const tiaowen::Run* const turned = run_with(lying, kWords);
  ASSERT_TRUE(upright != nullptr && turned != nullptr);
  EXPECT_EQ(upright->angle, 0);
  EXPECT_EQ(turned->angle, 90 * GetParam().turns);
  EXPECT_EQ(lying.pages[0].width, kPageWidth);
  EXPECT_EQ(lying.pages[0].height, kPageHeight);
  // From the scan's own corner.
  const Box at{upright->box.x0 - 40, upright->box.y0 - 155.2F,
               upright->box.x1 - 40, upright->box.y1 - 155.2F};
  switch (GetParam().turns) {
    case 1:  // its top at x 344.8, its left at y 100
      expect_box(turned->box,
                 {344.8F - at.y1, 100 + at.x0, 344.8F - at.y0, 100 + at.x1});
      break;
    case 2:
      expect_box(turned->box,
                 {544 - at.x1, 400 - at.y1, 544 - at.x0, 400 - at.y0});
      break;
    default:  // its top at x 200, its left at y 650
      expect_box(turned->box,
                 {200 + at.y0, 650 - at.x1, 200 + at.y1, 650 - at.x0});
  }
}

INSTANTIATE_TEST_SUITE_P(
    Ocr, LyingScan,
    ::testing::Values(Position{"0 -504 244.8 0 100 700", 1},
                      Position{"-504 0 0 -244.8 544 644.8", 2},
                      Position{"0 504 -244.8 0 444.8 150", 3}),
    [](const auto& at) { return std::to_string(90 * at.param.turns); });

TEST(LyingScan, BecomesTheSameTextAsOneThatStands) {
  const auto text_of_record = [](const std::string& matrix) {
    Record record =
        run(document_of("a.pdf", pdf_of(matrix)), testing::shipped_words(), {});
    return record.text.original;
  };
  const std::u32string standing = text_of_record("504 0 0 244.8 40 400");
  const std::u32string lying = text_of_record("0 504 -244.8 0 444.8 150");
  EXPECT_GT(standing.size(), 100U);
  EXPECT_NE(lying.find(U"管理机构百分之十"), lying.npos) << to_utf8(lying);
  EXPECT_EQ(std::count(lying.begin(), lying.end(), U'\n'),
            std::count(standing.begin(), standing.end(), U'\n'));
}

// The page itself is turned, and the scan stands on it as shown.
TEST(LyingScan, ThatThePageTurnsUprightStands) {
  const Document document =
      document_of("a.pdf", pdf_of("0 504 -244.8 0 444.8 150", "/Rotate 90"));
  const tiaowen::Run* const line =
      run_with(document, U"政府出资部分百分之四十");
  ASSERT_NE(line, nullptr);
  EXPECT_EQ(line->angle, 0);
  EXPECT_EQ(document.pages[0].width, kPageHeight);
  EXPECT_GT(line->box.width(), line->box.height());
}

// An Exif segment with the orientation, in the byte order asked for.
std::string with_orientation(const std::string& jpeg, char orientation,
                             bool little) {
  std::string exif("Exif\0\0", 6);
  if (little) {
    exif += std::string("II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0", 18);
    exif += std::string({orientation, 0, 0, 0});
  } else {
    exif += std::string("MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1", 18);
    exif += std::string({0, orientation, 0, 0});
  }
  exif += std::string(4, '\0');
  std::string segment("\xFF\xE1\0", 3);
  segment += static_cast<char>(exif.size() + 2);
  return jpeg.substr(0, 2) + segment + exif + jpeg.substr(2);
}

TEST(Exif, SaysHowAPhotographIsToBeTurned) {
  const std::string jpeg = stamp_scan();
  EXPECT_EQ(exif_orientation(jpeg), 1);
  EXPECT_EQ(exif_orientation(with_orientation(jpeg, 6, true)), 6);
  EXPECT_EQ(exif_orientation(with_orientation(jpeg, 8, false)), 8);
  EXPECT_EQ(exif_orientation(with_orientation(jpeg, 9, false)), 1);
  EXPECT_EQ(exif_orientation("\x89PNG"), 1);
  const std::string whole = with_orientation(jpeg, 3, true);
  for (std::size_t cut = 0; cut < 60; ++cut) {
    const int said = exif_orientation(whole.substr(0, cut));
    EXPECT_TRUE(said == 1 || said == 3) << cut;
  }
}

TEST(Exif, TurnsThePageAsAViewerShowsIt) {
  const Document upright = document_of("a.jpg", stamp_scan());
  const Document turned =
      document_of("b.jpg", with_orientation(stamp_scan(), 6, true));
  ASSERT_EQ(turned.pages.size(), 1U);
  EXPECT_NEAR(turned.pages[0].width, upright.pages[0].height, 1);
  EXPECT_NEAR(turned.pages[0].height, upright.pages[0].width, 1);
  // The print of this one lies when turned so; it is read all the same.
  const tiaowen::Run* const line = run_with(turned, U"政府出资部分百分之四十");
  ASSERT_NE(line, nullptr);
  EXPECT_EQ(line->angle, 90);
  EXPECT_GT(line->box.height(), line->box.width());
}

TEST(LyingPage, LaysRunsAndRulingsBack) {
  Page page;
  page.width = 200;
  page.height = 100;
  tiaowen::Run run;
  run.box = {10, 20, 60, 30};
  page.runs = {run};
  page.rulings = {{0, 50, 200, 50, 1}};
  lay_back(page, 1);
  EXPECT_EQ(page.width, 100);
  EXPECT_EQ(page.runs[0].angle, 90);
  const Box& box = page.runs[0].box;
  EXPECT_EQ(box.x0, 70);
  EXPECT_EQ(box.y0, 10);
  EXPECT_EQ(box.x1, 80);
  EXPECT_EQ(box.y1, 60);
  EXPECT_EQ(page.rulings[0].x0, 50);
  EXPECT_EQ(page.rulings[0].x1, 50);
  EXPECT_EQ(page.rulings[0].y1, 200);
  lay_back(page, 3);
  EXPECT_EQ(page.runs[0].box.x0, 10);
  EXPECT_EQ(page.runs[0].box.y1, 30);
  EXPECT_EQ(page.width, 200);
}

}  // namespace
}  // namespace tiaowen
