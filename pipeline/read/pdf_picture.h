// PdfPictures draws a PDF's pages as pixels, for people to look at and for
// OCR. In tiaowen-reader and tiaowen-ocr only.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "pipeline/model/result.h"
#include "pipeline/read/picture.h"

namespace tiaowen {

struct OpenPdf;

class PdfPictures {
 public:
  // `bytes` must outlive it. Errors: those of opening (pdf.h).
  static Result<std::unique_ptr<PdfPictures>> open(std::string_view bytes,
                                                   const std::string& password);
  ~PdfPictures();
  PdfPictures(const PdfPictures&) = delete;
  PdfPictures& operator=(const PdfPictures&) = delete;

  int pages() const;
  // Pixels an inch of the picture that covers most of the page; 0 where none
  // covers a good part of it.
  double resolution(int page);
  // The page as shown, as read_pdf() measures it: a point is `dpi` / 72
  // pixels. Errors: no_such_page, too_large.
  Result<Picture> draw(int page, double dpi);

 private:
  PdfPictures();
  std::unique_ptr<OpenPdf> open_;
};

}  // namespace tiaowen
