// Watch waits until something happens in folders (inotify).
//
//   auto watch = Watch::begin({"/srv/inbox"});
//   while (watch->wait(300, stop)) … look at the folders again …
//
// It says that something happened, not what: whoever looks again sees that,
// and the rescan after a time finds what no event told (network disks).
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/model/result.h"

namespace tiaowen {

class Watch {
 public:
  static Result<Watch> begin(const std::vector<std::string>& folders);
  Watch(Watch&&) noexcept;
  ~Watch();

  // True after something happened and has been quiet since, or when `seconds`
  // are over; false when it was told to stop.
  bool wait(int seconds, const std::atomic<bool>& stop);

 private:
  struct State;
  explicit Watch(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tiaowen
