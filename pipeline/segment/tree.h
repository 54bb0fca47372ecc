// Lines and their places to clauses.
#pragma once

#include <vector>

#include "pipeline/model/clause.h"
#include "pipeline/segment/lines.h"
#include "pipeline/segment/numbering.h"

namespace tiaowen {

// Reading order, parents before children; ids are not yet set. Every line
// lies in some clause.
std::vector<Clause> build_tree(const Text& text, const Lexicon& words,
                               const std::vector<Passage>& lines,
                               const std::vector<Placing>& places);

// The heading of the clause that `lines[at]` opens; empty where it has none.
//   第一章 总则 › 总则   （二）项目申报。职能部门… › 项目申报
Span heading_of(const Text& text, const std::vector<Passage>& lines,
                std::size_t at);

// The points of running text (一是…二是…, 第一，…, ①…), put in as children
// of the clauses whose own text they stand in.
std::vector<Clause> with_points(const Text& text, std::vector<Clause> clauses);

// Ids in the Akoma Ntoso style, unique: what repeats an id of its document
// gets _2, _3 …
void set_ids(std::vector<Clause>& clauses);

}  // namespace tiaowen
