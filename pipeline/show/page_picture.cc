#include "pipeline/show/page_picture.h"

#include <cairo.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>
#include <utility>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr double kPointsPerInch = 72;
constexpr double kLegendWidth = 240, kLegendLine = 20;  // pixels
constexpr int kMostPixels = 100'000'000;

using Surface =
    std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Drawing = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

// How often each kind is on the page, in order of first use.
std::vector<std::pair<std::string_view, int>> counted(
    const std::vector<Mark>& marks) {
  std::vector<std::pair<std::string_view, int>> kinds;
  for (const Mark& mark : marks) {
    bool seen = false;
    for (auto& [kind, count] : kinds) {
      if (kind == mark.kind) {
        ++count;
        seen = true;
      }
    }
    if (!seen) kinds.push_back({mark.kind, 1});
  }
  return kinds;
}

void paint_ground(cairo_surface_t* surface, const PageGround& ground) {
  cairo_surface_flush(surface);
  unsigned char* const rows = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  const int height =
      std::min(ground.height, cairo_image_surface_get_height(surface));
  const int width =
      std::min(ground.width, cairo_image_surface_get_width(surface));
  for (int y = 0; y < height; ++y) {
    const char* from =
        ground.rgb.data() + 3 * static_cast<std::size_t>(y) *
                                static_cast<std::size_t>(ground.width);
    unsigned char* to = rows + static_cast<std::ptrdiff_t>(y) * stride;
    for (int x = 0; x < width; ++x, from += 3, to += 4) {
      const auto part = [from](int i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(from[i]));
      };
      const std::uint32_t pixel = part(0) << 16 | part(1) << 8 | part(2);
      std::memcpy(to, &pixel, sizeof pixel);
    }
  }
  cairo_surface_mark_dirty(surface);
}

void paint_words(cairo_t* at, const Page& page, double scale) {
  cairo_set_source_rgb(at, 0.25, 0.25, 0.25);
  for (const Run& run : page.runs) {
    if (run.angle != 0) continue;
    cairo_set_font_size(at, run.size * scale);
    for (std::size_t i = 0; i < run.text.size(); ++i) {
      const double x = run.box.x0 + run.edges[i];
      // Boxes reach 0.12 em below the baseline.
      cairo_move_to(at, x * scale, (run.box.y1 - 0.12 * run.size) * scale);
      cairo_show_text(at, to_utf8(run.text.substr(i, 1)).c_str());
    }
  }
}

void paint_box(cairo_t* at, const Box& box, const MarkStyle& style) {
  const auto [red, green, blue] = style.colour;
  cairo_rectangle(at, box.x0, box.y0, box.width(), box.height());
  if (style.filled) {
    cairo_set_source_rgba(at, red, green, blue, 0.25);
    cairo_fill_preserve(at);
  }
  cairo_set_source_rgb(at, red, green, blue);
  cairo_stroke(at);
}

void paint_legend(cairo_t* at, const std::vector<Mark>& marks, double x) {
  cairo_set_line_width(at, 1.5);
  cairo_set_font_size(at, 13);
  double y = kLegendLine;
  for (const auto& [kind, count] : counted(marks)) {
    const auto left = static_cast<float>(x), top = static_cast<float>(y);
    paint_box(at, {left + 10, top, left + 30, top + 12}, style_of(kind));
    cairo_set_source_rgb(at, 0, 0, 0);
    cairo_move_to(at, x + 38, y + 11);
    cairo_show_text(at,
                    (std::string(kind) + "  " + std::to_string(count)).c_str());
    y += kLegendLine;
  }
}

cairo_status_t append(void* to, const unsigned char* bytes, unsigned count) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes),
                                        count);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

Result<std::string> page_png(const Page& page, const PageGround& ground,
                             const std::vector<Mark>& marks, double dpi) {
  const double scale = dpi / kPointsPerInch;
  const double page_width =
      ground.width > 0 ? ground.width : std::ceil(page.width * scale);
  const double page_height =
      ground.height > 0 ? ground.height : std::ceil(page.height * scale);
  const double width = page_width + kLegendWidth;
  const double height =
      std::max(page_height,
               (static_cast<double>(counted(marks).size()) + 2) * kLegendLine);
  if (!(width * height < kMostPixels)) {
    return fail("too_large", "the page would have too many pixels");
  }
  const Surface surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width),
                                 static_cast<int>(height)),
      &cairo_surface_destroy);
  const Drawing at(cairo_create(surface.get()), &cairo_destroy);
  cairo_set_source_rgb(at.get(), 1, 1, 1);
  cairo_paint(at.get());
  if (ground.width > 0) {
    paint_ground(surface.get(), ground);
  } else {
    paint_words(at.get(), page, scale);
  }
  paint_legend(at.get(), marks, page_width);
  cairo_set_source_rgb(at.get(), 0.8, 0.8, 0.8);
  cairo_rectangle(at.get(), page_width, 0, 1, height);
  cairo_fill(at.get());
  cairo_scale(at.get(), scale, scale);
  cairo_set_line_width(at.get(), 0.7);
  for (const Mark& mark : marks) {
    paint_box(at.get(), mark.box, style_of(mark.kind));
  }
  std::string png;
  const cairo_status_t status =
      cairo_surface_write_to_png_stream(surface.get(), &append, &png);
  if (status != CAIRO_STATUS_SUCCESS) {
    return fail("write_failed", cairo_status_to_string(status));
  }
  return png;
}

}  // namespace tiaowen
