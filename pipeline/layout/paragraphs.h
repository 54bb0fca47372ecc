// Lines in reading order to paragraphs, over the ends of columns and pages.
//
// A line goes on with the one before where that one is full and this one
// begins at the column's left edge; the lines of a title, centred and large,
// belong together.
#pragma once

#include <vector>

#include "pipeline/layout/lines.h"

namespace tiaowen {

// How a line stands to the one before it.
struct Neighbour {
  bool same_column = true;  // else it is at another column's or page's top
  bool rule_between = false;
  float leading = 0;  // the usual distance of lines in this column, or 0
};

struct Paragraph {
  std::vector<PrintedLine> lines;
};

bool continues(const Paragraph& paragraph, const PrintedLine& line,
               const Neighbour& how);

// Is the line set in the middle of its column, with room on either side?
bool is_centred(const PrintedLine& line);

Block block_of(const Paragraph& paragraph);

}  // namespace tiaowen
