// Lengths of time, as written.
//
//   30日 P30D   3年6个月 P3Y6M   3—12个月 P12M, at least P3M
//   15个工作日 P15D in working days   一个半月   半年   3年以上7年以下
//
// Words: time_unit (column count), time_word (class span), time_to.
#pragma once

#include <optional>

#include "extractors/time_parts.h"

namespace tiaowen {

struct DurationRead {
  Duration length;
  std::optional<Duration> least;  // of a range
  bool workdays = false;
  bool calendar_year = false;  // 5年: also the words of a date
  std::size_t end = 0;
  Word unit;
};

// The length of time that begins at `at`.
std::optional<DurationRead> read_duration(const TimeScope& scope,
                                          std::size_t at);

}  // namespace tiaowen
