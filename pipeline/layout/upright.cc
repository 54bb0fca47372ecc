#include "pipeline/layout/upright.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// The number of quarter turns nearest to an angle, and how far off it is.
int quarter_of(int angle) { return (((angle + 45) % 360 + 360) % 360) / 90; }
int degrees_off(int angle) {
  const int rest = ((angle % 90) + 90) % 90;
  return std::min(rest, 90 - rest);
}

// Skew of a scan is a degree or two; watermarks are at 30 to 60.
constexpr int kDiagonal = 8;

int dominant_quarter(const Page& page) {
  std::array<std::size_t, 4> characters{};
  for (const Run& run : page.runs) {
    if (degrees_off(run.angle) > kDiagonal) continue;
    characters[static_cast<std::size_t>(quarter_of(run.angle))] +=
        run.text.size();
  }
  return static_cast<int>(
      std::max_element(characters.begin(), characters.end()) -
      characters.begin());
}

float usual_width(char32_t c) {
  if (c == U' ') return 0.3F;
  return c < 0x2E80 && !(c >= 0x2010 && c <= 0x203B) ? 0.5F : 1.0F;
}

// No page is larger; positions beyond it are not those of a document.
constexpr float kLargest = 20000;

bool is_sane(float x0, float y0, float x1, float y1) {
  const auto sane = [](float value) {
    return std::isfinite(value) && std::abs(value) <= kLargest;
  };
  return sane(x0) && sane(y0) && sane(x1) && sane(y1) && x0 <= x1 && y0 <= y1;
}

bool on_page(const Box& box, float width, float height) {
  if (!is_sane(box.x0, box.y0, box.x1, box.y1)) return false;
  const float x = (box.x0 + box.x1) / 2;
  const float y = (box.y0 + box.y1) / 2;
  return x >= -1 && y >= -1 && x <= width + 1 && y <= height + 1;
}

float sane_extent(float value) {
  return std::isfinite(value) ? std::clamp(value, 1.0F, kLargest) : 1.0F;
}

}  // namespace

Box turned_back(const Box& box, int turns, float width, float height) {
  switch (turns) {
    case 1:  // down the page becomes to the right
      return {box.y0, width - box.x1, box.y1, width - box.x0};
    case 2:
      return {width - box.x1, height - box.y1, width - box.x0, height - box.y0};
    case 3:
      return {height - box.y1, box.x0, height - box.y0, box.x1};
    default:
      return box;
  }
}

float Piece::size() const {
  constexpr float kSmallest = 0.5F, kTallest = 2000;
  return std::isfinite(run->size) ? std::clamp(run->size, kSmallest, kTallest)
                                  : kSmallest;
}

float Piece::x_at(std::uint32_t i) const {
  const std::u32string_view characters = text();
  if (run->edges.size() == run->text.size() + 1) {
    const float x = box.x0 + run->edges[begin + i] - run->edges[begin];
    return x >= box.x0 ? (x <= box.x1 ? x : box.x1) : box.x0;
  }
  float all = 0, before = 0;
  for (std::uint32_t k = 0; k < characters.size(); ++k) {
    if (k == i) before = all;
    all += usual_width(characters[k]);
  }
  if (i >= characters.size()) return box.x1;
  return all > 0 ? box.x0 + box.width() * before / all : box.x0;
}

Piece stretch_of(const Piece& piece, std::uint32_t from, std::uint32_t to) {
  Piece out = piece;
  out.begin = piece.begin + from;
  out.end = piece.begin + to;
  if (!piece.turned) {
    out.box.x0 = piece.x_at(from);
    out.box.x1 = piece.x_at(to);
  }
  return out;
}

Box UprightPage::page_box(const Box& upright) const {
  return turned_back(upright, (4 - quarter_turns) % 4, width, height);
}

UprightPage turn_upright(const Page& page) {
  UprightPage out;
  out.page = &page;
  out.quarter_turns = dominant_quarter(page);
  const bool sideways = out.quarter_turns % 2 == 1;
  const float width = sane_extent(page.width);
  const float height = sane_extent(page.height);
  out.width = sideways ? height : width;
  out.height = sideways ? width : height;
  const auto turn = [&](const Box& box) {
    return turned_back(box, out.quarter_turns, width, height);
  };
  out.pieces.reserve(page.runs.size());
  for (const Run& run : page.runs) {
    if (trim(run.text).empty()) continue;
    if (degrees_off(run.angle) > kDiagonal) {
      out.diagonal.push_back(&run);
    } else if (!on_page(run.box, width, height)) {
      out.outside.push_back(&run);
    } else {
      const int turns = (quarter_of(run.angle) - out.quarter_turns + 4) % 4;
      out.pieces.push_back({&run, 0,
                            static_cast<std::uint32_t>(run.text.size()),
                            turn(run.box), turns != 0, turns});
    }
  }
  out.rulings.reserve(page.rulings.size());
  for (const Ruling& ruling : page.rulings) {
    const Box drawn{
        std::min(ruling.x0, ruling.x1), std::min(ruling.y0, ruling.y1),
        std::max(ruling.x0, ruling.x1), std::max(ruling.y0, ruling.y1)};
    if (!is_sane(drawn.x0, drawn.y0, drawn.x1, drawn.y1)) continue;
    const Box box = turn(drawn);
    out.rulings.push_back({box.x0, box.y0, box.x1, box.y1, ruling.width});
  }
  return out;
}

}  // namespace tiaowen
