// Unary tests: what a cell of a decision table asks of one value.
//
//   accepts(">=80", value_of("85"))                 true
//   accepts("\"省级\",\"国家级\"", value_of("市级"))   false
//
// The part of FEEL (OMG DMN 1.3, 7.3.2) that records are written in: "-", words
// in quotes, numbers, comparisons, intervals with any brackets, not(…), true,
// false, and lists of these.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/decimal.h"

namespace tiaowen {

// One value as given, and what else it can be read as.
struct GivenValue {
  std::string words;
  std::optional<Decimal> number;
  std::optional<bool> truth;
};

// "85" is a number too, "true" a truth.
GivenValue value_of(std::string words);

// Nothing where the test cannot be asked of such a value, or is no such test.
std::optional<bool> accepts(std::string_view test, const GivenValue& value);

// The same words, whatever their blanks and capitals?
bool same_words(std::string_view a, std::string_view b);

}  // namespace tiaowen
