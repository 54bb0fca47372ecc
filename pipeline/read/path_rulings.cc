#include "pipeline/read/path_rulings.h"

#include <algorithm>
#include <cmath>

namespace tiaowen {
namespace {

// In points: how far a line may be off the level, the shortest ruling, the
// thickest rectangle that is still a line.
constexpr double kSlant = 0.5;
constexpr double kShortest = 2;
constexpr double kThickest = 3;

Ruling level(double x0, double x1, double y, double width) {
  return {static_cast<float>(std::min(x0, x1)), static_cast<float>(y),
          static_cast<float>(std::max(x0, x1)), static_cast<float>(y),
          static_cast<float>(width)};
}

Ruling upright(double x, double y0, double y1, double width) {
  return {static_cast<float>(x), static_cast<float>(std::min(y0, y1)),
          static_cast<float>(x), static_cast<float>(std::max(y0, y1)),
          static_cast<float>(width)};
}

}  // namespace

void add_stroke(std::span<const Corner> path, double width,
                std::vector<Ruling>& rulings) {
  for (std::size_t i = 1; i < path.size(); ++i) {
    if (path[i].curved) continue;
    const Point a = path[i - 1].at;
    const Point b = path[i].at;
    const double dx = std::abs(b.x - a.x);
    const double dy = std::abs(b.y - a.y);
    const double x = (a.x + b.x) / 2;
    const double y = (a.y + b.y) / 2;
    if (dy <= kSlant && dx >= kShortest) {
      // A stub much broader than long is a line across its own direction.
      if (width > 2 * dx && dx <= kThickest) {
        rulings.push_back(upright(x, y - width / 2, y + width / 2, dx));
      } else {
        rulings.push_back(level(a.x, b.x, y, width));
      }
    } else if (dx <= kSlant && dy >= kShortest) {
      if (width > 2 * dy && dy <= kThickest) {
        rulings.push_back(level(x - width / 2, x + width / 2, y, dy));
      } else {
        rulings.push_back(upright(x, a.y, b.y, width));
      }
    }
  }
}

void add_fill(std::span<const Corner> path, std::vector<Ruling>& rulings) {
  if (path.size() < 4 || path.size() > 6) return;
  Point low = path[0].at;
  Point high = low;
  for (const Corner& corner : path) {
    if (corner.curved) return;
    low = {std::min(low.x, corner.at.x), std::min(low.y, corner.at.y)};
    high = {std::max(high.x, corner.at.x), std::max(high.y, corner.at.y)};
  }
  const double width = high.x - low.x;
  const double height = high.y - low.y;
  const auto at_corner = [&](const Corner& corner) {
    const Point p = corner.at;
    return std::min(p.x - low.x, high.x - p.x) <= kSlant / 2 &&
           std::min(p.y - low.y, high.y - p.y) <= kSlant / 2;
  };
  if (!std::all_of(path.begin(), path.end(), at_corner)) return;
  if (height <= kThickest && width >= std::max(kShortest, 2 * height)) {
    rulings.push_back(level(low.x, high.x, (low.y + high.y) / 2, height));
  } else if (width <= kThickest && height >= std::max(kShortest, 2 * width)) {
    rulings.push_back(upright((low.x + high.x) / 2, low.y, high.y, width));
  }
}

}  // namespace tiaowen
