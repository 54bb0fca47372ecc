// Letters that OCR is known to misread are put right where the words around
// them leave no doubt.
//
//   科技企业筹化器  ->  科技企业孵化器      a row of dictionaries/misread.tsv
//   币财政局        ->  市财政局          look_alike.tsv, since 市财政局 is a
//                                     department and 币财政局 is nothing
//
// One letter for one, so that places stay; digits are never touched.
#pragma once

#include "pipeline/model/document.h"
#include "pipeline/model/lexicon.h"

namespace tiaowen {

// Only what OCR read: blocks and cells whose lines have a confidence.
void mend_misread(Layout& layout, const Lexicon& words);

}  // namespace tiaowen
