// Work on whole images that Leptonica does well. ocr_image.cc is its one user.
//
//   Gray page = flattened(scan);                 // even light, white paper
//   const double skew = skew_of(page);           // degrees, clockwise down
//   page = turned(page, -skew);
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/model/result.h"
#include "pipeline/read/ocr_raster.h"
#include "pipeline/read/picture.h"

namespace tiaowen {

// Leptonica complains of every odd picture on standard error otherwise.
void silence_image_messages();

// Paper becomes white and print stays dark, however unevenly the page was lit.
Gray flattened(const Gray& image);

// By how many degrees the lines of print run downwards; 0 where no lines are
// seen. Within 7 degrees either way.
double skew_of(const Ink& ink);

// Turned clockwise about its middle, the size kept, corners white.
Gray turned(const Gray& image, double degrees);

// By so many quarter turns clockwise, exactly.
Gray quarter_turned(const Gray& image, int turns);

Gray scaled(const Gray& image, double factor);

// The boxes of what hangs together, also by corners.
std::vector<PixelBox> components(const Ink& ink);

// Only what of the ink lies in unbroken runs at least so long: horizontal
// where `across`, else vertical.
Ink long_runs(const Ink& ink, int length, bool across);

// One page of a picture file (JPEG, PNG, TIFF) and how fine it is.
struct PicturePage {
  Picture picture;
  double dpi = 0;  // 0 where the file does not say
};

// Counts the pages of a TIFF; 1 for other pictures. Errors: damaged.
Result<int> count_picture_pages(std::string_view bytes);
// `page` counts from 1. Errors: damaged, too_large.
Result<PicturePage> read_picture_page(std::string_view bytes, int page);

// The whole picture, larger or smaller.
Picture scaled(const Picture& picture, double factor);

}  // namespace tiaowen
