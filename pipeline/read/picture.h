// Picture is a page as pixels: for people to look at, and for OCR.
#pragma once

#include <string>

namespace tiaowen {

struct Picture {
  int width = 0, height = 0;
  std::string rgb;  // rows from the top, 3 bytes a pixel
};

}  // namespace tiaowen
