// draw_pdf_page() draws one page as pixels. Runs in tiaowen-reader only.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/model/result.h"
#include "pipeline/read/picture.h"

namespace tiaowen {

// The page as shown, as read_pdf() measures it: a point is `dpi` / 72 pixels.
// Errors: those of opening (pdf.h), no_such_page, too_large.
Result<Picture> draw_pdf_page(std::string_view bytes,
                              const std::string& password, int page,
                              double dpi);

}  // namespace tiaowen
