// Scans: which pages of a PDF are read by OCR, and what becomes of that.
//
//   const auto wanted = pages_for_ocr(document, Ocr::automatic);
//   take_scan(document, process.read_scan("pdf scan", bytes, wanted));
#pragma once

#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/result.h"
#include "pipeline/read/read.h"
#include "pipeline/read/reader_process.h"

namespace tiaowen {

// Numbers of the pages; `automatic`: those whose text layer (text_layer.h) is
// missing, garbled, partial or some scanner's OCR.
std::vector<int> pages_for_ocr(const Document& document, Ocr ocr);

// Puts the pages in place of those with the same number. Where the page has a
// text layer, the better of the two stays: what goes is set aside whole
// ("text_layer"). Findings name the pages that were garbled, and those that
// OCR could not read.
void take_scan(Document& document, ReaderProcess::Scan scan);

// The document that a picture file is.
Result<Document> document_of_pictures(ReaderProcess::Scan scan);

}  // namespace tiaowen
