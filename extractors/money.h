// Money: the currency of a numeral, behind it, in front of it or both.
//
//   50|万元   3|元5角   ￥|300   人民币|50   新台币|177亿|元
#pragma once

#include "extractors/figure.h"

namespace tiaowen {

// REQUIRES: the numeral may be of this kind, as its hints say.
std::optional<UnitAt> read_money(const Reading& reading, std::size_t numeral);
inline constexpr UnitReader kMoney{UnitKind::money, read_money};

// The ISO code of the currency read: a name in front (港币50元) says more than
// the 元 behind.
std::string_view currency_of(const Reading& reading, const Figure& figure);

}  // namespace tiaowen
