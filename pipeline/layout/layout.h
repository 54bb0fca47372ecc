// lay_out() turns what a reader saw into blocks in reading order.
//
//   runs with boxes -> lines -> paragraphs and tables; page numbers, running
//   heads and watermarks set aside
//
// Documents that bring their own blocks (text, HTML, DOCX) are only cleaned:
// blank lines go, hard-wrapped lines are joined, converters' residue is set
// aside.
#pragma once

#include "pipeline/model/document.h"
#include "pipeline/model/lexicon.h"

namespace tiaowen {

Layout lay_out(const Document& document, const Lexicon& words);

// The two ways (pages.cc, flow.cc).
Layout lay_out_pages(const Document& document, const Lexicon& words);
Layout lay_out_flow(const Document& document, const Lexicon& words);

}  // namespace tiaowen
