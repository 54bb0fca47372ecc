// Is what a PDF calls its text really text?
//
//   Result<Document> document = judge_text_layer(std::move(read));
//
// Error no_text_layer: no page has usable text (a scan, or every character
// comes out wrong). Where only some pages are so, each has a finding:
// page.no_text (a picture and hardly a character on it), text.garbled (the
// font's map to Unicode is missing or wrong), ocr.low_confidence (the text is
// an invisible layer that a scanner's OCR laid over the picture).
//
// Wrong maps are known by what comes out: characters of scripts that no
// Chinese document is written in, private or unassigned ones, and for a font
// whose Chinese is shuffled the share of the few hundred characters that make
// two thirds of any Chinese text.
#pragma once

#include "pipeline/model/document.h"
#include "pipeline/model/result.h"

namespace tiaowen {

Result<Document> judge_text_layer(Document document);

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
