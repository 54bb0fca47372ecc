// What was laid out, as words to compare.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/layout/layout.h"
#include "pipeline/model/unicode.h"
#include "tests/layout/typesetter.h"
#include "tests/shipped_words.h"

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

inline std::vector<std::string> texts(const Layout& layout) {
  std::vector<std::string> out;
  for (const Block& block : layout.blocks) {
    out.push_back(block.kind == BlockKind::table ? "table"
                                                 : to_utf8(block.text));
  }
  return out;
}

inline std::vector<std::string> aside(const Layout& layout,
                                      std::string_view kind) {
  std::vector<std::string> out;
  for (const SetAside& one : layout.set_aside) {
    if (one.kind == kind) out.push_back(to_utf8(one.text));
  }
  return out;
}

inline Layout laid_out(Typesetter& page) {
  return lay_out(page.document(), shipped_words());
}

}  // namespace tiaowen::testing
