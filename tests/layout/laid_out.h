// What was laid out, as words to compare.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/layout/layout.h"
#include "pipeline/model/unicode.h"
#include "tests/grid_cells.h"
#include "tests/layout/typesetter.h"
#include "tests/shipped_words.h"

namespace tiaowen::testing {

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

// Where columns begin, and where rows of texts stand in them: an empty text is
// an empty place.
struct PlacedRow {
  float y;
  std::vector<std::u32string> texts;
};
inline void place_rows(Typesetter& page, const std::vector<float>& xs,
                       const std::vector<PlacedRow>& rows, float size = 10) {
  for (const PlacedRow& row : rows) {
    for (std::size_t i = 0; i < row.texts.size(); ++i) {
      if (!row.texts[i].empty()) page.place(row.texts[i], xs[i], row.y, size);
    }
  }
}

}  // namespace tiaowen::testing
