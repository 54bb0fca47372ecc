// Numbers as they are spoken: what stands behind a number and changes it.
//
//   一|半   a half      三|打   36      四|分一升   a quarter, without 之
#pragma once

#include <string_view>

#include "extractors/numeral.h"

namespace tiaowen {

// Each changes `numeral`, which ends before the words, where they are there.
void read_half(std::u32string_view text, Numeral& numeral);
void read_dozens(std::u32string_view text, Numeral& numeral);
bool read_short_fraction(std::u32string_view text, Numeral& numeral);

}  // namespace tiaowen
