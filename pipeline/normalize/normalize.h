// normalize() puts the blocks together as the one Text of the document.
//
//   blocks separated by '\n'; a table's cells by '\t', its rows by '\n'
//
// `original` keeps the published characters; `folded` has what
// dictionaries/fold.tsv names replaced, one code point for one, so that
// matching need not know full-width digits or Kangxi radicals.
#pragma once

#include "pipeline/model/document.h"
#include "pipeline/model/lexicon.h"
#include "pipeline/model/text.h"

namespace tiaowen {

Text normalize(const Document& document, const Layout& layout,
               const Lexicon& words);

// The folded form of one text, for tests and explain.
std::u32string folded(std::u32string_view text, const Lexicon& words);

}  // namespace tiaowen
