#include "pipeline/read/reader_child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <vector>

extern char** environ;

namespace tiaowen {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kReceiveAtOnce = 1 << 16;

void close_if_open(int& descriptor) {
  if (descriptor >= 0) close(descriptor);
  descriptor = -1;
}

bool mentions_memory(std::string_view last_words) {
  return last_words.find("ut of memory") != last_words.npos ||
         last_words.find("bad_alloc") != last_words.npos;
}

// What the child gets of our environment: nobody's secrets.
std::vector<char*> harmless_environment() {
  // Tesseract's threads cost more than they bring.
  static char one_thread[] = "OMP_THREAD_LIMIT=1";
  std::vector<char*> kept{one_thread};
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view name(*entry);
    if (name.starts_with("LD_LIBRARY_PATH=") ||
        name.starts_with("ASAN_OPTIONS=") ||
        name.starts_with("UBSAN_OPTIONS=")) {
      kept.push_back(*entry);
    }
  }
  kept.push_back(nullptr);
  return kept;
}

// " (double free or corruption)": the first line of what it said, for people.
std::string quoted(std::string_view last_words) {
  constexpr std::size_t kLongest = 160;
  std::string line;
  for (const char c : last_words) {
    if (c == '\n' && !line.empty()) break;
    if (c >= ' ' && c <= '~' && line.size() < kLongest) line.push_back(c);
  }
  return line.empty() ? line : " (" + line + ")";
}

}  // namespace

std::string path_of(ReaderProgram program, const ReadOptions& options) {
  const bool ocr = program == ReaderProgram::ocr;
  const std::string& given = ocr ? options.ocr_program : options.reader_program;
  if (!given.empty() && program != ReaderProgram::formats) return given;
  constexpr std::array kNames{"tiaowen-reader", "tiaowen-formats",
                              "tiaowen-ocr"};
  const char* name = kNames[static_cast<std::size_t>(program)];
  if (!given.empty()) {
    return std::filesystem::path(given).replace_filename(name).string();
  }
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? name : (self.parent_path() / name).string();
}

Result<std::unique_ptr<ReaderChild>> ReaderChild::start(
    const ReadOptions& options, ReaderProgram which) {
  const std::string program = path_of(which, options);
  int pair[2] = {-1, -1};
  int pipe_ends[2] = {-1, -1};
  std::unique_ptr<ReaderChild> child(new ReaderChild);
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) {
    return fail("reader_missing", std::strerror(errno));
  }
  child->socket_ = pair[0];
  if (pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) != 0) {
    close(pair[1]);
    return fail("reader_missing", std::strerror(errno));
  }
  child->errors_ = pipe_ends[0];

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, pair[1], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, pair[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDERR_FILENO);
  std::string name = program;
  std::string memory = std::to_string(options.memory_bytes);
  char* const arguments[] = {name.data(), memory.data(), nullptr};
  const int failed =
      posix_spawn(&child->pid_, program.c_str(), &actions, nullptr, arguments,
                  harmless_environment().data());
  posix_spawn_file_actions_destroy(&actions);
  close(pair[1]);
  close(pipe_ends[1]);
  if (failed != 0) {
    child->pid_ = -1;
    return fail("reader_missing", "cannot start " + program + " (" +
                                      std::strerror(failed) +
                                      "): it belongs beside tiaowen");
  }
  return child;
}

ReaderChild::~ReaderChild() {
  if (pid_ > 0) {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  close_if_open(socket_);
  close_if_open(errors_);
}

void ReaderChild::allow(const ReadOptions& options, bool more) {
  served_ += more ? 0 : 1;
  late_ = false;
  cpu_seconds_ = options.cpu_seconds;
  deadline_ = Clock::now() + std::chrono::seconds(options.wall_seconds);
  clockid_t clock;
  timespec used{};
  if (clock_getcpuclockid(pid_, &clock) == 0) clock_gettime(clock, &used);
  const rlimit limit{static_cast<rlim_t>(used.tv_sec + 1 + options.cpu_seconds),
                     RLIM_INFINITY};
  prlimit(pid_, RLIMIT_CPU, &limit, nullptr);
}

bool ReaderChild::wait_for(short events) {
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline_ - Clock::now());
    if (left.count() <= 0) {
      late_ = true;
      return false;
    }
    pollfd descriptor{socket_, events, 0};
    const int ready = poll(&descriptor, 1, static_cast<int>(left.count()));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

bool ReaderChild::send(std::string_view bytes) {
  while (!bytes.empty()) {
    if (!wait_for(POLLOUT)) return false;
    const ssize_t n = ::send(socket_, bytes.data(), bytes.size(),
                             MSG_NOSIGNAL | MSG_DONTWAIT);
    if (n < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

bool ReaderChild::receive(std::string& to) {
  if (!received_) {
    received_ = std::make_unique_for_overwrite<char[]>(kReceiveAtOnce);
  }
  ssize_t n = -1;
  while (wait_for(POLLIN)) {
    n = recv(socket_, received_.get(), kReceiveAtOnce, MSG_DONTWAIT);
    if (n >= 0 || (errno != EAGAIN && errno != EINTR)) break;
  }
  if (n > 0) to.append(received_.get(), static_cast<std::size_t>(n));
  return n > 0;
}

Error ReaderChild::why_gone() {
  // Whoever closed the socket is dead or about to be; a process that hangs
  // must be killed.
  if (late_) kill(pid_, SIGKILL);
  close_if_open(socket_);
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  char words[4096];
  const ssize_t n = ::read(errors_, words, sizeof words);
  const std::string_view last_words(
      words, static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
  const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  if (late_) return {"reader_timeout", "no answer in time"};
  if (signal == SIGXCPU) {
    return {"reader_timeout",
            "more than " + std::to_string(cpu_seconds_) + " s of computing"};
  }
  // SIGKILL that is not ours is the kernel's when memory runs out.
  if (signal == SIGKILL || mentions_memory(last_words)) {
    return {"reader_memory", "out of memory"};
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 127) {
    return {"reader_missing", "the reader program does not start"};
  }
  return {"reader_crashed",
          (signal != 0
               ? std::string("killed by ") + strsignal(signal)
               : "ended with status " + std::to_string(WEXITSTATUS(status))) +
              quoted(last_words)};
}

}  // namespace tiaowen
