// read_line() reads one line of a page of print and makes a Run
// of it.
#pragma once

#include <optional>

#include "pipeline/model/document.h"
#include "pipeline/read/ocr_lines.h"
#include "pipeline/read/ocr_recognise.h"

namespace tiaowen {

struct LineRead {
  Run run;
  // The mean confidence of its letters; the run's is lower where a figure is
  // in doubt.
  float certainty = 0;
};

// `em`: pixels, the height of most lines; `scale`: points of a pixel. Nothing
// where no letter is seen.
std::optional<LineRead> read_line(const Gray& page, const InkLine& line, int em,
                                  double scale, Recogniser& recogniser);

}  // namespace tiaowen
