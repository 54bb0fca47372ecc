// A table's cells as words to compare.
#pragma once

#include <string>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/unicode.h"

namespace tiaowen::testing {

// "row,column rows×columns text"
inline std::vector<std::string> cells_of(const Grid& grid) {
  std::vector<std::string> out;
  for (const Cell& cell : grid.cells) {
    out.push_back(std::to_string(cell.row) + "," + std::to_string(cell.column) +
                  " " + std::to_string(cell.row_span) + "x" +
                  std::to_string(cell.column_span) + " " + to_utf8(cell.text));
  }
  return out;
}

}  // namespace tiaowen::testing
