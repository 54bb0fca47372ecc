// Which way up a camera held the picture: photographs are stored as the sensor
// lay, with a note that says how to turn them.
#pragma once

#include <string_view>

namespace tiaowen {

// The orientation of a JPEG by Exif 2.3, 4.6.4 (tag 0x0112): 1 as it is, 3
// upside down, 6 to be turned clockwise, 8 counterclockwise; 2, 4, 5 and 7 are
// mirrored too. 1 where nothing is said.
int exif_orientation(std::string_view jpeg);

}  // namespace tiaowen
