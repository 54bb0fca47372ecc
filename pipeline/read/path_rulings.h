// Rulings: the straight horizontal and vertical lines among a page's paths,
// which are the rules of its tables.
//
//   add_stroke({{72, 90}, {520, 90}}, 0.5, rulings)            a stroked line
//   add_fill({{72, 90}, {520, 90}, {520, 91}, {72, 91}}, …)    a thin rectangle
//
// Coordinates are the page's as shown; everything slanted or curved is no
// ruling.
#pragma once

#include <span>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/read/glyph_runs.h"

namespace tiaowen {

// One corner of a path; `curved` where a curve and no line leads to it.
struct Corner {
  Point at;
  bool curved = false;
};

// Each side of the path that is level or upright.
void add_stroke(std::span<const Corner> path, double width,
                std::vector<Ruling>& rulings);

// The path as one ruling, where it is a rectangle thin enough to be a line.
void add_fill(std::span<const Corner> path, std::vector<Ruling>& rulings);

}  // namespace tiaowen
