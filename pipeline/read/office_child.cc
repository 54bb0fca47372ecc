#include "pipeline/read/office_child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <string_view>

#include "pipeline/read/reader_child.h"

namespace tiaowen {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kLastWords = 4096;
// LibreOffice maps about 1.5 GiB before it reads anything.
constexpr std::uint64_t kLeastMemory = 4ull << 30;

// Words of its own process, for messages and for telling what it died of.
struct End {
  int status = 0;
  bool late = false;
  std::string words;
};

bool says_memory(std::string_view words) {
  for (const char* sign : {"bad_alloc", "ut of memory", "annot allocate"}) {
    if (words.find(sign) != words.npos) return true;
  }
  return false;
}

class Child {
 public:
  explicit Child(const std::vector<std::string>& command) {
    int ends[2] = {-1, -1};
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return;
    said_ = ends[0];
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null",
                                     O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    // A group of its own, so that it dies with its children.
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    std::vector<char*> words;
    for (const std::string& word : command) {
      words.push_back(const_cast<char*>(word.c_str()));
    }
    words.push_back(nullptr);
    char* none[] = {nullptr};
    if (posix_spawn(&pid_, words[0], &actions, &attributes, words.data(),
                    none) != 0) {
      pid_ = -1;
    }
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
  }
  ~Child() {
    if (pid_ > 0) end_all();
    if (said_ >= 0) close(said_);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  bool started() const { return pid_ > 0; }

  // Waits for its end, at most until then; afterwards none of its group lives.
  End wait_until(Clock::time_point then) {
    constexpr int kLookEvery = 20;  // milliseconds
    End end;
    for (;;) {
      listen(end.words);
      const pid_t gone = waitpid(pid_, &end.status, WNOHANG);
      if (gone == pid_) break;
      if (Clock::now() > then) {
        end.late = true;
        break;
      }
      pollfd pause{-1, 0, 0};
      poll(&pause, 1, kLookEvery);
    }
    end_all();
    listen(end.words);
    return end;
  }

 private:
  void listen(std::string& words) {
    char some[1024];
    for (;;) {
      const ssize_t n = read(said_, some, sizeof some);
      if (n <= 0) return;
      words.append(some, static_cast<std::size_t>(n));
      if (words.size() > kLastWords) {
        words.erase(0, words.size() - kLastWords);
      }
    }
  }
  void end_all() {
    kill(-pid_, SIGKILL);
    while (waitpid(-pid_, nullptr, 0) > 0 || errno == EINTR) {
    }
    pid_ = -1;
  }

  pid_t pid_ = -1;
  int said_ = -1;
};

std::string last_line(std::string_view words) {
  while (words.ends_with('\n')) words.remove_suffix(1);
  std::string line;
  for (const char c : words.substr(words.find_last_of('\n') + 1)) {
    if (c >= ' ' && c <= '~') line.push_back(c);
  }
  constexpr std::size_t kLongest = 160;
  line.resize(std::min(line.size(), kLongest));
  return line.empty() ? line : " (" + line + ")";
}

// soffice is a script and a splash screen before soffice.bin, which we can do
// without.
std::string bare(const std::string& program) {
  std::error_code error;
  const auto whole = std::filesystem::canonical(program, error);
  if (error) return program;
  const auto bin = whole.parent_path() / "soffice.bin";
  return std::filesystem::is_regular_file(bin, error) ? bin.string() : program;
}

std::optional<Error> failure_of(const End& end, const ReadOptions& options) {
  const int status = WIFEXITED(end.status) ? WEXITSTATUS(end.status) : 0;
  const int signal = WIFSIGNALED(end.status) ? WTERMSIG(end.status)
                     : status > 128          ? status - 128  // as shells say it
                                             : 0;
  if (end.late) {
    return Error{"converter_timeout", "LibreOffice gave no answer in " +
                                          std::to_string(options.wall_seconds) +
                                          " s"};
  }
  if (signal == SIGXCPU) {
    return Error{"converter_timeout", "LibreOffice needed more than " +
                                          std::to_string(options.cpu_seconds) +
                                          " s of computing"};
  }
  if (signal == SIGXFSZ) {
    return Error{"output_too_large",
                 "what LibreOffice makes of it is more than " +
                     std::to_string(options.output_bytes) + " bytes"};
  }
  if (signal == SIGKILL || says_memory(end.words)) {
    return Error{"converter_memory", "LibreOffice ran out of memory"};
  }
  if (status == 127) {
    return Error{"converter_missing",
                 "LibreOffice does not start" + last_line(end.words) +
                     ": check its installation or --office"};
  }
  if (signal != 0) {
    return Error{"converter_failed", std::string("LibreOffice was killed by ") +
                                         strsignal(signal) +
                                         last_line(end.words)};
  }
  if (status != 0) {
    return Error{"converter_failed", "LibreOffice ended with status " +
                                         std::to_string(status) +
                                         last_line(end.words)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Error> run_office(const std::string& program,
                                const std::string& folder,
                                const std::vector<std::string>& arguments,
                                const ReadOptions& options) {
  std::vector<std::string> command = {
      path_of(ReaderProgram::formats, options),
      "office",
      std::to_string(std::max(options.memory_bytes, kLeastMemory)),
      std::to_string(options.cpu_seconds),
      std::to_string(options.output_bytes),
      folder,
      bare(program)};
  command.insert(command.end(), arguments.begin(), arguments.end());
  const auto latest = Clock::now() + std::chrono::seconds(options.wall_seconds);
  // With a new profile it asks to be started once more.
  constexpr int kAgain = 81;
  for (bool first = true;; first = false) {
    Child child(command);
    if (!child.started()) {
      return Error{"reader_missing", "cannot start " + command.front() +
                                         ": it belongs beside tiaowen"};
    }
    const End end = child.wait_until(latest);
    if (first && !end.late && WIFEXITED(end.status) &&
        WEXITSTATUS(end.status) == kAgain) {
      continue;
    }
    return failure_of(end, options);
  }
}

}  // namespace tiaowen
