// lay_out() turns what a reader saw into blocks in reading order.
//
//   runs with boxes -> lines -> paragraphs and tables; page numbers, running
//   heads and watermarks set aside
//
// Documents that bring their own blocks (text, HTML, DOCX) are only cleaned:
// blank lines go, hard-wrapped lines are joined, converters' residue is set
// aside.
//
// Pages go, in this order, through upright.h (rotation), watermarks.cc,
// ruled_grid.h and grid_text.cc (words into cells), lines.h, furniture.h,
// open_tables.h (tables without vertical lines), page_flow.h (footnotes,
// columns, their edges), paragraphs.h and tables.h (both over pages), imprint.h
// and contents.h. What is set aside has one of these kinds: page_number,
// running_head, running_foot, watermark, overstruck, repeated_table_head,
// repeated_table_caption, leader, outside_page. conservation.h checks that no
// character is anywhere else.
#pragma once

#include "pipeline/model/document.h"
#include "pipeline/model/lexicon.h"

namespace tiaowen {

Layout lay_out(const Document& document, const Lexicon& words);
// The same, but document.flow is used up instead of copied.
Layout take_layout(Document& document, const Lexicon& words);

// The two ways (pages.cc, flow.cc).
Layout lay_out_pages(const Document& document, const Lexicon& words);
Layout lay_out_flow(Layout flow, Format format, const Lexicon& words);

}  // namespace tiaowen
