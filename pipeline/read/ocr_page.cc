#include "pipeline/read/ocr_page.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pipeline/read/ocr_image.h"
#include "pipeline/read/ocr_line.h"
#include "pipeline/read/ocr_lines.h"
#include "pipeline/read/ocr_rulings.h"
#include "pipeline/read/ocr_stamp.h"

namespace tiaowen {
namespace {

constexpr double kPointsPerInch = 72;
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

std::vector<Ruling> in_points(const std::vector<InkRuling>& rulings,
                              double scale) {
  std::vector<Ruling> out;
  const auto points = [scale](double pixels) {
    return static_cast<float>(pixels * scale);
  };
  for (const InkRuling& r : rulings) {
    const double x = (r.box.x0 + r.box.x1) / 2.0;
    const double y = (r.box.y0 + r.box.y1) / 2.0;
    if (r.across) {
      out.push_back({points(r.box.x0), points(y), points(r.box.x1), points(y),
                     points(1)});
    } else {
      out.push_back({points(x), points(r.box.y0), points(x), points(r.box.y1),
                     points(1)});
    }
  }
  return out;
}

}  // namespace

Page read_scan(const Picture& picture, double dpi, Recogniser& recogniser) {
  Gray gray = flattened(gray_page(picture, dpi));
  if (const double skew = skew_of(ink_of(gray, kDark));
      std::abs(skew) > kLeastSkew) {
    gray = turned(gray, -skew);
  }
  const std::vector<InkRuling> rulings = take_rulings(gray, dpi);
  const Ink ink = ink_of(gray, kDark);
  const std::vector<PixelBox> glyphs = take_glyphs(ink, gray, dpi);
  const Areas areas(rulings, ink.width, ink.height);
  const InkLines print = find_print_lines(glyphs, areas, dpi);

  const double scale = kPointsPerInch / dpi;
  Page page;
  page.width = static_cast<float>(picture.width * scale);
  page.height = static_cast<float>(picture.height * scale);
  page.images = 1;
  page.rulings = in_points(rulings, scale);
  for (const InkLine& line : print.lines) {
    if (auto run = read_line(gray, line, print.em, scale, recogniser)) {
      page.runs.push_back(std::move(*run));
    }
  }
  return page;
}

}  // namespace tiaowen
