#include "pipeline/read/ocr_image.h"

#include <leptonica/allheaders.h>

#include <cmath>
#include <cstring>
#include <memory>
#include <numbers>

#include "pipeline/read/ocr_exif.h"

namespace tiaowen {
namespace {

struct DestroyPix {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, DestroyPix>;

struct DestroyBoxes {
  void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
};

// Words of a Pix hold their leftmost pixel in the highest bits.
PixPtr from_gray(const Gray& image) {
  PixPtr pix(pixCreate(image.width, image.height, 8));
  for (int y = 0; y < image.height; ++y) {
    l_uint32* line = pixGetData(pix.get()) +
                     static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
    const std::uint8_t* row = image.row(y);
    for (int x = 0; x < image.width; ++x) SET_DATA_BYTE(line, x, row[x]);
  }
  return pix;
}

Gray to_gray(const Pix* pix) {
  Pix* source = const_cast<Pix*>(pix);  // Leptonica's readers are not const
  Gray image(pixGetWidth(source), pixGetHeight(source), 0);
  for (int y = 0; y < image.height; ++y) {
    l_uint32* line =
        pixGetData(source) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(source);
    std::uint8_t* row = image.row(y);
    for (int x = 0; x < image.width; ++x) {
      row[x] = static_cast<std::uint8_t>(GET_DATA_BYTE(line, x));
    }
  }
  return image;
}

PixPtr from_ink(const Ink& ink) {
  PixPtr pix(pixCreate(ink.width, ink.height, 1));
  for (int y = 0; y < ink.height; ++y) {
    l_uint32* line = pixGetData(pix.get()) +
                     static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
    const std::uint8_t* row = ink.row(y);
    for (int x = 0; x < ink.width; ++x) {
      if (row[x] != 0) SET_DATA_BIT(line, x);
    }
  }
  return pix;
}

Ink to_ink(Pix* pix) {
  Ink ink(pixGetWidth(pix), pixGetHeight(pix), 0);
  for (int y = 0; y < ink.height; ++y) {
    l_uint32* line =
        pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
    std::uint8_t* row = ink.row(y);
    for (int x = 0; x < ink.width; ++x) {
      row[x] = static_cast<std::uint8_t>(GET_DATA_BIT(line, x));
    }
  }
  return ink;
}

}  // namespace

void silence_image_messages() { setMsgSeverity(L_SEVERITY_NONE); }

Gray flattened(const Gray& image) {
  // Leptonica's own choice of tiles and smoothing; paper comes out at 230,
  // and the stretch makes all of it white.
  constexpr int kTileWidth = 10, kTileHeight = 15, kForeground = 60,
                kLeastPaper = 40, kPaper = 230, kSmooth = 2;
  const PixPtr pix = from_gray(image);
  PixPtr even(pixBackgroundNorm(pix.get(), nullptr, nullptr, kTileWidth,
                                kTileHeight, kForeground, kLeastPaper, kPaper,
                                kSmooth, kSmooth));
  if (!even) return image;  // too small for tiles
  return to_gray(even.get());
}

double skew_of(const Ink& ink) {
  // Leptonica's measure of how sharply the lines stand out: pages of plain
  // text have 2 and more, tables 10, pictures 1.
  constexpr float kSure = 1.5F;
  constexpr int kCoarse = 4, kFine = 2;  // reductions to look at
  constexpr float kRange = 7, kStep = 1, kPrecision = 0.01F;  // degrees
  const PixPtr pix = from_ink(ink);
  float angle = 0, confidence = 0, score = 0;
  if (pixFindSkewSweepAndSearchScore(pix.get(), &angle, &confidence, &score,
                                     kCoarse, kFine, 0, kRange, kStep,
                                     kPrecision) != 0) {
    return 0;
  }
  return confidence >= kSure ? -angle : 0;
}

Gray turned(const Gray& image, double degrees) {
  const PixPtr pix = from_gray(image);
  const PixPtr made(pixRotateAM(
      pix.get(), static_cast<float>(degrees * std::numbers::pi / 180),
      L_BRING_IN_WHITE));
  return made ? to_gray(made.get()) : image;
}

Gray quarter_turned(const Gray& image, int turns) {
  const PixPtr pix = from_gray(image);
  const PixPtr made(pixRotateOrth(pix.get(), turns % 4));
  return made ? to_gray(made.get()) : image;
}

Gray scaled(const Gray& image, double factor) {
  const PixPtr pix = from_gray(image);
  const auto by = static_cast<float>(factor);
  const PixPtr made(pixScale(pix.get(), by, by));
  return made ? to_gray(made.get()) : image;
}

std::vector<PixelBox> components(const Ink& ink) {
  const PixPtr pix = from_ink(ink);
  const std::unique_ptr<Boxa, DestroyBoxes> found(pixConnCompBB(pix.get(), 8));
  std::vector<PixelBox> boxes;
  const int count = found ? boxaGetCount(found.get()) : 0;
  for (int i = 0; i < count; ++i) {
    int x = 0, y = 0, w = 0, h = 0;
    boxaGetBoxGeometry(found.get(), i, &x, &y, &w, &h);
    boxes.push_back({x, y, x + w, y + h});
  }
  return boxes;
}

Ink long_runs(const Ink& ink, int length, bool across) {
  const PixPtr pix = from_ink(ink);
  const PixPtr opened(pixOpenBrick(nullptr, pix.get(), across ? length : 1,
                                   across ? 1 : length));
  return opened ? to_ink(opened.get()) : Ink(ink.width, ink.height, 0);
}

namespace {

constexpr double kMostPixels = 100e6;

bool is_tiff(std::string_view bytes) {
  return bytes.starts_with(std::string_view("II*\0", 4)) ||
         bytes.starts_with(std::string_view("MM\0*", 4));
}

const l_uint8* data_of(std::string_view bytes) {
  return reinterpret_cast<const l_uint8*>(bytes.data());
}

tl::unexpected<Error> damaged() {
  return fail("damaged",
              "the picture is damaged or incomplete and cannot be read: fetch "
              "it again");
}

PixPtr from_picture(const Picture& picture) {
  PixPtr pix(pixCreate(picture.width, picture.height, 32));
  const char* rgb = picture.rgb.data();
  const auto next = [&rgb] { return static_cast<std::uint8_t>(*rgb++); };
  for (int y = 0; y < picture.height; ++y) {
    l_uint32* line = pixGetData(pix.get()) +
                     static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
    for (int x = 0; x < picture.width; ++x) {
      const l_uint32 red = next(), green = next(), blue = next();
      line[x] =
          red << L_RED_SHIFT | green << L_GREEN_SHIFT | blue << L_BLUE_SHIFT;
    }
  }
  return pix;
}

Picture to_picture(Pix* pix) {
  Picture picture;
  picture.width = pixGetWidth(pix);
  picture.height = pixGetHeight(pix);
  picture.rgb.reserve(3 * static_cast<std::size_t>(picture.width) *
                      static_cast<std::size_t>(picture.height));
  for (int y = 0; y < picture.height; ++y) {
    const l_uint32* line =
        pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
    for (int x = 0; x < picture.width; ++x) {
      picture.rgb.push_back(static_cast<char>(line[x] >> L_RED_SHIFT & 255));
      picture.rgb.push_back(static_cast<char>(line[x] >> L_GREEN_SHIFT & 255));
      picture.rgb.push_back(static_cast<char>(line[x] >> L_BLUE_SHIFT & 255));
    }
  }
  return picture;
}

// See exif_orientation(); nothing where the picture is as it should be.
PixPtr as_shown(Pix* pix, int orientation) {
  constexpr int kQuarters[] = {0, 0, 0, 2, 2, 1, 1, 3, 3};
  const bool mirrored = orientation == 2 || orientation == 4 ||
                        orientation == 5 || orientation == 7;
  if (orientation <= 1) return nullptr;
  PixPtr out(pixRotateOrth(pix, kQuarters[orientation]));
  if (out && mirrored) out.reset(pixFlipLR(nullptr, out.get()));
  return out;
}

// The header's size, before anything of that size is made.
bool fits(std::string_view bytes) {
  int format = 0, width = 0, height = 0, bits = 0, samples = 0, map = 0;
  if (pixReadHeaderMem(data_of(bytes), bytes.size(), &format, &width, &height,
                       &bits, &samples, &map) != 0) {
    return true;  // reading it will tell
  }
  return static_cast<double>(width) * height <= kMostPixels;
}

}  // namespace

Result<int> count_picture_pages(std::string_view bytes) {
  if (!is_tiff(bytes)) return 1;
  FILE* file = fmemopen(const_cast<char*>(bytes.data()), bytes.size(), "r");
  if (file == nullptr) return damaged();
  int pages = 0;
  const bool counted = tiffGetCount(file, &pages) == 0;
  fclose(file);
  if (!counted || pages <= 0) return damaged();
  return pages;
}

Result<PicturePage> read_picture_page(std::string_view bytes, int page) {
  if (!fits(bytes)) {
    return fail("too_large", "the picture has more than 100 million pixels");
  }
  const PixPtr pix(is_tiff(bytes)
                       ? pixReadMemTiff(data_of(bytes), bytes.size(), page - 1)
                       : pixReadMem(data_of(bytes), bytes.size()));
  if (!pix) return damaged();
  const PixPtr plain(pixRemoveAlpha(pix.get()));
  const PixPtr colours(pixConvertTo32(plain ? plain.get() : pix.get()));
  if (!colours) return damaged();
  const PixPtr shown = as_shown(colours.get(), exif_orientation(bytes));
  PicturePage read;
  read.picture = to_picture(shown ? shown.get() : colours.get());
  read.dpi = pixGetXRes(pix.get());
  return read;
}

Picture scaled(const Picture& picture, double factor) {
  const PixPtr pix = from_picture(picture);
  const auto by = static_cast<float>(factor);
  const PixPtr made(pixScale(pix.get(), by, by));
  return made ? to_picture(made.get()) : picture;
}

}  // namespace tiaowen
