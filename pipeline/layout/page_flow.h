// The lines and tables of a page in reading order, one column after the other.
//
//   a title over both columns        wide
//   left 1    right 1                left 1, left 2, right 1, right 2
//   left 2    right 2
#pragma once

#include <vector>

#include "pipeline/layout/ruled_grid.h"
#include "pipeline/model/lexicon.h"

namespace tiaowen {

// Where a column's full lines begin and end; `page` of a line's column.
struct FlowItem {
  bool table = false;
  std::size_t index = 0;  // into lines or grids
  int column = 0;         // 0 over the page's width, 1 left, 2 right
};

// The free space between two columns.
struct Gutter {
  float x0 = 0, x1 = 0;
  float middle() const { return (x0 + x1) / 2; }
};

struct PageFlow {
  const UprightPage* page = nullptr;
  std::vector<PrintedLine> lines;  // furniture is gone
  std::vector<RuledGrid> grids;
  std::vector<FlowItem> order;
  std::vector<PrintedLine> notes;  // footnotes
  std::vector<float> rules;        // y of wide rulings outside the grids
  std::optional<Gutter> gutter;
};

// Fills `order`, and `rules`, and takes the footnotes out; `lines` may be
// divided anew where there are columns. Every line learns its column's edges.
void order_pages(std::vector<PageFlow>& pages,
                 const std::vector<bool>& bold_font, const Lexicon& words);

// Parts of it (gutter.cc, notes.cc, measure.cc).
void find_gutters(std::vector<PageFlow>& pages);
void find_notes(PageFlow& flow);
// Does a line in a page's notes begin another note: ①, 1, [1], *, 注?
bool begins_note(std::u32string_view line);
void measure_columns(std::vector<PageFlow>& pages);

}  // namespace tiaowen
