#include "pipeline/read/glyph_runs.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// All in em. A gap that ends a run; the overlap that punctuation set tight
// (）（ half over one another) may have; how far off the baseline a character
// of the same run may stand; how near a repeated glyph is drawn.
constexpr double kGap = 0.3;
constexpr double kOverlap = 0.6;
constexpr double kShift = 0.12;
constexpr double kRepeat = 0.15;
// Blanks wider than this between two characters end a run as a gap would.
constexpr double kBlank = 1.1;
// The em square about the baseline. Fonts state their ascent as they like;
// with one measure for all, runs of one line have one height.
constexpr double kAscent = 0.88;
constexpr double kDescent = -0.12;
// Runs of the same text compared with one another, at most.
constexpr std::size_t kLookAhead = 64;

Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
double dot(Point a, Point b) { return a.x * b.x + a.y * b.y; }
double cross(Point a, Point b) { return a.x * b.y - a.y * b.x; }

std::int16_t degrees(Point along) {
  constexpr double kDegrees = 57.29577951308232;
  return static_cast<std::int16_t>(
      std::lround(std::atan2(along.y, along.x) * kDegrees));
}

bool same_style(const Pen& a, const Pen& b) {
  return a.font == b.font && a.invisible == b.invisible &&
         a.vertical == b.vertical &&
         std::abs(a.size - b.size) <= 0.02F * a.size &&
         dot(a.along, b.along) > 0.9998;
}

}  // namespace

bool GlyphRuns::continues(Point origin) const {
  if (text_.empty() || !same_style(style_, pen_)) return false;
  const Point gap = origin - end_;
  const double along = dot(gap, style_.along);
  return along <= kGap * style_.size && along >= -kOverlap * style_.size &&
         std::abs(cross(style_.along, gap)) <= kShift * style_.size;
}

bool GlyphRuns::repeats(char32_t c, Point origin) const {
  const double near = kRepeat * pen_.size;
  return std::any_of(last_.begin(), last_.end(), [&](const Drawn& drawn) {
    return drawn.c == c && std::abs(drawn.at.x - origin.x) < near &&
           std::abs(drawn.at.y - origin.y) < near;
  });
}

void GlyphRuns::begin(Point origin) {
  finish();
  style_ = pen_;
  start_ = end_ = origin;
}

void GlyphRuns::add(std::u32string_view text, Point origin, Point advance) {
  if (text.empty()) return;
  const bool blank = is_space(text.front());
  if (!blank && repeats(text.front(), origin)) {
    overstruck_ += text;
    return;
  }
  if (!continues(origin)) {
    if (blank) return;
    begin(origin);
  } else if (!blank && blank_ > kBlank * style_.size) {
    begin(origin);
  }
  const double at = dot(origin - start_, style_.along);
  // A glyph with no width of its own (an accent) still counts.
  const double width = std::max(0.0, dot(advance, style_.along));
  const double step = width / static_cast<double>(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    text_.push_back(text[i]);
    edges_.push_back(static_cast<float>(at + static_cast<double>(i) * step));
  }
  end_ = {origin.x + advance.x, origin.y + advance.y};
  if (blank) {
    blank_ = dot(end_ - start_, style_.along) - kept_end_;
    return;
  }
  kept_ = text_.size();
  kept_end_ = at + width;
  blank_ = 0;
  last_[drawn_++ % last_.size()] = {text.front(), origin};
}

Box GlyphRuns::box_of(double length) const {
  const Point from = start_;
  double ascent = kAscent * style_.size;
  double descent = kDescent * style_.size;
  Point up = style_.up;
  if (style_.vertical) {  // the origin is the middle of the glyph's top
    up = {style_.along.y, -style_.along.x};
    ascent = style_.size / 2;
    descent = -ascent;
  }
  const auto corner = [&](double along, double above) {
    return Point{from.x + style_.along.x * along + up.x * above,
                 from.y + style_.along.y * along + up.y * above};
  };
  const std::array<Point, 4> corners{corner(0, ascent), corner(0, descent),
                                     corner(length, ascent),
                                     corner(length, descent)};
  Box box{static_cast<float>(corners[0].x), static_cast<float>(corners[0].y),
          static_cast<float>(corners[0].x), static_cast<float>(corners[0].y)};
  for (const Point& p : corners) {
    box.x0 = std::min(box.x0, static_cast<float>(p.x));
    box.y0 = std::min(box.y0, static_cast<float>(p.y));
    box.x1 = std::max(box.x1, static_cast<float>(p.x));
    box.y1 = std::max(box.y1, static_cast<float>(p.y));
  }
  return box;
}

void GlyphRuns::finish() {
  if (kept_ > 0) {
    Run run;
    run.text.assign(text_, 0, kept_);
    run.edges.assign(edges_.begin(),
                     edges_.begin() + static_cast<std::ptrdiff_t>(kept_));
    run.edges.push_back(static_cast<float>(kept_end_));
    run.box = box_of(kept_end_);
    run.size = style_.size;
    run.font = style_.font;
    run.angle = degrees(style_.along);
    run.invisible = style_.invisible;
    runs_.push_back(std::move(run));
  }
  text_.clear();
  edges_.clear();
  kept_ = 0;
  blank_ = kept_end_ = 0;
}

// Bold by drawing a whole line again: the same text nearly in place. Sorted by
// text, equal runs are neighbours; the first drawn stays.
void GlyphRuns::drop_repeated_runs() {
  std::vector<std::uint32_t> order(runs_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<std::size_t> hash(runs_.size());
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    hash[i] = std::hash<std::u32string_view>{}(runs_[i].text);
  }
  std::sort(order.begin(), order.end(), [&](auto a, auto b) {
    if (hash[a] != hash[b]) return hash[a] < hash[b];
    if (runs_[a].box.x0 != runs_[b].box.x0) {
      return runs_[a].box.x0 < runs_[b].box.x0;
    }
    return a < b;
  });
  std::vector<bool> dropped(runs_.size());
  bool any = false;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Run& run = runs_[order[i]];
    const float near = static_cast<float>(kRepeat) * run.size;
    const std::size_t end = std::min(order.size(), i + 1 + kLookAhead);
    for (std::size_t j = i + 1; j < end; ++j) {
      const Run& other = runs_[order[j]];
      if (hash[order[j]] != hash[order[i]] ||
          other.box.x0 - run.box.x0 >= near) {
        break;
      }
      if (std::abs(other.box.y0 - run.box.y0) < near &&
          other.text == run.text) {
        const std::uint32_t later = std::max(order[i], order[j]);
        const std::uint32_t sooner = std::min(order[i], order[j]);
        const bool hidden = runs_[sooner].invisible && !runs_[later].invisible;
        dropped[hidden ? sooner : later] = any = true;
      }
    }
  }
  if (!any) return;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    if (dropped[i]) {
      overstruck_ += runs_[i].text;
    } else {
      if (kept != i) runs_[kept] = std::move(runs_[i]);
      ++kept;
    }
  }
  runs_.resize(kept);
}

void GlyphRuns::hide() {
  finish();
  for (Run& run : runs_) run.invisible = true;
}

GlyphRuns::Taken GlyphRuns::take() {
  finish();
  drop_repeated_runs();
  last_ = {};
  return {std::exchange(runs_, {}), std::exchange(overstruck_, {})};
}

}  // namespace tiaowen
