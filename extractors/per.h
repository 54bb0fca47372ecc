// Per: what one amount is for, as written.
//
//   每|户|给予30万元    每|人|每|月|209元    1200元/|人|·|月|
//   单个|项目|最高50万元   每|100万美元|奖励1万元
#pragma once

#include <vector>

#include "extractors/figure.h"

namespace tiaowen {

// The words behind 每, 单 and / around the figure; `after` is where the
// amount before it ends.
std::vector<Span> read_per(const Reading& reading, const Figure& figure,
                           std::size_t first_numeral, std::size_t after);

// 每100万美元|奖励1万元: the figure before is what this one is for; empty
// where it is not.
std::vector<Span> per_step(const Reading& reading, const Figure& previous,
                           const Figure& figure);

// 每人每天伙食费50元、交通费30元; 由每人610元提高到640元: does what the figure
// before is for hold for this one too?
bool shares_per(const Reading& reading, const Figure& previous,
                const Figure& figure);

}  // namespace tiaowen
