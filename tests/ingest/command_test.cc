// ingest and store check as commands: exit status, logs, reports.

#include <gtest/gtest.h>
#include <sys/mount.h>
#include <unistd.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "pipeline/command/ingest_command.h"
#include "pipeline/ingest/run_lock.h"
#include "tests/ingest/inbox.h"

namespace tiaowen {
namespace {

using Json = nlohmann::json;

class IngestCommandTest : public ::testing::Test {
 protected:
  IngestCommandTest() {
    folder_.write("in/a.txt", testing::measure(1));
    command_.folders = {path("in")};
    command_.store = path("t.db");
    command_.settle_seconds = 0;
  }
  std::string path(const std::string& name) const {
    return (folder_.path() / name).string();
  }
  int ingest() {
    std::ostringstream log;
    const int status = ingest_command(command_, log);
    log_ = log.str();
    return status;
  }
  int check() {
    std::ostringstream out;
    const int status = store_check_command({path("t.db")}, out);
    log_ = out.str();
    return status;
  }

  testing::TemporaryFolder folder_;
  IngestCommand command_;
  std::string log_;
};

TEST_F(IngestCommandTest, SaysWhatItDid) {
  EXPECT_EQ(ingest(), kExitGood);
  EXPECT_EQ(log_, "1 files to read\nnew  a.txt\n1 files looked at, 1 new\n");
  EXPECT_EQ(ingest(), kExitGood);
  EXPECT_EQ(log_, "1 files looked at, nothing to do\n");
  EXPECT_EQ(check(), kExitGood);
}

TEST_F(IngestCommandTest, LogsObjectsALine) {
  folder_.write("in/b.txt", "");
  command_.log_format = "json";
  EXPECT_EQ(ingest(), kExitSomeFailed);
  std::istringstream lines(log_);
  std::vector<std::string> events;
  for (std::string line; std::getline(lines, line);) {
    const Json entry = Json::parse(line);
    EXPECT_TRUE(entry.contains("time")) << line;
    events.push_back(entry["event"]);
  }
  // Two workers: which file is done first is not said.
  ASSERT_EQ(events.size(), 4U);
  std::sort(events.begin() + 1, events.begin() + 3);
  EXPECT_EQ(events, (std::vector<std::string>{"work", "failed", "new", "end"}));
}

TEST_F(IngestCommandTest, ReportsWhatIsNewChangedAndDue) {
  command_.report = path("report.json");
  command_.today = "2026-06-10";
  folder_.write("in/empty.txt", "");
  ingest();
  const Json report = Json::parse(folder_.read("report.json"));
  ASSERT_EQ(report["files"].size(), 2U);
  EXPECT_EQ(report["files"][0]["kind"], "failed");
  EXPECT_EQ(report["files"][0]["detail"], "empty");
  EXPECT_EQ(report["files"][1]["path"], "a.txt");
  ASSERT_EQ(report["deadlines"].size(), 1U);
  EXPECT_EQ(report["deadlines"][0]["due"], "2026-06-30");
  EXPECT_EQ(report["until"], "2026-07-10");

  folder_.write("in/a.txt", testing::measure(1, 50));
  command_.report = path("report.md");
  command_.today = "2026-07-01";
  ingest();
  const std::string text = folder_.read("report.md");
  EXPECT_NE(text.find("## Changed (1)"), std::string::npos) << text;
  EXPECT_NE(text.find("500000..500000"), std::string::npos) << text;
  EXPECT_NE(text.find("(0)"), std::string::npos) << text;
  EXPECT_EQ(text.find("empty.txt"), std::string::npos) << text;
}

TEST_F(IngestCommandTest, TroubleHasItsStatus) {
  ingest();
  {
    const auto lock = RunLock::take(path("t.db"));
    EXPECT_EQ(ingest(), kExitTryAgain);
    EXPECT_EQ(log_.substr(0, 5), "busy:");
  }
  command_.folders = {path("nowhere")};
  EXPECT_EQ(ingest(), kExitUsage);
  EXPECT_EQ(log_.substr(0, 10), "no_folder:");
  folder_.write("t.db", "This is no database, whatever its name may say.");
  command_.folders = {path("in")};
  EXPECT_EQ(ingest(), kExitUsage);
  EXPECT_EQ(log_.substr(0, 14), "store_damaged:");
  EXPECT_EQ(check(), kExitSomeFailed);
}

TEST_F(IngestCommandTest, AStoreInAReadOnlyFolderCanBeCheckedNotWritten) {
  if (geteuid() == 0) GTEST_SKIP() << "root may write anywhere";
  std::filesystem::create_directories(path("ro"));
  command_.store = path("ro/t.db");
  ingest();
  std::filesystem::permissions(path("ro"), std::filesystem::perms(0555));
  EXPECT_EQ(ingest(), kExitUsage);
  EXPECT_EQ(log_.substr(0, 17), "store_unwritable:");
  std::ostringstream out;
  EXPECT_EQ(store_check_command({path("ro/t.db")}, out), kExitGood);
  std::filesystem::permissions(path("ro"), std::filesystem::perms(0755));
}

TEST_F(IngestCommandTest, AFullDiskIsForLaterAndLosesNothing) {
  std::filesystem::create_directories(path("disk"));
  if (mount("tmpfs", path("disk").c_str(), "tmpfs", 0, "size=1m") != 0) {
    GTEST_SKIP() << "no right to mount a small disk";
  }
  for (int i = 0; i < 300; ++i) {
    folder_.write("in/" + std::to_string(i) + ".txt", testing::measure(i));
  }
  command_.store = path("disk/t.db");
  EXPECT_EQ(ingest(), kExitTryAgain) << log_;
  EXPECT_NE(log_.find("disk_full:"), std::string::npos) << log_;
  mount("tmpfs", path("disk").c_str(), "tmpfs", MS_REMOUNT, "size=60m");
  EXPECT_EQ(ingest(), kExitGood) << log_;
  std::ostringstream out;
  EXPECT_EQ(store_check_command({command_.store}, out), kExitGood) << out.str();
  EXPECT_NE(out.str().find("300 documents"), std::string::npos) << out.str();
  umount(path("disk").c_str());
}

}  // namespace
}  // namespace tiaowen
