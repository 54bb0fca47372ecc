// ShareBase: what a ratio is a share of.
//
//   占|全部担保金额|的50%    按|核定总额|的30%拨付    不低于|收入总额|的5%
#pragma once

#include <optional>

#include "extractors/figure.h"

namespace tiaowen {

// The words in front of the 的 before the figure and its bound, where there
// is one.
std::optional<Span> read_whole_of(const Reading& reading, const Figure& figure);

}  // namespace tiaowen
