// Recogniser reads one line of print. ocr_recognise.cc is the one user of
// Tesseract.
//
//   auto recogniser = Recogniser::load();      // before the sandbox closes
//   Reading reading = (*recogniser)->read(line_image);
//
// The same image gives the same reading: nothing is learnt on the way.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pipeline/model/result.h"
#include "pipeline/read/ocr_raster.h"

namespace tiaowen {

struct Letter {
  char32_t character = 0;
  int x0 = 0, x1 = 0;    // pixels of the image
  float confidence = 0;  // 0 to 1
};

using Reading = std::vector<Letter>;

std::u32string text_of(const Reading& reading);
// The mean of its letters'; 0 of none.
float confidence_of(const Reading& reading);

class Recogniser {
 public:
  // Errors: ocr_missing, where the Chinese data is not installed.
  static Result<std::unique_ptr<Recogniser>> load();
  ~Recogniser();
  Recogniser(const Recogniser&) = delete;
  Recogniser& operator=(const Recogniser&) = delete;

  // `raw` takes the image for one line as it is; otherwise Tesseract first
  // looks where in it the line stands. Blanks are left out.
  Reading read(const Gray& line, bool raw);

 private:
  Recogniser();
  struct Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace tiaowen
