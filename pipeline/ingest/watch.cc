#include "pipeline/ingest/watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>

namespace tiaowen {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM |
                                  IN_DELETE | IN_CREATE | IN_DELETE_SELF |
                                  IN_ONLYDIR;
constexpr int kPollMilliseconds = 200;
constexpr std::chrono::milliseconds kQuiet(500);

}  // namespace

struct Watch::State {
  int queue = -1;
  std::vector<std::string> folders;

  ~State() {
    if (queue >= 0) close(queue);
  }

  // All folders, new ones too; one watched already stays as it is.
  void add_all() const {
    std::error_code error;
    for (const std::string& folder : folders) {
      inotify_add_watch(queue, folder.c_str(), kEvents);
      fs::recursive_directory_iterator it(
          folder, fs::directory_options::skip_permission_denied, error);
      for (const fs::recursive_directory_iterator end; !error && it != end;
           it.increment(error)) {
        std::error_code ignored;
        if (!it->is_directory(ignored) || it->is_symlink(ignored)) continue;
        if (it->path().filename().string().starts_with(".")) {
          it.disable_recursion_pending();
          continue;
        }
        inotify_add_watch(queue, it->path().c_str(), kEvents);
      }
    }
  }

  // Was there anything? Empties the queue.
  bool drain() const {
    alignas(inotify_event) std::array<char, 65536> events{};
    bool any = false;
    while (read(queue, events.data(), events.size()) > 0) any = true;
    return any;
  }
};

Watch::Watch(std::unique_ptr<State> state) : state_(std::move(state)) {}
Watch::Watch(Watch&&) noexcept = default;
Watch::~Watch() = default;

Result<Watch> Watch::begin(const std::vector<std::string>& folders) {
  auto state = std::make_unique<State>();
  state->folders = folders;
  state->queue = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (state->queue < 0) {
    return fail("watch_failed", std::string("inotify: ") + strerror(errno));
  }
  state->add_all();
  return Watch(std::move(state));
}

bool Watch::wait(int seconds, const std::atomic<bool>& stop) {
  const auto until = Clock::now() + std::chrono::seconds(seconds);
  bool happened = false;
  auto quiet_from = Clock::now();
  while (!stop) {
    pollfd waiting{state_->queue, POLLIN, 0};
    poll(&waiting, 1, kPollMilliseconds);
    if (state_->drain()) {
      happened = true;
      quiet_from = Clock::now();
    }
    const auto now = Clock::now();
    if ((happened && now - quiet_from >= kQuiet) || now >= until) {
      state_->add_all();
      return true;
    }
  }
  return false;
}

}  // namespace tiaowen
