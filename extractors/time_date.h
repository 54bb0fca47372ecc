// Calendar dates and ranges of them, as written.
//
//   2022年12月31日   2022-12        二〇二二年十二月   2022.12.31   20221231
//   10月底           6月上旬        明年一季度         上半年
//   3月1日至4月30日  2021—2035年    2018年2—4月        2015年和2018年之间
//
// A year that is not written stays 0, a year counted from the document's own
// (今年) is kDocumentYear + n; resolve_dates() fills both in. Words: time_unit,
// time_part, time_to, time_word (class year).
#pragma once

#include <optional>

#include "extractors/time_parts.h"

namespace tiaowen {

enum class DatePart { none, year, quarter, month, day };

struct DateRead {
  Date first, last;       // the same for a plain date
  bool interval = false;  // 上旬, 一季度, a range
  bool short_year = false;
  DatePart ends = DatePart::none;  // the smallest part that was read
  std::size_t end = 0;
  Word word;  // 今年, 上旬: the row, where one was used
};

// The date that begins at `at`. With `base` (the earlier end of a range)
// what is left out in front is taken from it: 20日 after 3月1日.
std::optional<DateRead> read_date(const TimeScope& scope, std::size_t at,
                                  const DateRead* base = nullptr);

// The range, or else the date, that begins at `at`.
std::optional<DateRead> read_dates(const TimeScope& scope, std::size_t at);

// Past a weekday in brackets and a time of day: （周五）17:30.
std::size_t skip_clock(const TimeScope& scope, std::size_t at);

// The last day of a month; REQUIRES 1 <= month <= 12.
int last_day(int year, int month);

}  // namespace tiaowen
