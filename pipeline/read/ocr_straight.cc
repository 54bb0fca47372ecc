#include "pipeline/read/ocr_straight.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "pipeline/read/ocr_image.h"

namespace tiaowen {
namespace {

constexpr std::uint8_t kDark = 160;   // of a flattened page
constexpr double kSpeck = 0.0125;     // inches; the point in 12.5 is larger
constexpr double kLeastSkew = 0.03;   // degrees
constexpr double kPictureInch = 1.2;  // no letter is so tall and so wide

// What is left for reading: specks are wiped off the page, photographs are
// passed over.
std::vector<PixelBox> take_glyphs(const Ink& ink, Gray& page, double dpi) {
  const int speck = static_cast<int>(kSpeck * dpi);
  std::vector<PixelBox> glyphs;
  for (const PixelBox& box : components(ink)) {
    if (box.width() <= speck && box.height() <= speck) {
      page.fill({box.x0 - 1, box.y0 - 1, box.x1 + 1, box.y1 + 1}, 255);
    } else if (std::min(box.width(), box.height()) < kPictureInch * dpi) {
      glyphs.push_back(box);
    }
  }
  return glyphs;
}

}  // namespace

StraightPage prepared(Gray gray, double dpi) {
  if (const double skew = skew_of(ink_of(gray, kDark));
      std::abs(skew) > kLeastSkew) {
    gray = turned(gray, -skew);
  }
  StraightPage straight{std::move(gray), {}, {}};
  straight.rulings = take_rulings(straight.gray, dpi);
  const Ink ink = ink_of(straight.gray, kDark);
  const std::vector<PixelBox> glyphs = take_glyphs(ink, straight.gray, dpi);
  const Areas areas(straight.rulings, ink.width, ink.height);
  straight.print = find_print_lines(glyphs, areas, dpi);
  return straight;
}

}  // namespace tiaowen
