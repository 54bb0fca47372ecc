// Which place of the text a note belongs to, by the mark that both carry.
//
//   人均收入①增长6%。  …  ①按县统计局的口径。
//        ^^ mark of the note's clause; its label is the ① before its words
//
// Marks are ①, ¹, [1], 〔1〕, * and ※; a bare figure could be anything and is
// none, but that a note which begins with 1 belongs to ¹.
#pragma once

#include <vector>

#include "pipeline/model/clause.h"
#include "pipeline/model/text.h"

namespace tiaowen {

// Fills `label` and `mark` of the notes among `clauses`.
void link_notes(const Text& text, std::vector<Clause>& clauses);

}  // namespace tiaowen
