// unwrap() gives a plain text its paragraphs back where a converter has set it
// in lines of one width.
//
//   "…制定本\n法。\n第二条 …"  ->  "…制定本法。"  "第二条 …"
//
// A line that is full goes on in the next one, unless the next begins a
// paragraph by its indent or its numbering. Where a full line ends in 。 and
// the next says nothing, the document itself is asked: how often do its
// sentences end a paragraph, and with which words do its paragraphs begin?
// A text whose lines do not end at one width is left as it is.
#pragma once

#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/lexicon.h"

namespace tiaowen {

// Lines of a text file, as blocks; page numbers (— 3 —) between them are set
// aside, joined or not.
void unwrap(Layout& layout, const Lexicon& words);

// — 3 —, - 3 -, 第3页
bool is_page_number(std::u32string_view line);

}  // namespace tiaowen
