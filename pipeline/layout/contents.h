// Tables of contents: kept, told apart from the text they name.
//
//   第一部分 部门概况……………4   ->  contents block "第一部分 部门概况 4"
#pragma once

#include <vector>

#include "pipeline/layout/lines.h"
#include "pipeline/model/lexicon.h"

namespace tiaowen {

// Does the line end an entry of a contents page: with dots and a page number,
// or with a number alone at the far end of the line?
bool ends_contents_entry(const PrintedLine& line);

// Finds the contents among a document's blocks: takes the leaders out of the
// entries and gives them, and those without a page number among them, their
// kind. They end where the first entry's words come again as a heading.
void mark_contents(std::vector<Block>& blocks, const Lexicon& words,
                   std::vector<SetAside>& set_aside);

}  // namespace tiaowen
