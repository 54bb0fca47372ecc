// read_pdf() reads a PDF's pages: text with its geometry, the rulings of its
// tables, how much of a page is picture. It renders nothing.
//
// Runs in tiaowen-reader only; pdf.cc is the one user of Poppler. Error codes:
// encrypted, wrong_password, damaged, too_many_pages.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "pipeline/model/document.h"
#include "pipeline/model/result.h"
#include "pipeline/read/wire.h"

namespace tiaowen {

// Where the parts go as they are read, in order.
struct PdfSink {
  std::function<void(const wire::Begin&)> begin;
  std::function<void(const Page&)> page;
};

struct PdfLimits {
  int pages = 10000;
};

// Loads what reading needs from Poppler's data folder. Call once, before the
// sandbox closes. With `preload`, the character maps that Chinese documents
// use most are read too: for sandboxes that open no file at all afterwards.
void prepare_pdf(bool preload);

// Coordinates are those of the page as shown: crop box, turned by /Rotate,
// origin top left. A page that cannot be read is handed over empty, with a
// finding.
Result<wire::End> read_pdf(std::string_view bytes, const std::string& password,
                           const PdfLimits& limits, const PdfSink& sink);

}  // namespace tiaowen
