// Stores of earlier versions are brought up to date, with what they hold.

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "pipeline/store/schema.h"
#include "tests/store/stored.h"
#include "tests/temporary_folder.h"

namespace tiaowen {
namespace {

std::string version_1() {
  std::ifstream in(std::string(TIAOWEN_ROOT) + "/tests/store/version1.sql");
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

// Tables, indexes and views, by name and wording.
std::string shape(Store& store) {
  return testing::answer(store,
                         "SELECT name, sql FROM sqlite_master ORDER BY name");
}

TEST(Migration, AnOlderStoreBecomesTheSameAsANewOne) {
  const testing::TemporaryFolder folder;
  const std::string path = (folder.path() / "old.db").string();
  {
    auto old = Database::open(path, OpenMode::write);
    ASSERT_TRUE(old->execute(version_1() +
                             "PRAGMA application_id = 1953063279;"
                             "PRAGMA user_version = 1;"
                             "INSERT INTO department VALUES ('财政部', "
                             "'ministry', '', 'national', 0, 3)"));
  }
  EXPECT_EQ(Store::open(path, OpenMode::read).error().code, "store_older");
  auto store = Store::open(path, OpenMode::write);
  ASSERT_TRUE(store) << store.error().message;
  auto fresh =
      Store::open((folder.path() / "new.db").string(), OpenMode::write);
  EXPECT_EQ(shape(*store), shape(*fresh));
  EXPECT_EQ(testing::answer(*store, "PRAGMA user_version"),
            std::to_string(Store::schema_version()));
  EXPECT_EQ(testing::answer(*store, "SELECT name, mentions FROM departments"),
            "财政部|3");
  EXPECT_NE(testing::put_text(*store, "第一条 应当公开。", "a.txt"), 0);
}

}  // namespace
}  // namespace tiaowen
