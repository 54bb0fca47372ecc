#include "pipeline/resolve/calendar.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace tiaowen {
namespace {

namespace ch = std::chrono;

ch::year_month_day civil(const Date& date) {
  return ch::year(date.year) / ch::month(date.month) / ch::day(date.day);
}

Date from_civil(const ch::year_month_day& day) {
  return {static_cast<std::int16_t>(static_cast<int>(day.year())),
          static_cast<std::uint8_t>(static_cast<unsigned>(day.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(day.day()))};
}

int month_length(int year, unsigned month) {
  const ch::year_month_day_last last =
      ch::year(year) / ch::month(month) / ch::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

// `months` later, the day kept or cut to the month's last.
Date shift_months(const Date& day, int months) {
  const int all = day.year * 12 + day.month - 1 + months;
  const int year = all / 12;
  const auto month = static_cast<unsigned>(all % 12 + 1);
  const int last = month_length(year, month);
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
          static_cast<std::uint8_t>(std::min<int>(day.day, last))};
}

std::optional<Date> parse(std::string_view iso) {
  int year = 0, month = 0, day = 0;
  if (iso.size() != 10) return std::nullopt;
  std::from_chars(iso.data(), iso.data() + 4, year);
  std::from_chars(iso.data() + 5, iso.data() + 7, month);
  std::from_chars(iso.data() + 8, iso.data() + 10, day);
  const Date date{static_cast<std::int16_t>(year),
                  static_cast<std::uint8_t>(month),
                  static_cast<std::uint8_t>(day)};
  if (!exists(date) || day == 0) return std::nullopt;
  return date;
}

}  // namespace

std::int32_t day_number(const Date& date) {
  return static_cast<std::int32_t>(
      ch::sys_days(civil(date)).time_since_epoch().count());
}

Date date_of(std::int32_t number) {
  return from_civil(ch::year_month_day(ch::sys_days(ch::days(number))));
}

bool exists(const Date& date) {
  if (date.month == 0) return date.day == 0;
  if (date.month > 12) return false;
  return date.day <= month_length(date.year, date.month);
}

Date first_day_of(const Date& date) {
  Date first = date;
  if (first.month == 0) first.month = 1;
  if (first.day == 0) first.day = 1;
  return first;
}

Date last_day_of(const Date& date) {
  Date last = date;
  if (last.month == 0) last.month = 12;
  if (last.day == 0) {
    last.day = static_cast<std::uint8_t>(month_length(last.year, last.month));
  }
  return last;
}

Date add(const Date& day, const Duration& duration) {
  const Date moved = shift_months(day, duration.years * 12 + duration.months);
  return date_of(day_number(moved) + duration.weeks * 7 + duration.days);
}

Date subtract(const Date& day, const Duration& duration) {
  const Date moved =
      shift_months(day, -(duration.years * 12 + duration.months));
  return date_of(day_number(moved) - duration.weeks * 7 - duration.days);
}

Workdays::Workdays(const Lexicon& words) {
  const std::size_t rows = words.rows(Dictionary::workday);
  for (std::size_t row = 0; row < rows; ++row) {
    const auto date = parse(words.cell(Dictionary::workday, row, "words"));
    if (!date) continue;
    changed_[day_number(*date)] =
        words.cell(Dictionary::workday, row, "kind") == "workday";
    if (first_year_ == 0) first_year_ = last_year_ = date->year;
    first_year_ = std::min<int>(first_year_, date->year);
    last_year_ = std::max<int>(last_year_, date->year);
  }
}

bool Workdays::covers(int year) const {
  return first_year_ <= year && year <= last_year_;
}

bool Workdays::is_workday(std::int32_t number) const {
  if (const auto found = changed_.find(number); found != changed_.end()) {
    return found->second;
  }
  const unsigned weekday =
      ch::weekday(ch::sys_days(ch::days(number))).iso_encoding();
  return weekday <= 5;
}

bool Workdays::is_workday(const Date& day) const {
  return is_workday(day_number(day));
}

Date Workdays::after(const Date& day, int n) const {
  std::int32_t number = day_number(day);
  while (n > 0) n -= is_workday(++number) ? 1 : 0;
  return date_of(number);
}

Date Workdays::before(const Date& day, int n) const {
  std::int32_t number = day_number(day);
  while (n > 0) n -= is_workday(--number) ? 1 : 0;
  return date_of(number);
}

Date Workdays::not_before(const Date& day) const {
  std::int32_t number = day_number(day);
  while (!is_workday(number)) ++number;
  return date_of(number);
}

}  // namespace tiaowen
