// PdfPages draws a PDF's pages, not as pixels but as runs and rulings.
//
//   PdfPages pages;
//   pages.read(pdf, 1, page, overstruck)    page.runs, page.rulings …
//   pages.fonts()                           names for Run::font
//
// This and pdf.cc are all that knows Poppler.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pipeline/model/document.h"

class PDFDoc;

namespace tiaowen {

class PdfPages {
 public:
  PdfPages();
  ~PdfPages();
  PdfPages(const PdfPages&) = delete;
  PdfPages& operator=(const PdfPages&) = delete;

  // False where the file is damaged and has no such page; `page` is empty
  // then but for its number. `overstruck` gets the characters that were drawn
  // over their like.
  bool read(PDFDoc& pdf, int number, Page& page, std::u32string& overstruck);

  // Of all pages read so far.
  const std::vector<std::string>& fonts() const;

 private:
  class Device;
  std::unique_ptr<Device> device_;
};

}  // namespace tiaowen
