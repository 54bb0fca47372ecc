// Bounds: the words around a number that say which side of it counts.
//
//   不低于|50%       at_least, in front      50%|以上      at_least, behind
//   最高给予|30万元   at_most, further off    50家|左右     about
//
// For numbers of every kind. The words are dictionaries/bound_before.tsv and
// bound_after.tsv; what their end means is the Civil Code's (art. 1259).
#pragma once

#include <optional>

#include "extractors/extract.h"

namespace tiaowen {

struct Limit {
  Bound bound = Bound::exact;
  Span words;  // empty where there are none
  Word row;
  bool stated() const { return !words.empty(); }
};

// The bound whose words end where `begin` is, blanks and words like 人民币
// skipped; else 最高, 至少 … further off in the same clause, but not before
// `after`, where the number before ends.
Limit limit_before(const Reading& reading, std::size_t begin,
                   std::size_t after);

// The bound whose words begin at `end`: 以上, (含)以下, 左右.
Limit limit_behind(const Reading& reading, std::size_t end);

// How a number is bounded that has these words around it; `more` where 余 or
// 多 stands in it. The words behind it win.
Bound bound_of(const Limit& before, const Limit& behind, bool more);

// Puts a value where its bound says: min, max or both.
template <typename T>
void place(Bound bound, const T& value, std::optional<T>& min,
           std::optional<T>& max) {
  if (bound != Bound::at_most && bound != Bound::less_than) min = value;
  if (bound != Bound::at_least && bound != Bound::more_than) max = value;
}

}  // namespace tiaowen
