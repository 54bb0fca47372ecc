// Years left out, last days allowed and impossible dates, in whole texts.

#include <gtest/gtest.h>

#include "pipeline/model/unicode.h"
#include "pipeline/resolve/calendar.h"
#include "pipeline/run.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

Record record_of(std::string_view text, std::optional<Date> issued = {}) {
  auto document = read_text(text);
  RunOptions options;
  options.context.issued = issued;
  return run(std::move(*document), testing::shipped_words(), options);
}

std::vector<Time> times_of(const Record& record) {
  std::vector<Time> times;
  for (const Mention& mention : record.mentions) {
    if (const auto* time = std::get_if<Time>(&mention.value)) {
      times.push_back(*time);
    }
  }
  return times;
}

int count(const Record& record, std::string_view code) {
  int many = 0;
  for (const Finding& finding : record.findings) many += finding.code == code;
  return many;
}

TEST(Dates, CountFromTheIssueOnlyWhereThatIsTheEvent) {
  for (const char* text : {"聘期届满前20日内续签。", "每季度结束后8日内报数。",
                           "到期前6个工作日续办。"}) {
    const auto times = times_of(record_of(text, Date{2024, 5, 6}));
    ASSERT_EQ(times.size(), 1u) << text;
    EXPECT_EQ(times[0].due, std::nullopt) << text;
  }
}

TEST(Dates, AreNotCountedOnFromAnEventTheyComeBefore) {
  const auto times = times_of(record_of(
      "本通知印发前30日内公示，印发后30日内备案。", Date{2024, 5, 6}));
  ASSERT_EQ(times.size(), 2u);
  EXPECT_FALSE(times[0].due);
  EXPECT_EQ(times[1].due->str(), "2024-06-05");
}

TEST(Dates, OfAnActThatStandsAreNotThoseOfItsIssue) {
  const std::string_view rule =
      "某市园地管理办法\n第一条 各园应当在本年度内修枝，全年不得焚烧。\n";
  const auto times = times_of(record_of(rule, Date{2019, 5, 6}));
  ASSERT_EQ(times.size(), 1u);
  EXPECT_EQ(times[0].kind, TimeKind::relative);
  EXPECT_FALSE(times[0].date);
  const auto plan = times_of(record_of(
      "某市园地工作方案\n一、各园应当在本年度内修枝。\n", Date{2019, 5, 6}));
  ASSERT_EQ(plan.size(), 1u);
  EXPECT_EQ(plan[0].due, (Date{2019, 12, 31}));
}

TEST(Dates, ReportAMonthBeforeWhichInBothReadings) {
  const Record record = record_of("2026年4月前完成审核。");
  const auto times = times_of(record);
  ASSERT_EQ(times.size(), 1u);
  EXPECT_EQ(times[0].due, (Date{2026, 3, 31}));
  EXPECT_EQ(times[0].due_latest, (Date{2026, 4, 30}));
  EXPECT_EQ(count(record, "deadline.ambiguous"), 1);
}

TEST(Dates, AreNotAmbiguousWhereTheLastDayIsNamed) {
  for (const char* text : {"2026年4月底前完成审核。",
                           "2026年4月30日前完成审核。", "到2026年完成审核。"}) {
    const Record record = record_of(text);
    EXPECT_EQ(count(record, "deadline.ambiguous"), 0) << text;
    ASSERT_EQ(times_of(record).size(), 1u) << text;
    EXPECT_TRUE(times_of(record)[0].due) << text;
    EXPECT_FALSE(times_of(record)[0].due_latest) << text;
  }
}

TEST(Dates, TakeAMissingYearFromTheClauseAndNeverFromToday) {
  const auto times = times_of(record_of("2031年3月摸底，9月底前整改。"));
  ASSERT_EQ(times.size(), 2u);
  EXPECT_EQ(times[1].date, (Date{2031, 9, 30}));
  EXPECT_TRUE(times[1].inferred);

  const auto unknown = times_of(record_of("9月底前整改。"));
  ASSERT_EQ(unknown.size(), 1u);
  EXPECT_FALSE(unknown[0].date);
  EXPECT_FALSE(unknown[0].due);
}

TEST(Dates, TakeTheYearOfTheHeadingAboveThem) {
  const auto times = times_of(
      record_of("一、2023年工作情况\n"
                "（一）旅游持续升温。全年接待游客32万人次，9月新开两条线路。\n"
                "二、2024年工作安排\n"
                "（一）全年新增泊位300个，今年启动二期。\n",
                Date{2024, 1, 20}));
  ASSERT_EQ(times.size(), 6u);
  EXPECT_EQ(times[1].date->str(), "2023");
  EXPECT_EQ(times[2].date->str(), "2023-09");
  EXPECT_EQ(times[4].date->str(), "2024");
  EXPECT_EQ(times[5].date->str(), "2024");
}

TEST(Dates, DoNotCarryAYearIntoAnotherClause) {
  const auto times = times_of(
      record_of("一、2031年3月摸底。\n二、9月底前整改。", Date{2029, 1, 8}));
  ASSERT_EQ(times.size(), 2u);
  EXPECT_EQ(times[1].date, (Date{2029, 9, 30}));
}

TEST(Dates, ThatCannotBeAreReportedAndNotGiven) {
  const Record record = record_of("2026年2月30日前报送，2025年2月29日开会。");
  EXPECT_EQ(count(record, "date.impossible"), 2);
  for (const Time& time : times_of(record)) {
    EXPECT_FALSE(time.date);
    EXPECT_FALSE(time.due);
  }
}

TEST(Dates, BeforeTheDayOfIssueAreReported) {
  const Record record =
      record_of("2023年6月30日前完成整改。", Date{2024, 2, 1});
  EXPECT_EQ(count(record, "deadline.before_issue"), 1);
}

TEST(Dates, CountFromTheDocumentsOwnDay) {
  const auto times = times_of(
      record_of("自印发之日起15个工作日内上报名单。", Date{2024, 4, 26}));
  ASSERT_EQ(times.size(), 1u);
  // 28 April and 11 May were worked, 1 to 5 May were free.
  EXPECT_EQ(times[0].due, (Date{2024, 5, 20}));
}

TEST(Dates, LeaveTheDueDayOpenWhereTheEventIsNotKnown) {
  const auto times = times_of(
      record_of("自收到申请之日起15个工作日内答复。", Date{2024, 4, 26}));
  ASSERT_EQ(times.size(), 1u);
  EXPECT_FALSE(times[0].due);
}

TEST(Dates, SayWhenTheHolidaysOfAYearAreNotKnown) {
  const Record record =
      record_of("自印发之日起15个工作日内上报。", Date{2040, 4, 26});
  EXPECT_EQ(count(record, "deadline.calendar"), 1);
}

TEST(Dates, AreNeverDueBeforeTheEvent) {
  for (int year = 2010; year < 2025; ++year) {
    for (int month = 1; month <= 12; ++month) {
      const Date issued{static_cast<std::int16_t>(year),
                        static_cast<std::uint8_t>(month), 28};
      const auto times = times_of(
          record_of("自发布之日起3个工作日内公示，自发布之日起1个月内上报，"
                    "自发布之日起60日内办结。",
                    issued));
      ASSERT_EQ(times.size(), 3u);
      for (const Time& time : times) {
        ASSERT_TRUE(time.due);
        EXPECT_GT(*time.due, issued);
        EXPECT_GE(time.due_latest.value_or(*time.due), *time.due);
      }
      EXPECT_TRUE(Workdays(testing::shipped_words()).is_workday(*times[0].due));
    }
  }
}

}  // namespace
}  // namespace tiaowen
