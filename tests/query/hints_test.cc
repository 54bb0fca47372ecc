// What is told beside the rows, and what is said to a question that is none.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/command/query_values.h"
#include "tests/query/asked.h"

namespace tiaowen {
namespace {

using testing::ask;
using testing::Asked;
using testing::AskedStore;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::shipped_words;

class QueryHints : public ::testing::Test {
 protected:
  // As a table for people.
  QueryCommand about(const std::string& subject) const {
    QueryCommand command = store_.about(subject);
    command.format = "table";
    return command;
  }
  AskedStore store_;
};

TEST_F(QueryHints, TheFiltersThatKeptRowsAwayAreNamed) {
  testing::put_text(store_.store(),
                    "玉溪市工作要点\n一、市农业农村局会同市教育局编制目录。\n",
                    "c.txt");
  QueryCommand command = about("obligations");
  command.lead = {"市财政局"};
  command.due_before = "2025-12-31";
  EXPECT_EQ(ask(command).log, "nothing found; without --due-before: 2\n");
  command.language = Language::chinese;
  EXPECT_EQ(ask(command).log,
            "没有符合条件的结果；不限 --due-before 则有 2 条\n");
  command.language = Language::english;
  command.lead = {"市教育局"};
  command.due_before.clear();
  EXPECT_EQ(ask(command).log,
            "nothing found; with --department in place of --lead: 1\n");
  command.lead = {"市财政局"};
  command.due_before = "2025-12-31";
  command.condition = "国家级";
  EXPECT_EQ(ask(command).log, "nothing found\n");
  command.lead.clear();
  command.due_before.clear();
  command.text = "名单";
  EXPECT_EQ(ask(command).log,
            "nothing found; without --text: 1, without --condition: 1\n");
  // One filter alone: without it there is all.
  command.text.clear();
  command.condition = "没有的";
  EXPECT_EQ(ask(command).log, "nothing found\n");
  // Programs are not told more than that.
  command.text = "名单";
  command.format = "ndjson";
  EXPECT_EQ(ask(command).log, "nothing found\n");
}

TEST_F(QueryHints, WordsThatNothingHasAreAnsweredWithThoseThereAre) {
  QueryCommand command = about("awards");
  command.per = {"企业"};
  EXPECT_EQ(ask(command).log,
            "nothing found\n--per: the store has none of this, but 户\n");
  command = about("findings");
  command.code = "amount";
  EXPECT_THAT(ask(command).log,
              HasSubstr("--code: the store has none of this, but "));
  command.code = "actor.missing";
  EXPECT_EQ(ask(command).log, "");
}

TEST_F(QueryHints, ADayIsToldAsItWasRead) {
  QueryCommand command = about("obligations");
  command.due_before = "2026年6月";
  EXPECT_EQ(ask(command).log, "--due-before 2026年6月: until 2026-05-31\n");
  command.due_after = "三月";
  EXPECT_EQ(ask(command).log,
            "--due-before 2026年6月: until 2026-05-31\n--due-after 三月: from "
            "2025-03-01\n");
  command.due_after.clear();
  command.due_before = "2026-05-31";
  EXPECT_EQ(ask(command).log, "");
}

TEST_F(QueryHints, LimitsWithoutADayAreCounted) {
  testing::put_text(store_.store(),
                    "玉溪市奖补办法\n第一条 市财政局应当自收到申请之日起15日内"
                    "拨付资金。\n第二条 市财政局应当公开名单。\n玉溪市财政局\n"
                    "2025年3月1日\n",
                    "c.txt");
  QueryCommand command = about("obligations");
  command.lead = {"玉溪市财政局"};
  command.due_before = "2026-12-31";
  const Asked asked = ask(command);
  EXPECT_THAT(asked.log, HasSubstr("limits without a date"));
  EXPECT_THAT(asked.log, HasSubstr(": 1 more, without --due-before"));
  command.lead.clear();  // nothing but days is asked for
  EXPECT_EQ(ask(command).log, "");
}

TEST_F(QueryHints, QuestionsThatAreNoneSayWhatCanBeAsked) {
  Asked asked = ask(about(""));
  EXPECT_EQ(asked.status, kExitUsage);
  EXPECT_THAT(asked.log, HasSubstr("obligations, awards, deadlines"));
  QueryCommand command = about("");
  command.sql = "SELECT * FROM obligation_s";
  asked = ask(command);
  EXPECT_EQ(asked.status, kExitUsage);
  EXPECT_THAT(asked.log, HasSubstr("no such table: obligation_s; views are "
                                   "amounts, answers, awards, citations"));
  command.sql = "DROP TABLE obligation";
  EXPECT_THAT(ask(command).log, HasSubstr("not authorized: --sql only reads"));
  command = about("awards");
  command.amount_min = "50—80万元";
  EXPECT_THAT(ask(command).log, HasSubstr("has two ends"));
}

TEST(QueryValues, KindsMayBeWordsForThem) {
  EXPECT_EQ(modality_of("duty", shipped_words()), "duty");
  EXPECT_EQ(modality_of("不得", shipped_words()), "prohibition");
  EXPECT_EQ(modality_of("应当", shipped_words()), "duty");
  EXPECT_EQ(modality_of("鼓励", shipped_words()), "encourage");
  EXPECT_THAT(modality_of("应当公开", shipped_words()).error().message,
              HasSubstr("duty, power, prohibition"));
}

TEST(Query, DocumentsWithSuchDutiesComeNewestFirst) {
  const AskedStore store;
  QueryCommand command = store.about("documents");
  command.modality = {"duty"};
  EXPECT_THAT(ask(command).all("issued"),
              ElementsAre("2025-02-20", "2025-01-10"));
  command.reverse = true;
  EXPECT_THAT(ask(command).all("issued"),
              ElementsAre("2025-01-10", "2025-02-20"));
  command.limit = 1;
  EXPECT_THAT(ask(command).all("issued"), ElementsAre("2025-01-10"));
}

// Few are sorted, and of many only the first are looked for.
TEST(Query, TheFirstDocumentsAreThoseOfAll) {
  AskedStore store;
  for (int i = 1; i <= 90; ++i) {
    std::string text = "玉溪市第" + std::to_string(i) + "号办法\n";
    for (int k = 1; k <= 20; ++k) {
      text += "第" + std::to_string(k) + "条 " +
              (i % 3 == 0 ? "市科技局" : "市财政局") + "应当公开第" +
              std::to_string(k) + "类名单。\n";
    }
    if (i % 4 != 0) {
      text += "玉溪市财政局\n2024年" + std::to_string(1 + i % 12) + "月1日\n";
    }
    testing::put_text(store.store(), text, std::to_string(i) + ".txt");
  }
  QueryCommand command = store.about("documents");
  command.modality = {"duty"};
  for (const char* lead : {"", "市科技局"}) {
    if (*lead != '\0') command.lead = {lead};
    for (const bool reversed : {false, true}) {
      command.reverse = reversed;
      command.limit.reset();
      const auto all = ask(command).all("sha256");
      ASSERT_GT(all.size(), 20U);
      for (const int limit : {5, 55}) {
        command.limit = limit;
        const auto some = ask(command).all("sha256");
        EXPECT_EQ(some,
                  std::vector(all.begin(),
                              all.begin() + static_cast<long>(some.size())));
        EXPECT_EQ(some.size(), std::min<std::size_t>(limit, all.size()));
      }
    }
  }
}

// 县财政局 may be one body or all of a kind: a row each, with its own duties.
TEST(Query, DutiesOfABodyAreCountedWhereItIsMeant) {
  AskedStore store;
  testing::put_text(
      store.store(),
      "某县奖补办法\n一、县财政局应当公开名单。\n二、各乡镇、县财政"
      "局应当公开名单。\n",
      "c.txt");
  const std::string counted = testing::answer(
      store.store(),
      "SELECT count(*) FROM obligation_actor WHERE role = 'lead'");
  QueryCommand command = store.about("departments");
  int leads = 0;
  for (const auto& row : ask(command).rows) leads += row["leads"].get<int>();
  EXPECT_EQ(std::to_string(leads), counted);
}

TEST(Query, SeveralLeadsOfADeadlineStandApart) {
  AskedStore store;
  testing::put_text(store.store(),
                    "玉溪市工作要点\n一、市司法局、市财政局应当于2026年8月1日前"
                    "公布清单。\n",
                    "c.txt");
  QueryCommand command = store.about("deadlines");
  command.due_after = "2026-08-01";
  command.due_before = "2026-08-01";
  EXPECT_THAT(ask(command).all("leads"),
              ElementsAre("玉溪市司法局、玉溪市财政局"));
}

}  // namespace
}  // namespace tiaowen
