#include "pipeline/write/icalendar.h"

#include <gmock/gmock.h>
#include <libical/ical.h>

#include "tests/write/exported.h"

namespace tiaowen {
namespace {

using testing::corpus_record;
using ::testing::ElementsAre;
using testing::export_of;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::record_of;

// The lines of a calendar that begin with `name`, unfolded.
std::vector<std::string> lines_of(std::string text, const std::string& name) {
  for (std::size_t at = 0; (at = text.find("\r\n ", at)) != text.npos;) {
    text.erase(at, 3);
  }
  std::vector<std::string> found;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.starts_with(name)) found.push_back(line);
  }
  return found;
}

// libical's own reading of it, with its check of what RFC 5545 and 5546
// allow.
void expect_allowed(const std::string& text) {
  icalcomponent* const calendar = icalparser_parse_string(text.c_str());
  ASSERT_NE(calendar, nullptr);
  EXPECT_EQ(icalcomponent_count_errors(calendar), 0);
  EXPECT_EQ(icalrestriction_check(calendar), 1);
  EXPECT_EQ(icalcomponent_count_errors(calendar), 0)
      << icalcomponent_as_ical_string(calendar);
  icalcomponent_free(calendar);
}

TEST(Icalendar, TasksOfAListAreTodos) {
  const Record record = corpus_record("task_list/record.json");
  const std::string ics = export_of("ics", {&record}).content;
  expect_allowed(ics);
  EXPECT_THAT(
      lines_of(ics, "SUMMARY"),
      ElementsAre("SUMMARY:新增智能算力300P以上", "SUMMARY:新增上云企业1200家",
                  "SUMMARY:开放数据集不少于150个",
                  HasSubstr("培育规模以上企业25家"),
                  HasSubstr("开展培训40场次")));
  EXPECT_THAT(lines_of(ics, "DUE"),
              ElementsAre("DUE;VALUE=DATE:20250930", "DUE;VALUE=DATE:20251231",
                          "DUE;VALUE=DATE:20251130", "DUE:20250331T235959"));
  EXPECT_THAT(lines_of(ics, "RRULE"), ElementsAre(HasSubstr("FREQ=YEARLY")));
  EXPECT_THAT(ics, HasSubstr("ROLE=CHAIR"));
  EXPECT_THAT(ics, HasSubstr("ROLE=REQ-PARTICIPANT"));
}

// What a calendar updates by: another file of the same document, read anew.
TEST(Icalendar, UidsAreOfTheContentNotOfTheFile) {
  for (const char* name :
       {"task_list", "subsidy_measure", "staged_opinion", "two_attachments"}) {
    const Record text = corpus_record(std::string(name) + "/record.json");
    const Record pdf = corpus_record(std::string(name) + "/record.pdf.json");
    const auto uids = lines_of(export_of("ics", {&text}).content, "UID");
    EXPECT_EQ(uids, lines_of(export_of("ics", {&pdf}).content, "UID")) << name;
    EXPECT_GE(uids.size(), 1U);
  }
}

TEST(Icalendar, UidsStayWhenTextIsAddedBeforeOrADateMoves) {
  const std::string head = "澄川市某某办法\n澄政发〔2024〕3号\n";
  const std::string task = "第一条 市财政局负责在2025年6月底前完成核拨。\n";
  const std::string moved = "第一条 市财政局负责在2025年9月底前完成核拨。\n";
  const Record old = record_of(head + task);
  const Record more = record_of(head + "现印发给你们，请认真执行。\n" + task);
  const Record later = record_of(head + moved);
  const auto uids = lines_of(export_of("ics", {&old}).content, "UID");
  ASSERT_EQ(uids.size(), 1U);
  EXPECT_EQ(uids, lines_of(export_of("ics", {&more}).content, "UID"));
  EXPECT_EQ(uids, lines_of(export_of("ics", {&later}).content, "UID"));
}

TEST(Icalendar, TwoPhasesAreTwoRelatedTodos) {
  const Record record = corpus_record("subsidy_measure/record.json");
  const std::string ics = export_of("ics", {&record}).content;
  const auto uids = lines_of(ics, "UID:");
  const auto related = lines_of(ics, "RELATED-TO");
  ASSERT_EQ(related.size(), 1U);
  EXPECT_EQ(related[0], "RELATED-TO;RELTYPE=SIBLING:" + uids[0].substr(4));
  EXPECT_EQ(lines_of(ics, "DUE").size(), 1U);  // the other has no date
  expect_allowed(ics);
}

TEST(Icalendar, OneDepartmentsFeedAndAlarms) {
  const Record record = corpus_record("task_list/record.json");
  SinkOptions options;
  options.departments = {"澄川市财政局"};
  options.alarms = {7, 1};
  const std::string ics = export_of("ics", {&record}, options).content;
  EXPECT_THAT(lines_of(ics, "SUMMARY"),
              ElementsAre("SUMMARY:新增智能算力300P以上"));
  EXPECT_THAT(
      lines_of(ics, "TRIGGER"),
      ElementsAre("TRIGGER;RELATED=END:-P7D", "TRIGGER;RELATED=END:-P1D"));
  expect_allowed(ics);
}

TEST(Icalendar, HoldsNoLineThatATextMade) {
  Record record = record_of(
      "第一条 市财政局负责在2025年6月底前完成\"核拨\";逗号,\\n<b>]]>\x01。");
  record.obligations.at(0).action = record.text.whole();
  const std::string ics = export_of("ics", {&record}).content;
  EXPECT_THAT(ics, Not(HasSubstr("\x01")));
  EXPECT_THAT(lines_of(ics, "SUMMARY"),
              ElementsAre(HasSubstr(R"(\;逗号\,\\n)")));
  expect_allowed(ics);
}

TEST(Icalendar, AThousandTasks) {
  std::string text;
  for (int i = 1; i <= 1000; ++i) {
    text +=
        "第" + std::to_string(i) + "条 市财政局负责在2026年6月底前完成核拨。\n";
  }
  const Record record = record_of(text);
  const std::string ics = export_of("ics", {&record}).content;
  const auto uids = lines_of(ics, "UID");
  EXPECT_EQ(uids.size(), 1000U);
  EXPECT_EQ(std::set<std::string>(uids.begin(), uids.end()).size(), 1000U);
}

TEST(Icalendar, ARecordWithoutTasksIsAnEmptyCalendar) {
  const Record record = record_of("甲");
  EXPECT_THAT(export_of("ics", {&record}).content, Not(HasSubstr("VTODO")));
}

}  // namespace
}  // namespace tiaowen
