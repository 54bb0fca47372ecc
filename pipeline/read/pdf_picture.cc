#include "pipeline/read/pdf_picture.h"

#include <GfxState.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "pipeline/read/pdf_open.h"

namespace tiaowen {
namespace {

// A0 at 100 dots an inch is 15 million.
constexpr double kMostPixels = 100e6;
constexpr double kPointsPerInch = 72;
// A picture counts from this share of the page on.
constexpr double kBigPicture = 0.2;

double pixels(PDFDoc& pdf, int page, double dpi) {
  return pdf.getPageCropWidth(page) * pdf.getPageCropHeight(page) *
         (dpi / kPointsPerInch) * (dpi / kPointsPerInch);
}

// Looks for the largest picture of a page drawn at 72 dots an inch.
class PictureFinder : public OutputDev {
 public:
  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }

  double area() const { return area_; }
  double dpi() const { return dpi_; }

  void drawImage(GfxState* state, Object* ref, Stream* stream, int width,
                 int height, GfxImageColorMap* colors, bool interpolate,
                 const int* mask, bool inlined) override {
    look(state, width, height);
    OutputDev::drawImage(state, ref, stream, width, height, colors, interpolate,
                         mask, inlined);
  }
  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width,
                     int height, bool invert, bool interpolate,
                     bool inlined) override {
    look(state, width, height);
    OutputDev::drawImageMask(state, ref, stream, width, height, invert,
                             interpolate, inlined);
  }
  void drawMaskedImage(GfxState* state, Object*, Stream*, int width, int height,
                       GfxImageColorMap*, bool, Stream*, int mask_width,
                       int mask_height, bool, bool) override {
    look(state, std::max(width, mask_width), std::max(height, mask_height));
  }
  void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int width,
                           int height, GfxImageColorMap*, bool, Stream*,
                           int mask_width, int mask_height, GfxImageColorMap*,
                           bool) override {
    look(state, std::max(width, mask_width), std::max(height, mask_height));
  }

 private:
  void look(GfxState* state, int width, int height) {
    const auto& to = state->getCTM();
    const double across = std::hypot(to[0], to[1]);
    const double down = std::hypot(to[2], to[3]);
    if (!(across > 0) || !(down > 0) || across * down <= area_) return;
    area_ = across * down;
    dpi_ = kPointsPerInch * std::max(width / across, height / down);
  }

  double area_ = 0, dpi_ = 0;
};

}  // namespace

PdfPictures::PdfPictures() = default;
PdfPictures::~PdfPictures() = default;

Result<std::unique_ptr<PdfPictures>> PdfPictures::open(
    std::string_view bytes, const std::string& password) {
  auto open = open_pdf(bytes, password);
  if (!open) return tl::unexpected(open.error());
  std::unique_ptr<PdfPictures> pictures(new PdfPictures);
  pictures->open_ = std::move(*open);
  return pictures;
}

int PdfPictures::pages() const { return open_->pdf->getNumPages(); }

double PdfPictures::resolution(int page) {
  if (page < 1 || page > pages()) return 0;
  PictureFinder finder;
  open_->pdf->displayPage(&finder, page, kPointsPerInch, kPointsPerInch, 0,
                          false, true, false);
  const double size = pixels(*open_->pdf, page, kPointsPerInch);
  return finder.area() > kBigPicture * size ? finder.dpi() : 0;
}

Result<Picture> PdfPictures::draw(int page, double dpi) {
  PDFDoc& pdf = *open_->pdf;
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
