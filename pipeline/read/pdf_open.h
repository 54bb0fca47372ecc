// open_pdf() opens a PDF with Poppler, mending its end where that is cut off.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "pipeline/model/result.h"

class PDFDoc;

namespace tiaowen {

// Neither copied nor moved: `pdf` reads from `repaired` and tells `rebuilt`.
struct OpenPdf {
  OpenPdf();
  ~OpenPdf();
  OpenPdf(const OpenPdf&) = delete;
  OpenPdf& operator=(const OpenPdf&) = delete;

  std::string repaired;  // the bytes in place of the file's, where mended
  bool rebuilt = false;  // its table of objects was damaged
  std::unique_ptr<PDFDoc> pdf;
};

// Never null. `bytes` must outlive the result. Errors: encrypted,
// wrong_password, damaged.
Result<std::unique_ptr<OpenPdf>> open_pdf(std::string_view bytes,
                                          const std::string& password);

}  // namespace tiaowen
