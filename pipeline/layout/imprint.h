// The imprint (版记) at the end of an official document: to whom copies go, who
// printed it and when.
//
//   抄送：市委有关部门，市人大常委会办公室。
//   某某市人民政府办公室            2020年12月28日印发
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/lexicon.h"

namespace tiaowen {

// Does the line begin with 抄送： or another word for whom copies go to?
bool begins_imprint(std::u32string_view line, const Lexicon& words);

// 2020年12月28日印发, with who printed it in front or not.
bool ends_in_printing(std::u32string_view text, const Lexicon& words);

// Gives the blocks of imprints their kind: those that begin so, those that end
// in a date and 印发, and the count of copies after them.
void mark_imprint(std::vector<Block>& blocks, const Lexicon& words);

}  // namespace tiaowen
