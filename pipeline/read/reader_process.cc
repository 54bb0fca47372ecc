#include "pipeline/read/reader_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <utility>

#include "pipeline/read/wire.h"

extern char** environ;

namespace tiaowen {
namespace {

using Clock = std::chrono::steady_clock;

// Memory that a library lost and the cost of a start are both bounded so.
constexpr int kDocumentsOfOneProcess = 200;
constexpr std::size_t kReceiveAtOnce = 1 << 18;

std::string program_beside_us() {
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) return "tiaowen-reader";
  return (self.parent_path() / "tiaowen-reader").string();
}

void close_if_open(int& descriptor) {
  if (descriptor >= 0) close(descriptor);
  descriptor = -1;
}

bool mentions_memory(std::string_view last_words) {
  return last_words.find("ut of memory") != last_words.npos ||
         last_words.find("bad_alloc") != last_words.npos;
}

}  // namespace

// The running program: its process, our end of the socket, and the pipe with
// what it says on standard error when it dies.
class ReaderProcess::Child {
 public:
  static Result<std::unique_ptr<Child>> start(const ReadOptions& options);
  ~Child() {
    if (pid_ > 0) {
      kill(pid_, SIGKILL);
      waitpid(pid_, nullptr, 0);
    }
    close_if_open(socket_);
    close_if_open(errors_);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  int served() const { return served_; }
  // Grants the next document its time.
  void allow(const ReadOptions& options);
  // False where the program is gone or the time is up: see why_gone().
  bool send(std::string_view bytes);
  // Appends what has arrived.
  bool receive(std::string& to);
  Error why_gone();

 private:
  Child() = default;
  bool wait_for(short events);

  pid_t pid_ = -1;
  int socket_ = -1;
  int errors_ = -1;
  int served_ = 0;
  int cpu_seconds_ = 0;
  bool late_ = false;
  Clock::time_point deadline_;
};

Result<std::unique_ptr<ReaderProcess::Child>> ReaderProcess::Child::start(
    const ReadOptions& options) {
  const std::string program = options.reader_program.empty()
                                  ? program_beside_us()
                                  : options.reader_program;
  int pair[2] = {-1, -1};
  int pipe_ends[2] = {-1, -1};
  std::unique_ptr<Child> child(new Child);
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
  const int failed = posix_spawn(&child->pid_, program.c_str(), &actions,
                                 nullptr, arguments, environ);
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

void ReaderProcess::Child::allow(const ReadOptions& options) {
  ++served_;
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

bool ReaderProcess::Child::wait_for(short events) {
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

bool ReaderProcess::Child::send(std::string_view bytes) {
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

bool ReaderProcess::Child::receive(std::string& to) {
  const std::size_t had = to.size();
  to.resize(had + kReceiveAtOnce);
  ssize_t n = -1;
  while (wait_for(POLLIN)) {
    n = recv(socket_, to.data() + had, kReceiveAtOnce, MSG_DONTWAIT);
    if (n >= 0 || (errno != EAGAIN && errno != EINTR)) break;
  }
  to.resize(had + static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
  return n > 0;
}

Error ReaderProcess::Child::why_gone() {
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
    return {"reader_missing", "tiaowen-reader does not start"};
  }
  return {"reader_crashed",
          signal != 0
              ? std::string("killed by ") + strsignal(signal)
              : "ended with status " + std::to_string(WEXITSTATUS(status))};
}

namespace {

// Puts a Document together from the frames as they arrive.
class Assembly {
 public:
  Assembly(const ReadOptions& options) : options_(options) {}

  // An error ends the conversation; `fatal` says that the program cannot be
  // used again.
  std::optional<Error> take(std::string& received) {
    std::size_t at = 0;
    while (!done_) {
      wire::FrameHeader header;
      const std::size_t left = received.size() - at;
      if (left < sizeof header) break;
      std::memcpy(&header, received.data() + at, sizeof header);
      total_ += left >= sizeof header + header.bytes ? header.bytes : 0;
      if (total_ > options_.output_bytes ||
          header.bytes > options_.output_bytes) {
        return Error{"too_large", "its content is more than " +
                                      std::to_string(options_.output_bytes) +
                                      " bytes"};
      }
      if (left < sizeof header + header.bytes) break;
      const std::string_view payload(received.data() + at + sizeof header,
                                     header.bytes);
      if (!accept(header.tag, payload)) {
        return Error{"reader_crashed", "its answer makes no sense"};
      }
      at += sizeof header + header.bytes;
    }
    received.erase(0, at);
    return std::nullopt;
  }

  bool done() const { return done_; }
  // The error that the program itself reported.
  const std::optional<Error>& error() const { return error_; }
  Document& document() { return document_; }

  std::string place() const {
    if (!document_.source.pages) return "before the first page";
    return "on page " + std::to_string(document_.pages.size() + 1) + " of " +
           std::to_string(*document_.source.pages);
  }

 private:
  bool accept(wire::Tag tag, std::string_view payload) {
    switch (tag) {
      case wire::Tag::begin:
        return begin(payload);
      case wire::Tag::page:
        return page(payload);
      case wire::Tag::end:
        return end(payload);
      case wire::Tag::error:
        error_ = wire::decode_error(payload);
        done_ = true;
        return error_.has_value();
    }
    return false;
  }
  bool begin(std::string_view payload) {
    auto begin = wire::decode_begin(payload);
    if (!begin || begin->pages < 0) return false;
    document_.source.pages = begin->pages;
    document_.source.restrictions = std::move(begin->restrictions);
    return true;
  }
  bool page(std::string_view payload) {
    auto page = wire::decode_page(payload);
    if (!page) return false;
    page->number = static_cast<int>(document_.pages.size()) + 1;
    document_.pages.push_back(std::move(*page));
    return true;
  }
  bool end(std::string_view payload) {
    auto end = wire::decode_end(payload);
    if (!end) return false;
    document_.fonts = std::move(end->fonts);
    document_.findings = std::move(end->findings);
    document_.flow.set_aside = std::move(end->set_aside);
    done_ = true;
    for (Page& page : document_.pages) {
      for (Run& run : page.runs) {
        if (run.font >= document_.fonts.size()) run.font = 0;
      }
    }
    return true;
  }

  const ReadOptions& options_;
  Document document_;
  std::optional<Error> error_;
  std::uint64_t total_ = 0;
  bool done_ = false;
};

}  // namespace

ReaderProcess::ReaderProcess(const ReadOptions& options) : options_(options) {}
ReaderProcess::~ReaderProcess() = default;

Result<Document> ReaderProcess::read(std::string_view format,
                                     const std::string& bytes) {
  if (child_ && child_->served() >= kDocumentsOfOneProcess) child_.reset();
  if (!child_) {
    auto child = Child::start(options_);
    if (!child) return tl::unexpected(child.error());
    child_ = std::move(*child);
  }
  Result<Document> document = talk(format, bytes);
  if (!document && document.error().code != "encrypted") child_.reset();
  return document;
}

Result<Document> ReaderProcess::talk(std::string_view format,
                                     const std::string& bytes) {
  child_->allow(options_);
  wire::RequestHeader header;
  format.copy(header.format, sizeof header.format - 1);
  header.password_bytes = static_cast<std::uint32_t>(options_.password.size());
  header.pages = static_cast<std::uint32_t>(options_.pages);
  header.document_bytes = bytes.size();
  std::string head(reinterpret_cast<const char*>(&header), sizeof header);
  head += options_.password;

  Assembly assembly(options_);
  const auto at_place = [&](Error error) {
    error.message = "the reader failed " + assembly.place() + ": " +
                    error.message + "; the document was given up";
    return tl::unexpected<Error>(std::move(error));
  };
  if (!child_->send(head) || !child_->send(bytes)) {
    return at_place(child_->why_gone());
  }
  std::string received;
  while (!assembly.done()) {
    if (!child_->receive(received)) return at_place(child_->why_gone());
    if (auto error = assembly.take(received)) return at_place(*error);
  }
  if (assembly.error()) {
    if (assembly.error()->code == "reader_memory") {
      return at_place({"reader_memory", "out of memory"});
    }
    return tl::unexpected(*assembly.error());
  }
  Document document = std::move(assembly.document());
  document.format = Format::pdf;
  return document;
}

}  // namespace tiaowen
