// Document numbers as authorities write them.
//
//   国办发〔2018〕15号    泸编发[2015]71 号    国务院令第714号
//
// Issuer's mark, year in brackets of any kind, running number; or an order
// (令) with its number. Source of the form: GB/T 9704-2012, 7.2.5.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/numeral.h"
#include "pipeline/model/lexicon.h"
#include "pipeline/model/span.h"

namespace tiaowen {

// All document numbers, in order, not overlapping. Words that only lead to a
// number (根据, 见) stop it on the left: they are rows of citation_relation.
std::vector<Span> find_document_numbers(std::u32string_view folded,
                                        const std::vector<Numeral>& numerals,
                                        const Lexicon& words);

}  // namespace tiaowen
