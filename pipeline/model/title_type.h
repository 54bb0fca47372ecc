// The word at the end of a title that says what kind of document it is.
//
//   停车管理办法（试行）   办法's row of document_type.tsv
//   停车收费              none
#pragma once

#include <string_view>

#include "pipeline/model/lexicon.h"

namespace tiaowen {

// Brackets behind it, as （试行）, are passed over; folded or not.
Word title_type(std::u32string_view title, const Lexicon& words);

}  // namespace tiaowen
