// Ingest ended by force at any moment: the next runs finish the work, and the
// store is the one of a run that nobody disturbed.

#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>
#include <thread>

#include "tests/ingest/inbox.h"
#include "tests/read/tiny_package.h"

extern char** environ;

namespace tiaowen {
namespace {

using testing::contents_of;

class Program {
 public:
  // `tiaowen ingest FOLDER --store STORE`, at work.
  Program(const std::string& folder, const std::string& store) {
    std::vector<std::string> words = {TIAOWEN_BUILD "/tiaowen",
                                      "ingest",
                                      folder,
                                      "--store",
                                      store,
                                      "--settle",
                                      "0",
                                      "--jobs",
                                      "2",
                                      "--log",
                                      "/dev/null"};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn(&process_, arguments[0], nullptr, nullptr, arguments.data(),
                environ);
  }
  ~Program() {
    signal(SIGKILL);
    wait();
  }
  void end_by_force_after(std::chrono::microseconds time) {
    std::this_thread::sleep_for(time);
    signal(SIGKILL);
    wait();
  }
  void signal(int number) const {
    // 0 would be all of us.
    if (process_ > 0) kill(process_, number);
  }
  int wait() {
    if (process_ <= 0) return status_;
    waitpid(process_, &status_, 0);
    process_ = 0;
    return status_;
  }

 private:
  pid_t process_ = 0;
  int status_ = 0;
};

// A tenth of them are there twice; some are long, so that there is more than
// one transaction's worth; some lie in archives.
void write_documents(const testing::TemporaryFolder& folder, int count) {
  for (int i = 0; i < count; ++i) {
    const std::string name =
        "in/" + std::to_string(i % 7) + "/" + std::to_string(i);
    const int number = i % (count - count / 10);
    std::string text = testing::measure(number, i % 90 + 10);
    if (number % 5 == 1) {
      for (int more = 1; more < 40; ++more) {
        text += testing::measure(number * 1000 + more, more + 10);
      }
    }
    if (i % 50 != 7) {
      folder.write(name + ".txt", text);
      continue;
    }
    folder.write(name + ".zip",
                 zipped({{"a.txt", text},
                         {"sub/b.txt", testing::measure(count + i)},
                         {"c.txt", testing::measure(number)}}));
  }
}

// Kills `kills` runs, lets the last one end, and compares.
void expect_no_trace_of(int kills, int documents) {
  const testing::TemporaryFolder folder;
  write_documents(folder, documents);
  const std::string in = (folder.path() / "in").string();
  const std::string calm = (folder.path() / "calm.db").string();
  const std::string rough = (folder.path() / "rough.db").string();
  const auto begun = std::chrono::steady_clock::now();
  ASSERT_EQ(Program(in, calm).wait(), 0);
  const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - begun);
  std::mt19937 random(static_cast<unsigned>(kills));
  // Most of the time is reading: a run gets far enough to have work cut off.
  std::uniform_int_distribution<long> moment(0, whole.count());
  for (int i = 0; i < kills; ++i) {
    Program(in, rough).end_by_force_after(
        std::chrono::microseconds(moment(random)));
    // As if the work had to begin again: half of it is not done yet.
    if (i % 10 == 9) {
      for (const char* tail : {"", "-wal", "-shm"}) {
        std::filesystem::remove(rough + tail);
      }
    }
  }
  ASSERT_EQ(Program(in, rough).wait(), 0);
  EXPECT_EQ(contents_of(calm), contents_of(rough));
  auto store = Store::open(rough, OpenMode::read);
  ASSERT_TRUE(store) << store.error().message;
  EXPECT_EQ(store->check().value(), std::vector<std::string>());
}

TEST(Kill, TenRunsEndedByForceLeaveNoTrace) { expect_no_trace_of(10, 60); }

TEST(SlowKill, TwoHundredRunsOverFiveHundredDocuments) {
  expect_no_trace_of(200, 500);
}

TEST(Kill, AskedToStopItFinishesWhatIsInFlight) {
  const testing::TemporaryFolder folder;
  write_documents(folder, 200);
  const std::string in = (folder.path() / "in").string();
  const std::string path = (folder.path() / "t.db").string();
  {
    Program program(in, path);
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    program.signal(SIGTERM);
    EXPECT_EQ(program.wait(), 0);
  }
  ASSERT_EQ(Program(in, path).wait(), 0);
  auto store = Store::open(path, OpenMode::read);
  EXPECT_EQ(testing::answer(*store, "SELECT count(*) FROM place"), "212");
  EXPECT_EQ(store->check().value(), std::vector<std::string>());
}

}  // namespace
}  // namespace tiaowen
