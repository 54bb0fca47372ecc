#include "pipeline/resolve/calendar.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

const Workdays& workdays() {
  static const Workdays kDays(testing::shipped_words());
  return kDays;
}

// The table read again by hand, and every day asked one after the other.
class BruteForce {
 public:
  BruteForce() {
    const Lexicon& words = testing::shipped_words();
    for (std::size_t row = 0; row < words.rows(Dictionary::workday); ++row) {
      const auto day = words.cell(Dictionary::workday, row, "words");
      const auto kind = words.cell(Dictionary::workday, row, "kind");
      (kind == "workday" ? worked_ : free_).insert(std::string(day));
    }
  }
  bool worked(const Date& date) const {
    if (worked_.contains(date.str())) return true;
    if (free_.contains(date.str())) return false;
    // 1970-01-01 was a Thursday.
    return (day_number(date) + 3) % 7 < 5;
  }

 private:
  std::set<std::string> worked_, free_;
};

TEST(Calendar, GoesThroughFifteenYearsDayByDay) {
  Date date{2010, 1, 1};
  const std::int32_t first = day_number(date);
  for (std::int32_t n = first; date.year < 2025; ++n) {
    ASSERT_EQ(day_number(date), n);
    ASSERT_EQ(date_of(n), date);
    ASSERT_TRUE(exists(date));
    ++date.day;
    if (!exists(date))
      date = {date.year, static_cast<std::uint8_t>(date.month + 1), 1};
    if (date.month == 13)
      date = {static_cast<std::int16_t>(date.year + 1), 1, 1};
  }
  EXPECT_EQ(day_number(date) - first, 15 * 365 + 4);
}

TEST(Calendar, KnowsWhichDaysDoNotExist) {
  EXPECT_FALSE(exists({2025, 2, 29}));
  EXPECT_FALSE(exists({2025, 2, 30}));
  EXPECT_FALSE(exists({2025, 13, 1}));
  EXPECT_TRUE(exists({2024, 2, 29}));
  EXPECT_TRUE(exists({2025, 0, 0}));
}

TEST(Calendar, NamesTheLastDayOfWhatADateNames) {
  EXPECT_EQ(last_day_of({2025, 0, 0}), (Date{2025, 12, 31}));
  EXPECT_EQ(last_day_of({2024, 2, 0}), (Date{2024, 2, 29}));
  EXPECT_EQ(last_day_of({2025, 6, 15}), (Date{2025, 6, 15}));
  EXPECT_EQ(first_day_of({2025, 6, 0}), (Date{2025, 6, 1}));
}

TEST(Calendar, EndsAMonthOnTheSameDayOrTheLastOne) {
  EXPECT_EQ(add({2025, 3, 14}, {0, 1}), (Date{2025, 4, 14}));
  EXPECT_EQ(add({2024, 1, 31}, {0, 1}), (Date{2024, 2, 29}));
  EXPECT_EQ(add({2025, 11, 30}, {0, 3}), (Date{2026, 2, 28}));
  EXPECT_EQ(add({2024, 2, 29}, {1}), (Date{2025, 2, 28}));
  EXPECT_EQ(subtract({2025, 3, 31}, {0, 1}), (Date{2025, 2, 28}));
}

TEST(Calendar, DoesNotCountTheDayOfTheEvent) {
  EXPECT_EQ(add({2025, 3, 1}, {0, 0, 0, 30}), (Date{2025, 3, 31}));
  EXPECT_EQ(add({2025, 3, 1}, {0, 0, 2, 1}), (Date{2025, 3, 16}));
  EXPECT_EQ(subtract({2025, 3, 1}, {0, 0, 0, 1}), (Date{2025, 2, 28}));
}

TEST(Calendar, NeverEndsAPeriodBeforeItsEvent) {
  const std::int32_t first = day_number({2010, 1, 1});
  for (std::int32_t n = first; n < first + 15 * 365; n += 7) {
    const Date day = date_of(n);
    for (const Duration& length :
         {Duration{0, 0, 0, 1}, Duration{0, 0, 0, 60}, Duration{0, 1},
          Duration{0, 6}, Duration{1}, Duration{3, 6, 0, 10}}) {
      const Date due = add(day, length);
      ASSERT_GE(due, day) << day.str() << " + " << length.str();
      ASSERT_LE(subtract(day, length), day);
      ASSERT_GE(workdays().not_before(due), due);
    }
  }
}

TEST(Workdays, KnowsHolidaysAndWeekendsThatAreWorked) {
  EXPECT_FALSE(workdays().is_workday({2024, 10, 1}));
  EXPECT_TRUE(workdays().is_workday({2024, 10, 12}));  // a Saturday
  EXPECT_FALSE(workdays().is_workday({2025, 3, 22}));  // a Saturday
  EXPECT_TRUE(workdays().is_workday({2025, 3, 24}));
  EXPECT_EQ(workdays().after({2024, 9, 30}, 1), (Date{2024, 10, 8}));
  EXPECT_EQ(workdays().before({2024, 10, 8}, 1), (Date{2024, 9, 30}));
  EXPECT_TRUE(workdays().covers(2025));
  EXPECT_FALSE(workdays().covers(1999));
}

TEST(Workdays, CountsLikeOneWhoAsksEveryDay) {
  const BruteForce brute;
  const std::int32_t first = day_number({2010, 1, 1});
  const std::int32_t end = day_number({2025, 1, 1});
  for (std::int32_t n = first; n < end; ++n) {
    const Date day = date_of(n);
    ASSERT_EQ(workdays().is_workday(day), brute.worked(day)) << day.str();
    if (n % 5 != 0) continue;
    int left = n % 23 + 1;
    const Date due = workdays().after(day, left);
    std::int32_t at = n;
    while (left > 0) left -= brute.worked(date_of(++at)) ? 1 : 0;
    ASSERT_EQ(due, date_of(at)) << day.str();
    ASSERT_TRUE(workdays().is_workday(due));
    ASSERT_GT(due, day);
    ASSERT_LE(workdays().before(due, n % 23 + 1), due);
  }
}

TEST(Workdays, MovesOnFromARestDayOnly) {
  const std::int32_t first = day_number({2015, 1, 1});
  for (std::int32_t n = first; n < first + 3650; ++n) {
    const Date day = date_of(n);
    const Date moved = workdays().not_before(day);
    ASSERT_TRUE(workdays().is_workday(moved));
    ASSERT_EQ(moved == day, workdays().is_workday(day)) << day.str();
    ASSERT_LE(day_number(moved) - n, 10);
  }
}

}  // namespace
}  // namespace tiaowen
