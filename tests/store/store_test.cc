// What stands in the tables once a text is stored.

#include "pipeline/store/store.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/store/stored.h"
#include "tests/temporary_folder.h"

namespace tiaowen {
namespace {

using testing::answer;
using testing::put_text;

constexpr std::string_view kMeasure =
    "云川省中试平台补助办法\n"
    "第一条 "
    "对符合条件的中试平台，每户给予30万元补助，由省科学技术厅会同省财政厅于"
    "2026年6月30日前兑现。\n"
    "第二条 申请人不得弄虚作假。\n";

class StoreTest : public ::testing::Test {
 protected:
  Store open(OpenMode mode = OpenMode::write) {
    auto store = Store::open(path(), mode);
    EXPECT_TRUE(store) << store.error().message;
    return std::move(*store);
  }
  std::string path() const { return (folder_.path() / "t.db").string(); }

  testing::TemporaryFolder folder_;
};

TEST_F(StoreTest, ARowForEveryValueWithItsPlace) {
  Store store = open();
  ASSERT_NE(put_text(store, kMeasure, "a.txt"), 0);
  EXPECT_EQ(answer(store,
                   "SELECT m.text, m.max, m.max_fen, m.use, p.word, c.id FROM "
                   "mention m JOIN mention_per p ON p.document = m.document "
                   "AND p.mention = m.number JOIN clause c ON c.document = "
                   "m.document AND c.number = m.clause"),
            "30万元|300000|30000000|award|户|art_1");
  EXPECT_EQ(answer(store, "SELECT max(due), max(amount_fen) FROM obligation"),
            "2026-06-30|30000000");
  EXPECT_EQ(answer(store,
                   "SELECT substr(d.text, o.span_begin + 1, o.span_end "
                   "- o.span_begin) = o.text FROM obligation o JOIN "
                   "document d ON d.id = o.document GROUP BY 1"),
            "1");
  EXPECT_EQ(answer(store, "SELECT path, places, current FROM documents"),
            "a.txt|1|1");
  EXPECT_EQ(store.check().value(), std::vector<std::string>());
}

TEST_F(StoreTest, BranchesStandBehindTheirStepsAndOtherWaysSayWhen) {
  Store store = open();
  put_text(
      store,
      "某市项目管理办法\n三、办理程序\n"
      "（一）申报。申报人提交申报材料。\n"
      "（二）论证。市科技局组织论证，材料不齐全的，退回补正。\n"
      "（三）审定。市人民政府审定。\n"
      "对已列入省级计划的项目，可不经论证，直接报市人民政府审定。\n"
      "应急项目可采取“一事一议”方式，由市科技局提出建议，报市人民政府批准后"
      "实施。\n",
      "a.txt");
  EXPECT_EQ(answer(store,
                   "SELECT workflow, name, condition, instead_of, "
                   "instead_of_name, steps FROM workflows"),
            "1|办理程序|-|-|-|3\n2|应急项目可采取“一事一议”方式|应急项目|1|"
            "办理程序|2");
  EXPECT_EQ(answer(store,
                   "SELECT position, branch_of, ordinal, name, bearer, "
                   "condition FROM step WHERE workflow = 1 ORDER BY position"),
            "1|-|1|申报|申报人|-\n"
            "2|1|-|可不经论证，直接报市人民政府审定|-|对已列入省级计划的项目\n"
            "3|-|2|论证|-|-\n"
            "4|3|-|退回补正|-|材料不齐全的\n"
            "5|-|3|审定|-|-");
  // A branch that only leads on does nothing itself.
  EXPECT_EQ(answer(store,
                   "SELECT ordinal, action, actors, next FROM steps WHERE "
                   "branch = 1 ORDER BY step"),
            "1|-|市人民政府|3\n2|退回补正|-|1");
  EXPECT_EQ(store.check().value(), std::vector<std::string>());
  EXPECT_FALSE(store.database().execute(
      "UPDATE step SET branch_of = 99 WHERE branch_of = 1"));
}

TEST_F(StoreTest, EndsLeftOutAndFormulas) {
  Store store = open();
  put_text(store,
           "第一条 年收入50万元（含）至100万元（不含）的企业，按照设备投入的20%"
           "给予补助，最高不超过300万元。\n",
           "a.txt");
  EXPECT_EQ(answer(store, "SELECT text, open FROM amounts ORDER BY mention"),
            "50万元（含）至100万元|max\n300万元|-");
  EXPECT_EQ(answer(store, "SELECT formula FROM rule_rows LIMIT 1"),
            "min(0.2 * 设备投入, 3000000)");
}

TEST_F(StoreTest, PuttingTwiceIsPuttingOnce) {
  Store store = open();
  const std::int64_t id = put_text(store, kMeasure, "a.txt");
  const std::string counts =
      "SELECT (SELECT count(*) FROM mention), (SELECT count(*) FROM clause), "
      "(SELECT sum(mentions) FROM department), (SELECT count(*) FROM "
      "clause_search), (SELECT count(*) FROM condition_search)";
  const std::string before = answer(store, counts);
  {
    Transaction transaction(store.database());
    ASSERT_TRUE(store.put(testing::read_for_store(kMeasure)));
    ASSERT_TRUE(transaction.commit());
  }
  EXPECT_EQ(answer(store, counts), before);
  EXPECT_EQ(store.check().value(), std::vector<std::string>());
  EXPECT_EQ(store.documents().value(), std::vector<std::int64_t>{id});
}

TEST_F(StoreTest, KeepsTheWholeRecordAndGivesItItsPlace) {
  Store store = open();
  const std::int64_t id = put_text(store, kMeasure, "甲/\"a\".txt");
  const std::string json = store.record_json(id).value().value();
  EXPECT_TRUE(json.starts_with("{\"schema\":\"tiaowen.record/1\""));
  EXPECT_NE(json.find("\"source\":{\"path\":\"甲/\\\"a\\\".txt\""),
            std::string::npos);
  EXPECT_FALSE(store.record_json(1).value());
}

TEST_F(StoreTest, WhatIsNotCommittedIsNotThere) {
  {
    Store store = open();
    Transaction transaction(store.database());
    ASSERT_TRUE(store.put(testing::read_for_store(kMeasure)));
  }
  Store store = open(OpenMode::read);
  EXPECT_EQ(answer(store, "SELECT count(*) FROM document"), "0");
}

TEST_F(StoreTest, ReadersCannotWrite) {
  open();
  Store store = open(OpenMode::read);
  EXPECT_FALSE(store.database().execute("DELETE FROM document"));
}

TEST_F(StoreTest, OtherFilesAreRefusedByName) {
  folder_.write("t.db", "no database at all, but long enough to be looked at");
  EXPECT_EQ(Store::open(path(), OpenMode::write).error().code, "store_damaged");
  std::filesystem::remove(path());
  {
    auto other = Database::open(path(), OpenMode::write);
    ASSERT_TRUE(other->execute("CREATE TABLE t (a); PRAGMA user_version = 7"));
  }
  EXPECT_EQ(Store::open(path(), OpenMode::write).error().code, "store_foreign");
  EXPECT_EQ(
      Store::open(folder_.path() / "none.db", OpenMode::read).error().code,
      "store_missing");
}

TEST_F(StoreTest, ANewerStoreIsLeftAlone) {
  open();
  {
    auto database = Database::open(path(), OpenMode::write);
    ASSERT_TRUE(database->execute("PRAGMA user_version = 1000"));
  }
  EXPECT_EQ(Store::open(path(), OpenMode::write).error().code, "store_newer");
}

TEST_F(StoreTest, CheckNamesWhatIsBroken) {
  Store store = open();
  put_text(store, kMeasure, "a.txt");
  ASSERT_TRUE(
      store.database().execute("UPDATE mention SET text = 'x' WHERE number = 1;"
                               "DELETE FROM clause_search;"
                               "DELETE FROM condition_search;"
                               "UPDATE record SET deflated = x'00'"));
  const auto wrong = store.check().value();
  ASSERT_EQ(wrong.size(), 4U);
  EXPECT_NE(wrong[0].find("words"), std::string::npos);
  EXPECT_NE(wrong[1].find("clause"), std::string::npos);
  EXPECT_NE(wrong[2].find("condition"), std::string::npos);
  EXPECT_NE(wrong[3].find("record"), std::string::npos);
}

TEST_F(StoreTest, AFullDiskIsSaidAndUndone) {
  auto store = Store::open(path(), OpenMode::write, {.max_pages = 150});
  ASSERT_TRUE(store) << store.error().message;
  std::string code;
  for (int i = 0; i < 200 && code.empty(); ++i) {
    Transaction transaction(store->database());
    const auto put = store->put(testing::read_for_store(
        "第" + std::to_string(i) + "号\n" + std::string(kMeasure)));
    if (!put) {
      code = put.error().code;
    } else {
      ASSERT_TRUE(transaction.commit());
    }
  }
  EXPECT_EQ(code, "disk_full");
  EXPECT_EQ(answer(*store, "PRAGMA integrity_check"), "ok");
  EXPECT_EQ(answer(*store,
                   "SELECT count(*) FROM document WHERE id NOT IN "
                   "(SELECT document FROM record)"),
            "0");
}

}  // namespace
}  // namespace tiaowen
