// Numbers as they are spoken: what stands behind a number and changes it.
//
//   一|半   a half      三|打   36      四|分一升   a quarter, without 之
#pragma once

#include <string_view>

#include "extractors/numeral.h"
#include "pipeline/model/lexicon.h"

namespace tiaowen {

// Each changes `numeral`, which ends before the words, where they are there.
void read_half(std::u32string_view text, Numeral& numeral);
// Dozens and short fractions: number_word.tsv, measure_word.tsv.
void read_spoken(std::u32string_view text, const Lexicon& words,
                 Numeral& numeral);

}  // namespace tiaowen
