// The analysts' questions, put as they are typed.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/command/query_values.h"
#include "pipeline/query/bodies.h"
#include "tests/query/asked.h"

namespace tiaowen {
namespace {

using testing::ask;
using testing::Asked;
using testing::AskedStore;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::shipped_words;
using ::testing::UnorderedElementsAre;

TEST(Query, WhatMustTheFinanceBureauDoBeforeJune) {
  const AskedStore store;
  QueryCommand command = store.about("obligations");
  command.lead = {"市财政局"};
  command.due_before = "2026年6月";
  const Asked asked = ask(command);
  ASSERT_EQ(asked.rows.size(), 1u);
  const auto& row = asked.rows[0];
  EXPECT_EQ(row["leads"], "玉溪市财政局");
  EXPECT_EQ(row["due"], "2026-05-31");
  EXPECT_EQ(row["document"], "玉溪市科技企业孵化器奖补办法");
  EXPECT_EQ(row["doc_number"], "玉科规〔2025〕2号");
  EXPECT_THAT(row["clause"].get<std::string>(), HasSubstr("第三条"));
  EXPECT_THAT(row["quote"].get<std::string>(),
              HasSubstr("于2026年5月31日前拨付奖补资金"));
  EXPECT_EQ(row["path"], "a/孵化器.txt");
}

TEST(Query, WhichPoliciesPayMoreThanHalfAMillionPerCompany) {
  const AskedStore store;
  QueryCommand command = store.about("awards");
  command.amount_min = "超过50万元";
  command.per = {"户"};
  const Asked asked = ask(command);
  ASSERT_EQ(asked.rows.size(), 1u);
  EXPECT_EQ(asked.rows[0]["amount"], "800000");
  EXPECT_EQ(asked.rows[0]["amounts"], "80万元");
  EXPECT_EQ(asked.rows[0]["per"], "户");
  command.amount_min = "80万元";
  EXPECT_EQ(ask(command).rows.size(), 1u);
  command.amount_min = "超过80万元";
  EXPECT_THAT(ask(command).rows, IsEmpty());
  command.amount_min = "";
  command.amount_max = "200000";
  const Asked small = ask(command);
  EXPECT_THAT(small.all("amount"), ElementsAre("200000"));
  EXPECT_THAT(small.all("condition"), ElementsAre("对新认定的市级孵化器"));
}

TEST(Query, NamesResolveThroughTheRegister) {
  const AskedStore store;
  QueryCommand command = store.about("obligations");
  command.due_after = "2026-01-01";
  command.lead = {"玉溪市科技局"};
  EXPECT_THAT(ask(command).all("due"), ElementsAre("2026-09-30"));
  command.lead = {"财政局"};
  command.region = "玉溪";
  EXPECT_THAT(ask(command).all("due"), ElementsAre("2026-05-31", "2026-12-31"));
  command.lead = {"玉溪市财政局", "玉溪市科技局"};
  EXPECT_THAT(ask(command).all("due"),
              ElementsAre("2026-05-31", "2026-09-30", "2026-12-31"));
  command.lead.clear();
  command.support = {"市财政局"};
  EXPECT_THAT(ask(command).all("due"), ElementsAre("2026-09-30"));
  command.support.clear();
  command.department = {"市财政局"};
  command.reverse = true;
  EXPECT_THAT(ask(command).all("due"),
              ElementsAre("2026-12-31", "2026-09-30", "2026-05-31"));
}

TEST(Query, UnknownNamesAreToldWithTheNearest) {
  const AskedStore store;
  QueryCommand command = store.about("obligations");
  command.lead = {"玉溪市财政厅"};
  Asked asked = ask(command);
  EXPECT_EQ(asked.status, kExitUsage);
  EXPECT_THAT(asked.log, HasSubstr("玉溪市财政局"));
  command.lead.clear();
  command.region = "玉西市";
  asked = ask(command);
  EXPECT_EQ(asked.status, kExitUsage);
  EXPECT_THAT(asked.log, HasSubstr("nearest"));
}

TEST(Query, RegionsOfNoRegisterAreThoseOfTheDocuments) {
  AskedStore store;
  ASSERT_NE(
      testing::put_text(store.store(),
                        "澄川市财政局关于报送总结的通知\n澄财〔2025〕1号\n"
                        "一、市财政局应当于2026年4月30日前报送总结。\n"
                        "澄川市财政局\n2025年3月1日\n",
                        "c.txt"),
      0);
  QueryCommand command = store.about("obligations");
  command.region = "澄川";
  EXPECT_THAT(ask(command).all("due"), ElementsAre("2026-04-30"));
  command.lead = {"财政局"};
  EXPECT_THAT(ask(command).all("due"), ElementsAre("2026-04-30"));
}

TEST(Query, FiltersThatDoNotFitAreRefused) {
  const AskedStore store;
  QueryCommand command = store.about("findings");
  command.amount_min = "5";
  const Asked asked = ask(command);
  EXPECT_EQ(asked.status, kExitUsage);
  EXPECT_THAT(asked.log, HasSubstr("--amount-min does not go with findings"));
  command = store.about("obligations");
  command.due_before = "不久";
  EXPECT_THAT(ask(command).log, HasSubstr("2026-06-30"));
  command.due_before = "";
  command.amount_min = "很多";
  EXPECT_THAT(ask(command).log, HasSubstr("50万元"));
}

TEST(Query, TextFindsWhatStandsUnderItsWords) {
  const AskedStore store;
  QueryCommand command = store.about("awards");
  command.text = "奖补按照";  // of 第二条, above its items
  EXPECT_THAT(ask(command).all("amounts"), ElementsAre("80万元", "20万元"));
  command.text = "国家级";
  EXPECT_THAT(ask(command).all("amounts"), ElementsAre("80万元"));
  command.text = "国家奖";
  EXPECT_THAT(ask(command).rows, IsEmpty());
  command = store.about("documents");
  command.text = "绩效";
  EXPECT_THAT(ask(command).all("doc_number"), ElementsAre("玉财绩〔2025〕7号"));
}

TEST(Query, SumsCountATotalAndItsPartsOnce) {
  const AskedStore store;
  QueryCommand command = store.about("obligations");
  command.sum = true;
  command.text = "专项资金";
  const Asked asked = ask(command);
  ASSERT_EQ(asked.rows.size(), 1u) << asked.out;
  EXPECT_EQ(asked.rows[0]["figures"], 3);
  EXPECT_EQ(asked.rows[0]["left_out"], 2);
  EXPECT_EQ(asked.rows[0]["sum_max"], "10000000");
  command = store.about("awards");
  command.sum = true;
  EXPECT_EQ(ask(command).rows[0]["per"], "户");
  EXPECT_TRUE(ask(command).rows[0]["sum_max"].is_null());  // a rate
}

TEST(Query, DeadlinesDocumentsDepartmentsClausesAndFindings) {
  const AskedStore store;
  QueryCommand command = store.about("deadlines");
  command.due_after = "2026年9月";
  EXPECT_THAT(ask(command).all("due"), ElementsAre("2026-09-30", "2026-12-31"));
  command.lead = {"市科技局"};
  EXPECT_THAT(ask(command).all("leads"), ElementsAre("玉溪市科学技术局"));
  command = store.about("documents");
  command.region = "玉溪市";
  EXPECT_THAT(ask(command).all("issued"),
              ElementsAre("2025-02-20", "2025-01-10"));
  command.amount_min = "50万";
  command.per = {"户"};
  EXPECT_THAT(ask(command).all("path"), ElementsAre("a/孵化器.txt"));
  command = store.about("departments");
  command.text = "财政";
  EXPECT_THAT(ask(command).all("name"), Contains("玉溪市财政局"));
  command = store.about("clauses");
  command.document = "玉科规〔2025〕2号";
  command.text = "公布";
  EXPECT_THAT(ask(command).all("clause"), ElementsAre("第二章第四条"));
  command = store.about("findings");
  command.severity = "warning";
  EXPECT_EQ(ask(command).status, kExitGood);
}

TEST(Query, SinceAVersionOnlyWhatIsNew) {
  AskedStore store;
  std::string later = testing::kIncubators;
  const std::string before = "第四条", added =
                                           "第四条 市科技局应当于2026年8月1日"
                                           "前修订名单。\n第五条";
  later.replace(later.find(before), before.size(), added);
  const auto document = testing::read_for_store(later);
  const std::string& sha256 = document.sha256;
  Transaction transaction(store.store().database());
  ASSERT_TRUE(store.store().put(document).has_value());
  Rows& rows = store.store().rows();
  rows.change(
      "UPDATE document SET current = 0 WHERE id = (SELECT document FROM "
      "place WHERE path = 'a/孵化器.txt')");
  rows.change(
      "UPDATE place SET document = ?, version = 2, sha256 = ? WHERE "
      "path = 'a/孵化器.txt'",
      document_id(sha256), sha256);
  rows.insert("version", "/in", "a/孵化器.txt", 2, sha256, document_id(sha256));
  ASSERT_TRUE(rows.status().has_value());
  ASSERT_TRUE(transaction.commit().has_value());
  QueryCommand command = store.about("obligations");
  command.since_version = 1;
  EXPECT_THAT(ask(command).all("due"), ElementsAre("2026-08-01"));
  command.since_version = 2;
  EXPECT_THAT(ask(command).rows, IsEmpty());
  // What the earlier version said is no answer any more, nor said twice.
  command = store.about("obligations");
  command.due_before = "2026-05-31";
  command.document = "孵化器";
  EXPECT_EQ(ask(command).rows.size(), 1u);
}

TEST(Query, OpenShowsTheClauseInItsPlace) {
  const AskedStore store;
  QueryCommand command = store.about("awards");
  command.format = "";
  command.open = 1;
  const Asked asked = ask(command);
  EXPECT_EQ(asked.out,
            "玉溪市科技企业孵化器奖补办法  玉科规〔2025〕2号\na/孵化器.txt\n\n"
            "第二章 奖补标准\n\n第二条 孵化器奖补按照下列标准执行：\n\n"
            "（一）»对新认定的国家级孵化器，每户给予80万元奖励«；\n\n"
            "… （二）对新认定的市级孵化器，每户给予20万元奖励。\n");
  command.open = 9;
  EXPECT_EQ(ask(command).status, kExitUsage);
}

TEST(Query, FormsOfTheSameAnswer) {
  const AskedStore store;
  QueryCommand command = store.about("awards");
  command.format = "csv";
  command.byte_order_mark = true;
  command.limit = 1;
  EXPECT_THAT(ask(command).out, HasSubstr("\xEF\xBB\xBF"
                                          "due,leads,amounts"));
  EXPECT_THAT(ask(command).out, HasSubstr(",80万元,户,"));
  command.format = "";
  command.width = 90;
  EXPECT_THAT(ask(command).out, HasSubstr("\n 1  80万元"));
  command.format = "";
  command.out = (store.folder().path() / "a.xlsx").string();
  EXPECT_EQ(ask(command).status, kExitGood);
  EXPECT_EQ(store.folder().read("a.xlsx").substr(0, 2), "PK");
  command.out = "";
  command.format = "xlsx";
  EXPECT_EQ(ask(command).status, kExitUsage);
}

TEST(Query, SqlReadsAndNothingElse) {
  const AskedStore store;
  QueryCommand command = store.about("");
  command.sql = "SELECT title, pages FROM documents ORDER BY issued";
  EXPECT_THAT(ask(command).all("title"),
              ElementsAre("玉溪市科技企业孵化器奖补办法",
                          "玉溪市财政局关于做好预算绩效工作的通知"));
  command.sql =
      "SELECT count(*) AS n FROM clause_search WHERE clause_search MATCH "
      "'\"绩 效\"'";
  EXPECT_EQ(ask(command).rows[0]["n"], 2);
  for (const char* sql :
       {"DELETE FROM finding", "ATTACH 'x.db' AS x", "PRAGMA query_only = 0",
        "PRAGMA journal_mode = DELETE", "CREATE TEMP TABLE t (x)",
        "DROP TABLE finding", "VACUUM INTO 'y.db'", "BEGIN IMMEDIATE",
        "SELECT load_extension('x')", "UPDATE document SET title = ''",
        "INSERT INTO issuer VALUES (1, 1, 'x')", "nonsense", "",
        "SELECT 1; DELETE FROM finding"}) {
    command.sql = sql;
    const Asked asked = ask(command);
    EXPECT_EQ(asked.status, kExitUsage) << sql << ": " << asked.out;
  }
  EXPECT_FALSE(std::filesystem::exists("y.db"));
}

TEST(QueryValues, DaysAsPeopleTypeThem) {
  const Date today{2025, 11, 22};
  const auto before = [&](const char* typed) {
    return day_before(typed, shipped_words(), today).value_or("-");
  };
  const auto after = [&](const char* typed) {
    return day_after(typed, shipped_words(), today).value_or("-");
  };
  EXPECT_EQ(before("2026-06-30"), "2026-06-30");
  EXPECT_EQ(before("2026/6/30"), "2026-06-30");
  EXPECT_EQ(before("20260630"), "2026-06-30");
  EXPECT_EQ(before("2026-06"), "2026-05-31");
  EXPECT_EQ(before("2026"), "2025-12-31");
  EXPECT_EQ(before("2026年6月底"), "2026-06-30");
  EXPECT_EQ(before("2026年6月"), "2026-05-31");
  EXPECT_EQ(before("2026年6月前"), "2026-05-31");
  EXPECT_EQ(before("明年3月底"), "2026-03-31");
  EXPECT_EQ(before("2026-02-30"), "-");
  EXPECT_EQ(before("x"), "-");
  EXPECT_EQ(after("2026-06"), "2026-06-01");
  EXPECT_EQ(after("2026年6月"), "2026-06-01");
  EXPECT_EQ(after("2026年6月15日"), "2026-06-15");
}

TEST(QueryValues, AmountsAsPeopleTypeThem) {
  const auto fen = [](const char* typed) {
    const auto end = amount_end(typed, shipped_words());
    return end ? end->fen : -1;
  };
  EXPECT_EQ(fen("500000"), 50000000);
  EXPECT_EQ(fen("500,000"), 50000000);
  EXPECT_EQ(fen("0.5"), 50);
  EXPECT_EQ(fen("50万元"), 50000000);
  EXPECT_EQ(fen("50万"), 50000000);
  EXPECT_EQ(fen("1.5亿元"), 15000000000);
  EXPECT_EQ(fen("伍拾万元"), 50000000);
  EXPECT_EQ(fen("0.001"), -1);
  EXPECT_EQ(fen("多少"), -1);
}

TEST(QueryNames, NearestShareMostLetters) {
  EXPECT_THAT(nearest("财正局", {"财政局", "教育局", "财政厅", "x"}, 2),
              ElementsAre("财政局"));
}

}  // namespace
}  // namespace tiaowen
