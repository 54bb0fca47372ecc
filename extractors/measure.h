// Measure: the measure word or unit of a numeral.
//
//   50|家   1.2亿|千瓦   三|吨|半   3|斤|5两   半|公升
#pragma once

#include "extractors/figure.h"

namespace tiaowen {

// REQUIRES: the numeral may be of this kind, as its hints say.
std::optional<UnitAt> read_measure(const Reading& reading, std::size_t numeral);
inline constexpr UnitReader kMeasure{UnitKind::measure, read_measure};

}  // namespace tiaowen
