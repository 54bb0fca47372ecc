// Stores of earlier versions are brought up to date, with what they hold.

#include <gtest/gtest.h>

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

  testing::TemporaryFolder folder_;
  StoreSchema later_ = {
      shipped_schema().tables,
      {"ALTER TABLE department ADD COLUMN address TEXT",
       "UPDATE department SET address = 'unknown'; CREATE "
       "INDEX department_by_address ON department (address)"}};
};

TEST_F(MigrationTest, AnOlderStoreTakesEveryStepOnce) {
  EXPECT_EQ(open(OpenMode::read, later_).error().code, "store_older");
  for (int i = 0; i < 2; ++i) {
    auto store = open(OpenMode::write, later_);
    ASSERT_TRUE(store) << store.error().message;
    EXPECT_EQ(answer(*store, "PRAGMA user_version"), "3");
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
  EXPECT_EQ(answer(*store, "PRAGMA user_version"), "2");
  EXPECT_EQ(answer(*store, "SELECT name FROM department"), "省财政厅");
}

}  // namespace
}  // namespace tiaowen
