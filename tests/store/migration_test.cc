// Stores of earlier versions are brought up to date, with what they hold.

#include <gtest/gtest.h>

#include <sstream>

#include "tests/store/stored.h"
#include "tests/temporary_folder.h"

namespace tiaowen {
namespace {

using testing::answer;

class MigrationTest : public ::testing::Test {
 protected:
  MigrationTest() {
    auto store = Store::open(path(), OpenMode::write);
    testing::put_text(*store, "第一条 省财政厅应当公开。", "a.txt");
  }
  Result<Store> open(OpenMode mode, const StoreSchema& schema) const {
    return Store::open(path(), mode, {}, schema);
  }
  std::string path() const { return (folder_.path() / "t.db").string(); }

  std::string version(int after) const {
    return std::to_string(shipped_schema().version() + after);
  }
  // Two versions more than there are.
  static StoreSchema later() {
    StoreSchema schema = shipped_schema();
    schema.steps.push_back("ALTER TABLE department ADD COLUMN address TEXT");
    schema.steps.push_back(
        "UPDATE department SET address = 'unknown'; CREATE INDEX "
        "department_by_address ON department (address)");
    return schema;
  }

  testing::TemporaryFolder folder_;
  StoreSchema later_ = later();
};

TEST_F(MigrationTest, AnOlderStoreTakesEveryStepOnce) {
  EXPECT_EQ(open(OpenMode::read, later_).error().code, "store_older");
  for (int i = 0; i < 2; ++i) {
    auto store = open(OpenMode::write, later_);
    ASSERT_TRUE(store) << store.error().message;
    EXPECT_EQ(answer(*store, "PRAGMA user_version"), version(2));
    EXPECT_EQ(answer(*store, "SELECT name, address FROM department"),
              "省财政厅|unknown");
    EXPECT_EQ(answer(*store, "SELECT count(*) FROM documents"), "1");
  }
  EXPECT_EQ(Store::open(path(), OpenMode::write).error().code, "store_newer");
}

TEST_F(MigrationTest, AStepThatFailsLeavesTheStoreAsItWas) {
  later_.steps.back() = "UPDATE department SET name = 'x'; DROP TABLE nothing";
  EXPECT_FALSE(open(OpenMode::write, later_));
  later_.steps.pop_back();
  auto store = open(OpenMode::write, later_);
  ASSERT_TRUE(store) << store.error().message;
  EXPECT_EQ(answer(*store, "PRAGMA user_version"), version(1));
  EXPECT_EQ(answer(*store, "SELECT name FROM department"), "省财政厅");
}

// Tables and views as SQL, without comments and line ends.
std::string made_of(Store& store) {
  std::istringstream lines(
      answer(store,
             "SELECT type, name, sql FROM sqlite_master WHERE name NOT GLOB "
             "'*_search_*' ORDER BY type, name"));
  std::string all;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line.substr(0, line.find("--")));
    for (std::string word; words >> word;) all += word + " ";
  }
  for (std::size_t at; (at = all.find(" ,")) != std::string::npos;) {
    all.erase(at, 1);
  }
  return all;
}

// What version 2 added is taken away.
constexpr std::string_view kToVersion1 =
    "PRAGMA foreign_keys = OFF; DROP VIEW amounts; DROP VIEW rule_rows; DROP "
    "VIEW workflows; DROP VIEW steps; ALTER TABLE mention DROP COLUMN open; "
    "ALTER TABLE rule_row DROP COLUMN formula; CREATE TEMP TABLE kept AS "
    "SELECT * FROM step WHERE branch_of IS NULL; DROP TABLE step; CREATE TABLE "
    "step (document INTEGER NOT NULL, workflow INTEGER NOT NULL, position "
    "INTEGER NOT NULL, ordinal INTEGER NOT NULL, name TEXT NOT NULL, action "
    "TEXT NOT NULL, condition TEXT, span_begin INTEGER NOT NULL, span_end "
    "INTEGER NOT NULL, page INTEGER, PRIMARY KEY (document, workflow, "
    "position), FOREIGN KEY (document, workflow) REFERENCES workflow "
    "(document, number)) STRICT, WITHOUT ROWID; INSERT INTO step SELECT "
    "document, workflow, ordinal, ordinal, name, action, condition, "
    "span_begin, span_end, page FROM temp.kept; DROP TABLE temp.kept; CREATE "
    "TEMP TABLE kept AS SELECT * FROM workflow; DROP TABLE workflow; CREATE "
    "TABLE workflow (document INTEGER NOT NULL REFERENCES document (id), "
    "number INTEGER NOT NULL, clause INTEGER, name TEXT NOT NULL, span_begin "
    "INTEGER NOT NULL, span_end INTEGER NOT NULL, page INTEGER, PRIMARY KEY "
    "(document, number), FOREIGN KEY (document, clause) REFERENCES clause "
    "(document, number)) STRICT, WITHOUT ROWID; INSERT INTO workflow SELECT "
    "document, number, clause, name, span_begin, span_end, page FROM "
    "temp.kept; DELETE FROM step_actor; DELETE FROM step_due; DELETE FROM "
    "step_next; DROP TABLE condition_search; CREATE INDEX "
    "obligation_by_condition ON obligation (condition) WHERE condition IS NOT "
    "NULL; PRAGMA user_version = 1";

TEST_F(MigrationTest, AStoreOfVersion1BecomesOneOfToday) {
  constexpr std::string_view kProcedure =
      "某市项目管理办法\n一、对符合 5G 条件的企业，市科技局应当给予支持。\n"
      "二、办理程序\n（一）申报。申报人提交申报材料。\n"
      "（二）论证。市科技局组织论证，材料不齐全的，退回补正。\n"
      "（三）审定。市人民政府审定。\n";
  const std::string steps =
      "SELECT ordinal, branch, name, bearer, condition, next FROM steps";
  std::string made_new, searched, whole;
  {
    auto store = Store::open(path(), OpenMode::write);
    testing::put_text(*store, kProcedure, "b.txt");
    made_new = made_of(*store);
    searched = answer(*store, "SELECT rowid, text FROM condition_search");
    whole = answer(*store, steps);
    ASSERT_TRUE(store->database().execute(kToVersion1));
  }
  EXPECT_NE(searched.find("5 G 条 件"), std::string::npos) << searched;
  EXPECT_EQ(Store::open(path(), OpenMode::read).error().code, "store_older");
  auto store = Store::open(path(), OpenMode::write);
  ASSERT_TRUE(store) << store.error().message;
  EXPECT_EQ(made_of(*store), made_new);
  EXPECT_EQ(answer(*store, "PRAGMA foreign_keys"), "1");
  EXPECT_EQ(answer(*store, steps),
            "1|0|申报|-|-|-\n2|0|论证|-|-|-\n3|0|审定|-|-|-");
  EXPECT_EQ(answer(*store,
                   "SELECT count(*) FROM condition_search WHERE "
                   "condition_search MATCH '\"5 G 条 件\"'"),
            "1");
  EXPECT_EQ(store->check().value(), std::vector<std::string>());
  // Read again, all is there.
  EXPECT_EQ(answer(*store, "SELECT DISTINCT fingerprint FROM document"), "");
  testing::put_text(*store, kProcedure, "c.txt");
  EXPECT_EQ(answer(*store, steps), whole);
}

}  // namespace
}  // namespace tiaowen
