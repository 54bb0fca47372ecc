// The words around a time that bound it: …前, …以内, 截至…, 不超过….
//
// A bound is no part of the mention's span. Words: time_bound_before,
// time_bound_after.
#pragma once

#include "extractors/time_parts.h"

namespace tiaowen {

enum class BoundWord {
  none,
  by,        // 前, 不迟于
  to,        // 到, 至: by the end of the unit named
  from,      // 起, 自
  since,     // 以来
  within,    // 内
  after,     // 后
  until,     // 止, 截至
  at_least,  // 以上, 满
  at_most,   // 以下, 不超过
  about,     // 左右
  each,      // 两年一次
};

struct BoundRead {
  BoundWord before = BoundWord::none, after = BoundWord::none;
  Word word_before, word_after;
  std::size_t begin = 0, end = 0;  // with the words
};

// What stands around [begin, end).
BoundRead read_bounds(const TimeScope& scope, std::size_t begin,
                      std::size_t end);

// Of a date or range; `at` where nothing bounds it.
TimeBound date_bound(const BoundRead& bound);

}  // namespace tiaowen
