#include "pipeline/read/pdf_picture.h"

#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include <cmath>
#include <memory>

#include "pipeline/read/pdf_open.h"

namespace tiaowen {
namespace {

// A0 at 100 dots an inch is 15 million.
constexpr double kMostPixels = 100e6;
constexpr double kPointsPerInch = 72;

double pixels(PDFDoc& pdf, int page, double dpi) {
  return pdf.getPageCropWidth(page) * pdf.getPageCropHeight(page) *
         (dpi / kPointsPerInch) * (dpi / kPointsPerInch);
}

}  // namespace

Result<Picture> draw_pdf_page(std::string_view bytes,
                              const std::string& password, int page,
                              double dpi) {
  const auto open = open_pdf(bytes, password);
  if (!open) return tl::unexpected(open.error());
  PDFDoc& pdf = *(*open)->pdf;
  if (page < 1 || page > pdf.getNumPages()) {
    return fail("no_such_page",
                "the file has " + std::to_string(pdf.getNumPages()) + " pages");
  }
  if (!(dpi > 0) || !(pixels(pdf, page, dpi) < kMostPixels)) {
    return fail("too_large",
                "page " + std::to_string(page) + " would have too many pixels");
  }
  SplashColor white{255, 255, 255};
  SplashOutputDev device(splashModeRGB8, 1, false, white);
  device.startDoc(&pdf);
  pdf.displayPage(&device, page, dpi, dpi, 0, false, true, false);
  const std::unique_ptr<SplashBitmap> drawn(device.takeBitmap());
  Picture picture;
  picture.width = drawn->getWidth();
  picture.height = drawn->getHeight();
  const auto* rows = reinterpret_cast<const char*>(drawn->getDataPtr());
  const auto row = static_cast<std::size_t>(drawn->getRowSize());
  const auto width = 3 * static_cast<std::size_t>(picture.width);
  for (int y = 0; y < picture.height; ++y) {
    picture.rgb.append(rows + static_cast<std::size_t>(y) * row, width);
  }
  return picture;
}

}  // namespace tiaowen
