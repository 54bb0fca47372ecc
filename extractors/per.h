// Per: what one amount is for, as written.
//
//   每|户|给予30万元    每|人|每|月|209元    1200元/|人|·|月|
//   单个|项目|最高50万元
#pragma once

#include <vector>

#include "extractors/figure.h"

namespace tiaowen {

// The words behind 每, 单 and / around the figure; `after` is where the
// amount before it ends.
std::vector<Span> read_per(const Reading& reading, const Figure& figure,
                           std::size_t first_numeral, std::size_t after);

}  // namespace tiaowen
