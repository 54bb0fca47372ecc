// Outbox: where workers hand in what they finished. No thread waits to write:
// a worker that finds enough lying there, and nobody writing, writes all of it
// at once, so N jobs are N busy threads and one writer at a time. It is
// bounded: when it is full, workers wait.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace tiaowen {

struct OutboxLimits {
  std::size_t enough = 0, room = 0;  // in bytes
  // What was handed in so long ago is written, however little it is.
  std::chrono::milliseconds patience{0};
};

template <typename T>
class Outbox {
 public:
  Outbox(OutboxLimits limits, std::function<void(std::vector<T>)> write)
      : limits_(limits), write_(std::move(write)) {}

  void put(T value, std::size_t bytes) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return bytes_ < limits_.room || !writing_; });
    waiting_.push_back(std::move(value));
    bytes_ += bytes;
    while (!writing_ && is_due()) write_all(lock);
  }

  // Whatever lies there is written. REQUIRES: nobody hands in any more.
  void flush() {
    std::unique_lock lock(mutex_);
    if (!waiting_.empty()) write_all(lock);
  }

 private:
  bool is_due() const {
    return !waiting_.empty() &&
           (bytes_ >= limits_.enough ||
            std::chrono::steady_clock::now() - written_ >= limits_.patience);
  }

  void write_all(std::unique_lock<std::mutex>& lock) {
    std::vector<T> batch = std::exchange(waiting_, {});
    bytes_ = 0;
    writing_ = true;
    lock.unlock();
    changed_.notify_all();
    write_(std::move(batch));
    lock.lock();
    writing_ = false;
    written_ = std::chrono::steady_clock::now();
    changed_.notify_all();
  }

  const OutboxLimits limits_;
  const std::function<void(std::vector<T>)> write_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<T> waiting_;
  std::size_t bytes_ = 0;
  bool writing_ = false;
  std::chrono::steady_clock::time_point written_ =
      std::chrono::steady_clock::now();
};

}  // namespace tiaowen
