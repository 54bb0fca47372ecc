// Rows on their way into tables.

#include "pipeline/store/row_list.h"

#include <gtest/gtest.h>

#include "pipeline/store/rows.h"
#include "tests/temporary_folder.h"

namespace tiaowen {
namespace {

class RowListTest : public ::testing::Test {
 protected:
  RowListTest()
      : database_(*Database::open((folder_.path() / "t.db").string(),
                                  OpenMode::write)) {
    EXPECT_TRUE(database_.execute("CREATE TABLE a (x, y); CREATE TABLE b (x)"));
  }
  std::string answer(std::string_view sql) const {
    auto asked = database_.prepare(sql);
    std::string all;
    while (asked->step().value_or(false)) {
      all += std::string(asked->text(0)) + "\n";
    }
    return all;
  }

  testing::TemporaryFolder folder_;
  Database database_;
};

TEST_F(RowListTest, KeepsEveryKindOfValue) {
  RowList list;
  list.insert("a", -1, nullptr);
  list.insert("a", 0.5, "");
  list.insert("a", std::optional<int>(), "元");
  list.insert("a", true, SqlValue::blob(std::string_view("\0b", 2)));
  Rows rows(database_);
  const RowList* const lists[] = {&list};
  rows.put(lists);
  EXPECT_TRUE(rows.status());
  EXPECT_EQ(answer("SELECT quote(x) || ' ' || quote(y) FROM a"),
            "-1 NULL\n0.5 ''\nNULL '元'\n1 X'0062'\n");
}

TEST_F(RowListTest, ManyListsFillOneTableAfterTheOther) {
  RowList first, second, empty;
  first.insert("a", 1, 1);
  first.insert("b", 1);
  first.insert("a", 2, 2);
  second.insert("b", 2);
  second.insert_by(
      "INSERT INTO a SELECT c1, (SELECT count(*) FROM b) FROM "
      "offered_rows",
      "counted", 3);
  Rows rows(database_);
  const RowList* const lists[] = {&first, &empty, &second};
  rows.put(lists);
  EXPECT_TRUE(rows.status());
  EXPECT_EQ(answer("SELECT x || y FROM a"), "11\n22\n32\n");
  EXPECT_EQ(answer("SELECT x FROM b"), "1\n2\n");
}

TEST_F(RowListTest, TheFirstErrorIsKept) {
  RowList list;
  list.insert("none", 1);
  list.insert("b", 1);
  Rows rows(database_);
  const RowList* const lists[] = {&list};
  rows.put(lists);
  EXPECT_EQ(rows.status().error().code, "bad_sql");
  EXPECT_EQ(answer("SELECT x FROM b"), "");
}

}  // namespace
}  // namespace tiaowen
