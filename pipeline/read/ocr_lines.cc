#include "pipeline/read/ocr_lines.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <span>

namespace tiaowen {
namespace {

using Glyphs = std::vector<PixelBox>;

// All in em, the height of a usual line.
constexpr double kWideGap = 1.6;      // side by side
constexpr double kTwoLines = 1.6;     // a band so tall may hold two
constexpr double kWholeGlyph = 0.62;  // of a band: then it is one line of type
constexpr double kThin = 0.62;        // a stroke of 二, or a line of dots
constexpr double kOneLine = 1.12;
constexpr double kTiny = 0.3;
constexpr double kFarInFront = 0.25, kFarBehind = 0.8;
// In inches.
constexpr double kSmallestType = 0.07, kLargestUsual = 0.45;

PixelBox box_of(const Glyphs& glyphs) {
  PixelBox box = glyphs.front();
  for (const PixelBox& glyph : glyphs) box = united(box, glyph);
  return box;
}

// Groups with at least `gap` white rows (or columns) between them.
std::vector<Glyphs> cut(Glyphs glyphs, bool across, int gap) {
  const auto begin = [&](const PixelBox& b) { return across ? b.x0 : b.y0; };
  const auto end = [&](const PixelBox& b) { return across ? b.x1 : b.y1; };
  std::sort(
      glyphs.begin(), glyphs.end(), [&](const PixelBox& a, const PixelBox& b) {
        return begin(a) != begin(b) ? begin(a) < begin(b) : end(a) < end(b);
      });
  std::vector<Glyphs> groups;
  int reached = 0;
  for (const PixelBox& glyph : glyphs) {
    if (groups.empty() || begin(glyph) - reached >= gap) {
      groups.emplace_back();
      reached = end(glyph);
    }
    groups.back().push_back(glyph);
    reached = std::max(reached, end(glyph));
  }
  return groups;
}

// Strokes that are one character's (二) or stand above a line (a mark of a
// quotation) go back to their line.
void join_thin(std::vector<Glyphs>& bands, double em) {
  for (std::size_t i = 1; i < bands.size();) {
    const PixelBox a = box_of(bands[i - 1]), b = box_of(bands[i]);
    const bool thin = std::min(a.height(), b.height()) < kThin * em;
    if (thin && united(a, b).height() <= kOneLine * em) {
      bands[i - 1].insert(bands[i - 1].end(), bands[i].begin(), bands[i].end());
      bands.erase(bands.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
}

// Where least ink would be cut, in the middle part of a band that is too tall
// for one line; -1 where it is one.
int valley(const Glyphs& glyphs, const PixelBox& box, double em) {
  if (box.height() < kTwoLines * em) return -1;
  for (const PixelBox& glyph : glyphs) {
    if (glyph.height() > kWholeGlyph * box.height()) return -1;
  }
  std::vector<int> change(static_cast<std::size_t>(box.height()) + 1, 0);
  for (const PixelBox& glyph : glyphs) {
    change[static_cast<std::size_t>(glyph.y0 - box.y0)] += glyph.width();
    change[static_cast<std::size_t>(glyph.y1 - box.y0)] -= glyph.width();
  }
  const int margin = static_cast<int>(0.6 * em);
  int least = -1, at = -1, sum = 0;
  for (int y = 0; y < box.height(); ++y) {
    sum += change[static_cast<std::size_t>(y)];
    if (y < margin || y > box.height() - margin) continue;
    if (least < 0 || sum < least) {
      least = sum;
      at = box.y0 + y;
    }
  }
  return at;
}

bool is_tiny(const PixelBox& glyph, double em) {
  return glyph.width() < kTiny * em && glyph.height() < kTiny * em;
}

// Specks in front of a line and far behind it are no marks; nor is a line of
// nothing else.
void drop_dirt(Glyphs& glyphs, double em) {
  const PixelBox all = box_of(glyphs);
  if (all.height() < kTiny * em && all.width() < 2 * kTiny * em) {
    glyphs.clear();
    return;
  }
  while (glyphs.size() > 1 && is_tiny(glyphs.front(), em) &&
         glyphs[1].x0 - glyphs[0].x1 > kFarInFront * em) {
    glyphs.erase(glyphs.begin());
  }
  while (glyphs.size() > 1 && is_tiny(glyphs.back(), em)) {
    int reached = 0;
    for (std::size_t i = 0; i + 1 < glyphs.size(); ++i) {
      reached = std::max(reached, glyphs[i].x1);
    }
    if (glyphs.back().x0 - reached <= kFarBehind * em) break;
    glyphs.pop_back();
  }
}

class Cutter {
 public:
  Cutter(double em, int area, std::vector<InkLine>& lines)
      : em_(em), area_(area), lines_(lines) {}

  void cut_down(const Glyphs& glyphs, int depth) {
    std::vector<Glyphs> bands = cut(glyphs, false, 1);
    join_thin(bands, em_);
    for (const Glyphs& band : bands) cut_across(band, depth);
  }

 private:
  void cut_across(const Glyphs& band, int depth) {
    const PixelBox box = box_of(band);
    const double height = std::clamp<double>(box.height(), 0.8 * em_, 3 * em_);
    const double size = is_one_line(band, box) ? height : em_;
    const std::vector<Glyphs> columns =
        cut(band, true, static_cast<int>(kWideGap * size));
    if (columns.size() > 1 && depth < kDeepest) {
      for (const Glyphs& column : columns) cut_down(column, depth + 1);
      return;
    }
    const int at = depth < kDeepest ? valley(band, box, em_) : -1;
    if (at < 0 || !split(band, at, depth)) add(band);
  }

  bool is_one_line(const Glyphs& band, const PixelBox& box) const {
    return box.height() < kTwoLines * em_ ||
           std::any_of(band.begin(), band.end(), [&](const PixelBox& glyph) {
             return glyph.height() > kWholeGlyph * box.height();
           });
  }

  void add(Glyphs glyphs) {
    std::sort(glyphs.begin(), glyphs.end(),
              [](const PixelBox& a, const PixelBox& b) {
                return a.x0 != b.x0 ? a.x0 < b.x0 : a.y0 < b.y0;
              });
    drop_dirt(glyphs, em_);
    if (!glyphs.empty()) {
      const PixelBox box = box_of(glyphs);
      lines_.push_back({box, area_, std::move(glyphs)});
    }
  }

  bool split(const Glyphs& band, int at, int depth) {
    Glyphs above, below;
    for (const PixelBox& glyph : band) {
      (glyph.middle_y() < at ? above : below).push_back(glyph);
    }
    if (above.empty() || below.empty()) return false;
    cut_across(above, depth + 1);
    cut_across(below, depth + 1);
    return true;
  }

  static constexpr int kDeepest = 12;
  const double em_;
  const int area_;
  std::vector<InkLine>& lines_;
};

// The height of most lines, each counted by its width.
int usual_height(const std::map<int, Glyphs>& areas, double dpi) {
  std::vector<std::pair<int, int>> heights;  // and widths
  for (const auto& [area, glyphs] : areas) {
    for (const Glyphs& band : cut(glyphs, false, 1)) {
      const PixelBox box = box_of(band);
      if (box.height() < kSmallestType * dpi ||
          box.height() > kLargestUsual * dpi) {
        continue;
      }
      heights.push_back({box.height(), box.width()});
    }
  }
  if (heights.empty()) return static_cast<int>(0.2 * dpi);
  std::sort(heights.begin(), heights.end());
  long all = 0, seen = 0;
  for (const auto& [height, width] : heights) all += width;
  for (const auto& [height, width] : heights) {
    seen += width;
    if (2 * seen >= all) return height;
  }
  return heights.back().first;
}

}  // namespace

InkLines find_print_lines(const std::vector<PixelBox>& glyphs,
                          const Areas& areas, double dpi) {
  std::map<int, Glyphs> by_area;
  for (const PixelBox& glyph : glyphs) {
    by_area[areas.at(glyph.middle_x(), glyph.middle_y())].push_back(glyph);
  }
  InkLines found;
  found.em = usual_height(by_area, dpi);
  for (const auto& [area, inside] : by_area) {
    Cutter(found.em, area, found.lines).cut_down(inside, 0);
  }
  return found;
}

}  // namespace tiaowen
