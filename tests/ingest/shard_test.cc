// Shares read apart and put together are one ingest of the whole.

#include "pipeline/ingest/shard.h"

#include <gtest/gtest.h>

#include "pipeline/command/ingest_command.h"
#include "tests/ingest/inbox.h"

namespace tiaowen {
namespace {

using testing::contents_of;
using testing::measure;

class ShardTest : public ::testing::Test {
 protected:
  ShardTest() {
    for (int i = 0; i < 10; ++i) {
      folder_.write("in/" + std::to_string(i) + ".txt", measure(i % 8));
    }
    folder_.write("in/empty.txt", "");
    folder_.write("in/secret.txt", "秘密★长期\n" + measure(20));
    folder_.write("m.txt", "# folders\n" + path("in") + "\n");
  }
  std::string path(const std::string& name) const {
    return (folder_.path() / name).string();
  }
  int shard(int index, const std::string& out) const {
    IngestCommand command;
    command.manifest = path("m.txt");
    command.index = index;
    command.of = 2;
    command.out = path(out);
    command.settle_seconds = 0;
    std::ostringstream log;
    return ingest_command(command, log);
  }
  int merge(const std::vector<std::string>& parts, const std::string& store) {
    MergeCommand command;
    for (const std::string& part : parts) command.parts.push_back(path(part));
    command.store = path(store);
    std::ostringstream log;
    const int status = merge_command(command, log);
    log_ = log.str();
    return status;
  }

  testing::TemporaryFolder folder_;
  std::string log_;
};

TEST_F(ShardTest, TheWholeIsTheStoreOfOneIngest) {
  IngestCommand command;
  command.folders = {path("in")};
  command.store = path("one.db");
  command.settle_seconds = 0;
  std::ostringstream log;
  EXPECT_EQ(ingest_command(command, log), kExitSomeFailed);  // empty.txt
  shard(0, "a");
  shard(1, "b");
  EXPECT_EQ(merge({"b", "a"}, "two.db"), kExitGood) << log_;
  EXPECT_EQ(contents_of(path("one.db")), contents_of(path("two.db")));
  auto store = Store::open(path("two.db"), OpenMode::read);
  EXPECT_EQ(store->check().value(), std::vector<std::string>());
  EXPECT_EQ(testing::answer(*store, "SELECT path, code FROM quarantine"),
            "empty.txt|empty");
}

TEST_F(ShardTest, TwiceIsOnce) {
  shard(0, "a");
  shard(1, "b");
  merge({"a", "b"}, "t.db");
  const std::string once = contents_of(path("t.db"));
  shard(1, "b");
  EXPECT_EQ(merge({"a", "b", "b"}, "t.db"), kExitGood);
  EXPECT_EQ(contents_of(path("t.db")), once);
  EXPECT_EQ(log_, "0 files looked at, nothing to do\n");
}

TEST_F(ShardTest, WhatChangedBecomesANewVersion) {
  shard(0, "a");
  shard(1, "b");
  merge({"a", "b"}, "t.db");
  folder_.write("in/9.txt", measure(9, 80));
  shard(0, "a");
  shard(1, "b");
  merge({"a", "b"}, "t.db");
  auto store = Store::open(path("t.db"), OpenMode::read);
  EXPECT_EQ(testing::answer(*store,
                            "SELECT path FROM version WHERE number = "
                            "2"),
            "9.txt");
  EXPECT_EQ(store->check().value(), std::vector<std::string>());
}

TEST_F(ShardTest, BadManifestsAndMissingPartsAreNamed) {
  folder_.write("m.txt", "\n# nothing\n");
  EXPECT_EQ(shard(0, "a"), kExitUsage);
  EXPECT_EQ(merge({"nowhere"}, "t.db"), kExitUsage);
  EXPECT_NE(log_.find("store_missing"), std::string::npos);
}

TEST(Shares, EveryFileIsInOne) {
  int first = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::string path = std::to_string(i) + ".pdf";
    EXPECT_NE(is_of_share(path, 0, 2), is_of_share(path, 1, 2));
    first += is_of_share(path, 0, 2);
  }
  EXPECT_NEAR(first, 500, 60);
}

}  // namespace
}  // namespace tiaowen
