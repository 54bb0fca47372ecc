// ingest --watch: what comes into a folder and goes from it while it runs.

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <sstream>
#include <thread>

#include "pipeline/command/ingest_command.h"
#include "tests/ingest/inbox.h"

namespace tiaowen {
namespace {

namespace fs = std::filesystem;

class WatchTest : public ::testing::Test {
 protected:
  std::string path(const std::string& name) const {
    return (folder_.path() / name).string();
  }

  // The places of the store, joined by blanks.
  std::string places() {
    auto store = Store::open(path("t.db"), OpenMode::read);
    if (!store) return store.error().code;
    return testing::answer(*store,
                           "SELECT coalesce(group_concat(path, ' '), '') FROM "
                           "(SELECT path FROM place ORDER BY path)");
  }

  // What the store holds once it holds `wanted`, or at the latest after a
  // minute.
  std::string in_time(const std::string& wanted) {
    std::string held;
    for (int i = 0; i < 600; ++i) {
      held = places();
      if (held == wanted) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return held;
  }

  testing::TemporaryFolder folder_;
};

TEST_F(WatchTest, TakesWhatComesAndGoes) {
  folder_.write("in/a.txt", testing::measure(1));
  IngestCommand command;
  command.folders = {path("in")};
  command.store = path("t.db");
  command.settle_seconds = 0;
  command.watch = true;
  command.rescan_seconds = 86400;  // told by the folder, not by the clock
  std::atomic<bool> stop = false;
  command.stop = &stop;
  std::ostringstream log;
  int status = -1;
  std::thread running([&] { status = ingest_command(command, log); });
  EXPECT_EQ(in_time("a.txt"), "a.txt");
  folder_.write("in/b.txt", testing::measure(2));
  EXPECT_EQ(in_time("a.txt b.txt"), "a.txt b.txt");
  fs::create_directory(folder_.path() / "in/new");
  folder_.write("in/new/c.txt", testing::measure(3));
  EXPECT_EQ(in_time("a.txt b.txt new/c.txt"), "a.txt b.txt new/c.txt");
  fs::remove(folder_.path() / "in/a.txt");
  EXPECT_EQ(in_time("b.txt new/c.txt"), "b.txt new/c.txt");
  stop = true;
  running.join();
  EXPECT_EQ(status, kExitGood) << log.str();
}

}  // namespace
}  // namespace tiaowen
