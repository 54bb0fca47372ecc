// ShareBase: what a ratio is a share of.
//
//   占|全部担保金额|的50%    按|核定总额|的30%拨付    不低于|收入总额|的5%
//   占|地区生产总值|比重达到10%
#pragma once

#include <optional>

#include "extractors/figure.h"

namespace tiaowen {

// The words in front of the 的 before the figure and its bound, else those
// behind 占; nothing where the clause has neither.
std::optional<Span> read_whole_of(const Reading& reading, const Figure& figure);

}  // namespace tiaowen
