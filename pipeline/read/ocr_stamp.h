// gray_page() makes a page grey so that a stamp's red ink does not hide the
// print below it.
//
// Inside the box of a round or square stamp the red channel is taken, in which
// red is as white as paper; elsewhere red stays dark, since the letterhead is
// red too.
#pragma once

#include <vector>

#include "pipeline/read/ocr_raster.h"
#include "pipeline/read/picture.h"

namespace tiaowen {

// Where stamps are. `dpi` tells how large things are: official seals measure
// 30 to 50 mm, letters of a letterhead up to 22 mm.
std::vector<PixelBox> find_stamps(const Picture& page, double dpi);

Gray gray_page(const Picture& page, double dpi);

}  // namespace tiaowen
