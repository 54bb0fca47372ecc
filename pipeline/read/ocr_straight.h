// StraightPage is a scanned page ready for reading: not skewed, without rulings
// and specks, its lines of print found.
#pragma once

#include <vector>

#include "pipeline/read/ocr_lines.h"
#include "pipeline/read/ocr_raster.h"
#include "pipeline/read/ocr_rulings.h"

namespace tiaowen {

struct StraightPage {
  Gray gray;
  std::vector<InkRuling> rulings;
  InkLines print;
};

// `gray` is evenly lit (flattened()); `dpi`: pixels an inch.
StraightPage prepared(Gray gray, double dpi);

}  // namespace tiaowen
