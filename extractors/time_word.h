// Times that begin with a word and not with a number.
//
//   每年10月底   按月   长期坚持   尽快   “十四五”末   规定时间内   待…出台后
//
// Words: time_word, plan_period.
#pragma once

#include <optional>

#include "extractors/time_role.h"

namespace tiaowen {

// A mention, and where to read on: past the words that bound it.
struct TimeFound {
  Mention mention;
  std::size_t next = 0;
};

std::optional<TimeFound> read_time_word(const TimeScope& scope,
                                        const Sighting& seen);

// A mention of a date or range, with its bound and role.
TimeFound date_found(const TimeScope& scope, std::size_t begin, std::size_t end,
                     Time time, std::string_view rule);

}  // namespace tiaowen
