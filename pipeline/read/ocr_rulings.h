// The ruled lines of a scanned page: found, and taken out of it, so that print
// is read as if they were not there.
#pragma once

#include <vector>

#include "pipeline/read/ocr_raster.h"

namespace tiaowen {

struct InkRuling {
  PixelBox box;
  bool across = false;  // horizontal
};

// `dpi` tells how long a stroke of a letter may be. Ends that nearly meet a
// crossing line are drawn to it. Dark stripes along the edges of the image,
// where the scanner saw past the paper, are removed and are no rulings.
std::vector<InkRuling> take_rulings(Gray& page, double dpi);

// The areas that rulings close off, such as the cells of tables.
class Areas {
 public:
  Areas(const std::vector<InkRuling>& rulings, int width, int height);

  // The same number for two places with no ruling between them; 0 is the
  // page around all tables.
  int at(int x, int y) const;
  int count() const { return count_; }

 private:
  int width_ = 0, height_ = 0, count_ = 0;
  std::vector<int> labels_;
};

}  // namespace tiaowen
