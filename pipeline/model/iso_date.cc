#include "pipeline/model/iso_date.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace tiaowen {

std::optional<Date> parse_date(std::string_view text) {
  Date date;
  int part[3] = {0, 0, 0};
  std::size_t from = 0;
  for (int i = 0; i < 3 && from <= text.size(); ++i) {
    const std::size_t to = std::min(text.find('-', from), text.size());
    const char* const begin = text.data() + from;
    const char* const end = text.data() + to;
    const auto [stop, error] = std::from_chars(begin, end, part[i]);
    if (error != std::errc() || stop != end) return std::nullopt;
    from = to + 1;
  }
  if (from <= text.size() || part[0] < 1 || part[0] > 9999 || part[1] < 0 ||
      part[1] > 12 || part[2] < 0 || part[2] > 31) {
    return std::nullopt;
  }
  // 2023-02-30 is no date, however it is written.
  if (part[2] != 0 && !std::chrono::year_month_day(
                           std::chrono::year(part[0]),
                           std::chrono::month(static_cast<unsigned>(part[1])),
                           std::chrono::day(static_cast<unsigned>(part[2])))
                           .ok()) {
    return std::nullopt;
  }
  date.year = static_cast<std::int16_t>(part[0]);
  date.month = static_cast<std::uint8_t>(part[1]);
  date.day = static_cast<std::uint8_t>(part[2]);
  return date;
}

}  // namespace tiaowen
