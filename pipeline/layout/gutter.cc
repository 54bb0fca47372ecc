// Two columns: told by the free space between them, which many lines on
// either side keep free.

#include <algorithm>
#include <cmath>

#include "pipeline/layout/page_flow.h"

namespace tiaowen {
namespace {

constexpr float kBucket = 2;  // points
// A column has lines of at least so many em, and at least so many of them.
constexpr float kColumn = 9;
constexpr float kLines = 6;
// Of the lines beside it, how many may run across (titles, tables aside).
constexpr float kAcross = 0.2F;

// How much of the page's height is covered with type, by x.
class Cover {
 public:
  explicit Cover(const PageFlow& flow)
      : sum_(static_cast<std::size_t>(flow.page->width / kBucket) + 2) {
    for (const PrintedLine& line : flow.lines) {
      for (const Piece& piece : line.pieces) {
        sum_[bucket(piece.box.x0)] += piece.box.height();
        sum_[bucket(piece.box.x1) + 1 < sum_.size() ? bucket(piece.box.x1) + 1
                                                    : sum_.size() - 1] -=
            piece.box.height();
      }
    }
    for (std::size_t i = 1; i < sum_.size(); ++i) sum_[i] += sum_[i - 1];
  }

  std::size_t bucket(float x) const {
    const auto i = static_cast<std::ptrdiff_t>(x / kBucket);
    return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(
        i, 0, static_cast<std::ptrdiff_t>(sum_.size()) - 2));
  }
  float at(std::size_t i) const { return sum_[i]; }
  float most(std::size_t from, std::size_t to) const {
    float most = 0;
    for (std::size_t i = from; i < to; ++i) most = std::max(most, sum_[i]);
    return most;
  }
  std::size_t size() const { return sum_.size(); }

 private:
  std::vector<float> sum_;
};

std::optional<Gutter> find_gutter(const PageFlow& flow) {
  if (flow.lines.size() < static_cast<std::size_t>(kLines)) return {};
  const float size = usual_size(flow.lines);
  float left = flow.page->width, right = 0;
  for (const PrintedLine& line : flow.lines) {
    left = std::min(left, line.box.x0);
    right = std::max(right, line.box.x1);
  }
  const Cover cover(flow);
  const float column = std::max(kColumn * size, 0.2F * (right - left));
  const std::size_t from = cover.bucket(left + column);
  const std::size_t to = cover.bucket(right - column);
  if (from >= to) return {};
  const float much =
      std::min(cover.most(0, from), cover.most(to, cover.size()));
  if (much < kLines * size) return {};
  std::optional<Gutter> best;
  for (std::size_t i = from; i < to; ++i) {
    if (cover.at(i) > kAcross * much) continue;
    std::size_t end = i;
    while (end < to && cover.at(end) <= kAcross * much) ++end;
    const Gutter gutter{static_cast<float>(i + 1) * kBucket,
                        static_cast<float>(end - 1) * kBucket};
    if (gutter.x1 - gutter.x0 >= 0.6F * size &&
        (!best || gutter.x1 - gutter.x0 > best->x1 - best->x0)) {
      best = gutter;
    }
    i = end;
  }
  return best;
}

// Both sides are running text: many lines reach their column's end.
bool both_sides_full(const PageFlow& flow, const Gutter& gutter) {
  const float size = usual_size(flow.lines);
  for (int side = 0; side < 2; ++side) {
    std::vector<float> ends;
    for (const PrintedLine& line : flow.lines) {
      float end = -1;
      for (const Piece& piece : line.pieces) {
        const bool right = piece.box.x0 >= gutter.middle();
        if (right == (side == 1)) end = std::max(end, piece.box.x1);
      }
      if (end >= 0) ends.push_back(end);
    }
    if (ends.size() < static_cast<std::size_t>(kLines)) return false;
    std::sort(ends.begin(), ends.end());
    const float edge = ends[ends.size() - 1 - ends.size() / 10];
    const auto full = std::count_if(ends.begin(), ends.end(), [&](float x) {
      return x > edge - 1.5F * size;
    });
    if (static_cast<std::size_t>(full) * 3 < ends.size()) return false;
  }
  return true;
}

// Hardly anything runs across the space that other pages keep free.
bool keeps_free(const PageFlow& flow, const Gutter& gutter) {
  if (flow.lines.empty()) return false;
  std::size_t across = 0;
  for (const PrintedLine& line : flow.lines) {
    across += std::any_of(line.pieces.begin(), line.pieces.end(),
                          [&](const Piece& piece) {
                            return piece.box.x0 < gutter.x0 &&
                                   piece.box.x1 > gutter.x1;
                          })
                  ? 1U
                  : 0U;
  }
  return across * 3 <= flow.lines.size();
}

}  // namespace

void find_gutters(std::vector<PageFlow>& pages) {
  std::optional<Gutter> last;
  float width = 0;
  for (PageFlow& flow : pages) {
    flow.gutter = find_gutter(flow);
    if (flow.gutter && !both_sides_full(flow, *flow.gutter)) {
      flow.gutter.reset();
    }
    if (flow.gutter && !last) {
      last = flow.gutter;
      width = flow.page->width;
    }
  }
  if (!last) return;
  // Pages with too little on one side follow the others.
  for (PageFlow& flow : pages) {
    if (flow.gutter || std::abs(flow.page->width - width) > 1) continue;
    if (keeps_free(flow, *last)) flow.gutter = last;
  }
}

}  // namespace tiaowen
