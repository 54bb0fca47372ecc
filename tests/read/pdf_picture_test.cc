#include <gtest/gtest.h>

#include "pipeline/read/reader_process.h"
#include "tests/read/tiny_pdf.h"

namespace tiaowen {
namespace {

unsigned red(const Picture& picture, int x, int y) {
  const int at = 3 * (y * picture.width + x);
  return static_cast<unsigned char>(picture.rgb.at(static_cast<unsigned>(at)));
}

TEST(PdfPicture, ShowsThePageAsReadingMeasuresIt) {
  const std::string bytes = tiny_pdf(
      {{"100 600 50 100 re f", "/Rotate 90/CropBox[0 0 600 750]"}}, {"null"});
  ReaderProcess process(ReadOptions{});
  const auto picture = process.picture(bytes, 1, 144);
  ASSERT_TRUE(picture) << picture.error().message;
  EXPECT_EQ(picture->width, 1500);
  EXPECT_EQ(picture->height, 1200);
  // The square stands at x 600-700, y 100-150, in points.
  EXPECT_EQ(red(*picture, 1202, 202), 0U);
  EXPECT_EQ(red(*picture, 1397, 297), 0U);
  EXPECT_EQ(red(*picture, 1197, 202), 255U);
  EXPECT_EQ(red(*picture, 1202, 303), 255U);
}

TEST(PdfPicture, SaysWhichPagesThereAre) {
  ReaderProcess process(ReadOptions{});
  const std::string bytes = tiny_pdf({{""}}, {"null"});
  const auto second = process.picture(bytes, 2, 72);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, "no_such_page");
  const auto huge = process.picture(bytes, 1, 1e6);
  ASSERT_FALSE(huge);
  EXPECT_EQ(huge.error().code, "too_large");
}

}  // namespace
}  // namespace tiaowen
