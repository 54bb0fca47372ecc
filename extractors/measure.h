// Measure: the measure word or unit of a numeral.
//
//   50|家   1.2亿|千瓦   三|吨|半   3|斤|5两   半|公升
#pragma once

#include "extractors/figure.h"

namespace tiaowen {

// A UnitReader.
std::optional<UnitAt> read_measure(const Reading& reading, std::size_t numeral);

}  // namespace tiaowen
