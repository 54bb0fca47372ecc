// The year at the front of a date.
//
//   2022年   二〇二二年   九八年   今年   20世纪80年代   2021 in 2021—2035年
//
// 15年 alone is a length of time; 15年3月 is 2015.
#pragma once

#include <optional>

#include "extractors/time_date.h"

namespace tiaowen {

// A unit that ends a part of a date: 年, 月份, 季度.
struct DateUnit {
  DatePart part = DatePart::none;
  std::size_t end = 0;
  std::string_view name;  // also century, decade, clock
};
DateUnit date_unit(const TimeScope& scope, std::size_t at);

// 个月 and 天 as parts: of 前五个月, 第三个月, 前10天.
DatePart count_unit(const TimeScope& scope, std::size_t at,
                    std::size_t* end = nullptr);

// Is a range's other end, with the unit, behind the bare number's `end`?
bool shares_unit(const TimeScope& scope, std::size_t end, DatePart part);

struct YearRead {
  int from = 0, upto = 0;  // the same but for 年代 and 今明两年
  bool is_short = false;   // two digits
  std::size_t end = 0;
  Word word;  // 今年
};
std::optional<YearRead> read_year(const TimeScope& scope, std::size_t at,
                                  const DateRead* base);

}  // namespace tiaowen
