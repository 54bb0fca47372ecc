// Where workers hand in, and one of them writes.

#include "pipeline/ingest/outbox.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <numeric>
#include <thread>

namespace tiaowen {
namespace {

using Batches = std::vector<std::vector<int>>;

TEST(Outbox, WritesOnceThereIsEnough) {
  Batches written;
  Outbox<int> outbox({10, 100, std::chrono::hours(1)},
                     [&](std::vector<int> batch) { written.push_back(batch); });
  for (int i = 1; i <= 5; ++i) outbox.put(i, 4);
  EXPECT_EQ(written, (Batches{{1, 2, 3}}));
  outbox.flush();
  EXPECT_EQ(written, (Batches{{1, 2, 3}, {4, 5}}));
}

TEST(Outbox, WritesWhatHasWaited) {
  Batches written;
  Outbox<int> outbox({10, 100, std::chrono::milliseconds(0)},
                     [&](std::vector<int> batch) { written.push_back(batch); });
  outbox.put(1, 1);
  EXPECT_EQ(written, (Batches{{1}}));
}

TEST(Outbox, ManyThreadsLoseNothing) {
  std::vector<int> written;
  std::atomic<int> writers = 0;
  Outbox<int> outbox(
      {50, 60, std::chrono::hours(1)}, [&](std::vector<int> batch) {
        EXPECT_EQ(++writers, 1);
        written.insert(written.end(), batch.begin(), batch.end());
        --writers;
      });
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&outbox, t] {
      for (int i = 0; i < 1000; ++i) outbox.put(t * 1000 + i, 7);
    });
  }
  for (std::thread& thread : threads) thread.join();
  outbox.flush();
  std::sort(written.begin(), written.end());
  std::vector<int> all(4000);
  std::iota(all.begin(), all.end(), 0);
  EXPECT_EQ(written, all);
}

}  // namespace
}  // namespace tiaowen
