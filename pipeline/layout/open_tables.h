// Tables without vertical lines.
//
//   ─────────────────────      three rules (三线表): the head between the first
//   路段      里程    经费      two, the rows up to the last
//   ─────────────────────
//   东山路    12.5    30       or no rules at all: rows of at least three
//   西河路    8.0     21       columns that stand one below the other, one of
//   ─────────────────────      them figures
//
// Columns are told by the space that all rows keep free. When in doubt it is
// no table: the lines stay text.
#pragma once

#include <vector>

#include "pipeline/layout/page_flow.h"
#include "pipeline/model/lexicon.h"

namespace tiaowen {

// Moves the lines of such tables into new grids of the page.
void find_open_tables(PageFlow& flow, const std::vector<bool>& bold_font,
                      const Lexicon& words);

// The grid that words in the box make with the columns that those below
// `head_bottom` show; none where they make no table.
struct OpenRegion {
  Box box;
  float head_bottom = 0;
  std::vector<float> rules;  // between rows, besides the head's
  std::vector<Piece> pieces;
};
std::optional<RuledGrid> grid_from_columns(const UprightPage& page,
                                           const OpenRegion& region,
                                           const std::vector<bool>& bold_font);

}  // namespace tiaowen
