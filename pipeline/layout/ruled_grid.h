// The cells that rulings make: horizontal and vertical lines that meet.
//
//   ┌───┬───────┐
//   │   │       │   xs 3, ys 3; three cells, the right one merged over both
//   ├───┤       │   rows: {0,0,1,1} {0,1,2,1} {1,0,1,1}
//   └───┴───────┘
//
// A frame around text (one cell) is no grid, nor are lines that meet nothing:
// the red rule of a letterhead, underlines, the lines of an imprint.
#pragma once

#include <vector>

#include "pipeline/layout/lines.h"

namespace tiaowen {

struct GridCell {
  int row = 0, column = 0;
  int row_span = 1, column_span = 1;
  std::vector<PrintedLine> lines;
};

struct RuledGrid {
  const UprightPage* page = nullptr;  // once it is filled
  Box box;
  std::vector<float> xs, ys;    // the edges of columns and rows
  std::vector<GridCell> cells;  // by row, then column; they cover the grid
  int head_rows = 0;            // where it is known; else 0
  // The columns' lines go beyond the first or last row's: a row cut there.
  bool open_top = false, open_bottom = false;

  int rows() const { return static_cast<int>(ys.size()) - 1; }
  int columns() const { return static_cast<int>(xs.size()) - 1; }
  // Which cell holds a place, by column and row of the finest division.
  std::vector<int> owner;  // rows() * columns()
  // Index into `cells`; -1 where the point lies outside.
  int cell_at(float x, float y) const;
};

// REQUIRES: horizontal or vertical rulings. Grids from top to bottom.
std::vector<RuledGrid> find_grids(const std::vector<Ruling>& rulings);

// The horizontal rulings, from top to bottom; those that touch one another end
// to end, as when each cell draws its own, are one.
std::vector<Ruling> whole_rules(const std::vector<Ruling>& rulings);

// Moves the pieces that lie in the grids from `page` into their cells, as
// lines; a run that goes over a cell's edge is divided there. Where one grid
// lies in another's cell, the inner one takes the text. Grids with words in
// fewer than two cells are dropped: frames, drawings.
void fill_grids(std::vector<RuledGrid>& grids, UprightPage& page,
                const std::vector<bool>& bold_font);

}  // namespace tiaowen
