// A page with marks on it and a legend beside it, as a PNG file.
#pragma once

#include <string>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/result.h"
#include "pipeline/show/marks.h"

namespace tiaowen {

// A picture of the page as it lies in the file; none for formats that cannot
// be drawn: then the page's words stand on white.
struct PageGround {
  int width = 0, height = 0;  // pixels; 0: none
  std::string rgb;            // rows from the top, 3 bytes a pixel
};

// The whole PNG. `dpi`: pixels to 72 points, also the ground's.
Result<std::string> page_png(const Page& page, const PageGround& ground,
                             const std::vector<Mark>& marks, double dpi);

}  // namespace tiaowen
