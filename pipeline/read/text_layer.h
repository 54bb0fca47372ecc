// Is what a PDF calls its text really text?
//
//   std::vector<Layer> layers = layers_of(document);     a verdict a page
//   Result<Document> document = judge_text_layer(std::move(read));
//
// Wrong maps are known by what comes out: characters of scripts that no
// Chinese document is written in, private or unassigned ones, and for a font
// whose Chinese is shuffled the share of the few hundred characters that make
// two thirds of any Chinese text.
#pragma once

#include "pipeline/model/document.h"
#include "pipeline/model/result.h"

namespace tiaowen {

enum class Layer {
  text,
  blank,      // nothing on the page
  picture,    // a picture, and hardly a character on it: a scan
  garbled,    // the fonts' maps to Unicode are missing or wrong
  invisible,  // laid over a picture by a scanner's OCR
  partial,    // some of it garbled, or a large picture and a few lines
};
std::vector<Layer> layers_of(const Document& document);

// Error no_text_layer: no page has usable text (a scan, or every character
// comes out wrong). Where only some pages are so, each has a finding:
// page.no_text, text.garbled, ocr.low_confidence. Pages that OCR has read
// (read_by_ocr) are as good as others.
Result<Document> judge_text_layer(Document document);

// Has OCR read this page?
bool read_by_ocr(const Page& page);

// The share of a text's Chinese characters that are common ones: about 0.7,
// less where characters were misread. 0 where there are too few to tell.
double common_share(const Page& page);

// What of one page is text, in characters without blanks.
struct PageText {
  int characters = 0;
  int doubtful = 0;   // wrong by the look of them or by their font
  int invisible = 0;  // drawn in mode 3
};

// A font is doubtful where most of its Chinese characters are rare ones.
std::vector<bool> doubtful_fonts(const Document& document);
PageText judge(const Page& page, const std::vector<bool>& doubtful_fonts);

}  // namespace tiaowen
