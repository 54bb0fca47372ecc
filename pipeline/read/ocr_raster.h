// Gray is a page or a part of it as grey pixels; Ink says which are black.
// PixelBox is a rectangle of pixels, half open like a Span.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tiaowen {

struct PixelBox {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
  int middle_x() const { return (x0 + x1) / 2; }
  int middle_y() const { return (y0 + y1) / 2; }

  friend bool operator==(const PixelBox&, const PixelBox&) = default;
};

inline PixelBox united(const PixelBox& a, const PixelBox& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1),
          std::max(a.y1, b.y1)};
}

// Rows from the top, a byte a pixel; in a Gray 0 is black and 255 white, in
// an Ink 1 is black and 0 white.
struct Raster {
  Raster() = default;
  Raster(int across, int down, std::uint8_t filled)
      : width(across),
        height(down),
        pixels(
            static_cast<std::size_t>(across) * static_cast<std::size_t>(down),
            filled) {}

  std::uint8_t* row(int y) {
    return pixels.data() +
           static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
  }
  const std::uint8_t* row(int y) const {
    return pixels.data() +
           static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
  }
  PixelBox clipped(const PixelBox& box) const {
    return {std::clamp(box.x0, 0, width), std::clamp(box.y0, 0, height),
            std::clamp(box.x1, 0, width), std::clamp(box.y1, 0, height)};
  }
  void fill(const PixelBox& box, std::uint8_t value) {
    const PixelBox inside = clipped(box);
    for (int y = inside.y0; y < inside.y1; ++y) {
      std::fill(row(y) + inside.x0, row(y) + std::max(inside.x0, inside.x1),
                value);
    }
  }

  int width = 0, height = 0;
  std::vector<std::uint8_t> pixels;
};

using Gray = Raster;
using Ink = Raster;

// Every pixel darker than `least_light` is ink.
inline Ink ink_of(const Gray& page, std::uint8_t least_light) {
  Ink ink(page.width, page.height, 0);
  std::transform(
      page.pixels.begin(), page.pixels.end(), ink.pixels.begin(),
      [=](std::uint8_t v) -> std::uint8_t { return v < least_light; });
  return ink;
}

}  // namespace tiaowen
