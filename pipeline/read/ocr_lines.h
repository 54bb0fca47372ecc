// Where the lines of print stand in a page of ink: areas between rulings first,
// then cuts at white bands, across and down, as long as there are any.
#pragma once

#include <vector>

#include "pipeline/read/ocr_raster.h"
#include "pipeline/read/ocr_rulings.h"

namespace tiaowen {

struct InkLine {
  PixelBox box;                  // of the ink
  int area = 0;                  // see Areas
  std::vector<PixelBox> glyphs;  // from the left
};

struct InkLines {
  std::vector<InkLine> lines;
  int em = 0;  // pixels: how tall most lines of the page are
};

// `glyphs` are the components of the ink without rulings and specks. Lines
// that stand side by side with a wide gap between them are two.
InkLines find_print_lines(const std::vector<PixelBox>& glyphs,
                          const Areas& areas, double dpi);

}  // namespace tiaowen
