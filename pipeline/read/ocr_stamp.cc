#include "pipeline/read/ocr_stamp.h"

#include <algorithm>
#include <array>

#include "pipeline/read/ocr_image.h"

namespace tiaowen {
namespace {

constexpr double kMillimetresPerInch = 25.4;
constexpr double kLeastSeal = 24, kLargestSeal = 70;  // mm
// Red is a pixel whose red stands this far above its green and blue.
constexpr int kRed = 48;
// The ring of a seal is often broken: pixels are judged in squares of so many.
constexpr int kSquare = 4;

struct Colour {
  int red, green, blue;
};

Colour colour_at(const Picture& page, int x, int y) {
  const auto at =
      3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(page.width) +
           static_cast<std::size_t>(x));
  const auto value = [&](std::size_t i) {
    return static_cast<int>(static_cast<unsigned char>(page.rgb[at + i]));
  };
  return {value(0), value(1), value(2)};
}

bool is_red(const Colour& c) {
  return c.red - std::max(c.green, c.blue) > kRed;
}

// How light the stamp's own ink is in the red channel: nearly all of it is as
// light or lighter.
int lightness_of_ink(const Picture& page, const PixelBox& box) {
  constexpr double kDarkest = 0.12;  // the share that print lies under
  constexpr int kLeast = 120;
  std::array<int, 256> count{};
  int all = 0;
  for (int y = box.y0; y < box.y1; ++y) {
    for (int x = box.x0; x < box.x1; ++x) {
      const Colour c = colour_at(page, x, y);
      if (!is_red(c)) continue;
      ++count[static_cast<std::size_t>(c.red)];
      ++all;
    }
  }
  int level = 0;
  for (int seen = 0; level < 255; ++level) {
    seen += count[static_cast<std::size_t>(level)];
    if (seen > kDarkest * all) break;
  }
  return std::max(level, kLeast);
}

}  // namespace

std::vector<PixelBox> find_stamps(const Picture& page, double dpi) {
  Ink red(page.width / kSquare + 1, page.height / kSquare + 1, 0);
  for (int y = 0; y < page.height; ++y) {
    std::uint8_t* row = red.row(y / kSquare);
    for (int x = 0; x < page.width; ++x) {
      if (is_red(colour_at(page, x, y))) row[x / kSquare] = 1;
    }
  }
  const double mm = dpi / kMillimetresPerInch / kSquare;
  std::vector<PixelBox> stamps;
  for (const PixelBox& box : components(red)) {
    const int shorter = std::min(box.width(), box.height());
    const int longer = std::max(box.width(), box.height());
    if (shorter < kLeastSeal * mm || longer > kLargestSeal * mm ||
        longer > 2 * shorter) {
      continue;
    }
    constexpr int kMargin = 1;
    stamps.push_back(
        {(box.x0 - kMargin) * kSquare, (box.y0 - kMargin) * kSquare,
         (box.x1 + kMargin) * kSquare, (box.y1 + kMargin) * kSquare});
  }
  return stamps;
}

Gray gray_page(const Picture& page, double dpi) {
  Gray gray(page.width, page.height, 255);
  for (int y = 0; y < page.height; ++y) {
    std::uint8_t* row = gray.row(y);
    for (int x = 0; x < page.width; ++x) {
      const Colour c = colour_at(page, x, y);
      row[x] = static_cast<std::uint8_t>(
          (299 * c.red + 587 * c.green + 114 * c.blue) / 1000);
    }
  }
  for (const PixelBox& stamp : find_stamps(page, dpi)) {
    const PixelBox box = gray.clipped(stamp);
    const int white = lightness_of_ink(page, box);
    for (int y = box.y0; y < box.y1; ++y) {
      std::uint8_t* row = gray.row(y);
      for (int x = box.x0; x < box.x1; ++x) {
        row[x] = static_cast<std::uint8_t>(
            std::min(255, colour_at(page, x, y).red * 255 / white));
      }
    }
  }
  return gray;
}

}  // namespace tiaowen
