// Outbox: where workers hand in what they finished. No thread waits to write:
// the worker that finds nobody writing writes all that lies there, so N jobs
// are N busy threads and one writer at a time. It is bounded: when it is full,
// workers wait.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <utility>

namespace tiaowen {

template <typename T>
class Outbox {
 public:
  Outbox(std::size_t room, std::function<void(T)> write)
      : room_(room), write_(std::move(write)) {}

  void put(T value) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock,
                  [this] { return waiting_.size() < room_ || !writing_; });
    waiting_.push_back(std::move(value));
    if (writing_) return;
    writing_ = true;
    while (!waiting_.empty()) {
      T next = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      changed_.notify_one();
      write_(std::move(next));
      lock.lock();
    }
    writing_ = false;
    changed_.notify_all();
  }

 private:
  const std::size_t room_;
  const std::function<void(T)> write_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<T> waiting_;
  bool writing_ = false;
};

}  // namespace tiaowen
