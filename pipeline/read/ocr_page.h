// read_scan() reads a page that is a picture: runs and rulings come out, in the
// same form that a PDF's own text has.
//
//   Page page = read_scan(picture, 200, recogniser);
//   page.runs[0].text, .confidence        page.rulings: of its tables
#pragma once

#include "pipeline/model/document.h"
#include "pipeline/read/ocr_recognise.h"
#include "pipeline/read/picture.h"

namespace tiaowen {

// `dpi`: pixels an inch. Coordinates are points of the page made straight,
// origin top left.
Page read_scan(const Picture& picture, double dpi, Recogniser& recogniser);

}  // namespace tiaowen
