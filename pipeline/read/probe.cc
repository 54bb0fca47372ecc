#include "pipeline/read/probe.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "pipeline/read/wire.h"

namespace tiaowen {
namespace {

Error verdict(bool allowed) {
  return allowed ? Error{"allowed", ""}
                 : Error{"refused", std::strerror(errno)};
}

bool can_start_child() {
  const pid_t child = fork();
  if (child == 0) _exit(0);
  if (child > 0) waitpid(child, nullptr, 0);
  return child > 0;
}

// Pages without end.
void write_for_ever() {
  Page page;
  page.runs.resize(1);
  page.runs[0].text.assign(1 << 18, U'x');
  page.runs[0].edges.resize((1 << 18) + 1);
  std::string bytes;
  wire::append(bytes, page);
  while (write(STDOUT_FILENO, bytes.data(), bytes.size()) > 0) {
  }
  _exit(1);
}

// A page that is none.
void lie() {
  const wire::FrameHeader header{wire::Tag::page, 64};
  std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
  bytes.append(header.bytes, '\xFF');
  _exit(write(STDOUT_FILENO, bytes.data(), bytes.size()) > 0 ? 0 : 1);
}

// Two pages of five, then the end.
void crash_on_page_three() {
  std::string bytes;
  wire::append(bytes, wire::Begin{5, {}});
  wire::append(bytes, Page{});
  wire::append(bytes, Page{});
  if (write(STDOUT_FILENO, bytes.data(), bytes.size()) > 0) std::abort();
}

void take_all_memory() {
  std::vector<std::string> taken;
  for (;;) taken.emplace_back(64 << 20, 'x');
}

}  // namespace

Error probe(std::string_view what) {
  const std::size_t blank = what.find(' ');
  const std::string_view verb = what.substr(0, blank);
  const std::string path(blank == what.npos ? "" : what.substr(blank + 1));
  if (verb == "open") return verdict(open(path.c_str(), O_RDONLY) >= 0);
  if (verb == "write") {
    return verdict(open(path.c_str(), O_WRONLY | O_CREAT, 0600) >= 0);
  }
  if (verb == "socket") return verdict(socket(AF_INET, SOCK_STREAM, 0) >= 0);
  if (verb == "exec") {
    return verdict(execl(path.c_str(), path.c_str(), nullptr) == 0);
  }
  if (verb == "fork") return verdict(can_start_child());
  if (verb == "kill") return verdict(kill(getppid(), 0) == 0);
  if (verb == "environment") {
    return verdict(std::getenv(path.c_str()) != nullptr);
  }
  if (verb == "abort") std::abort();
  if (verb == "pages") crash_on_page_three();
  if (verb == "out-of-memory") {
    std::fputs("Out of memory\n", stderr);
    std::abort();
  }
  if (verb == "hang") {
    for (;;) sleep(1000);
  }
  if (verb == "spin") {
    for (;;) getppid();
  }
  if (verb == "memory") take_all_memory();
  if (verb == "output") write_for_ever();
  if (verb == "lie") lie();
  return {"unknown", "no such probe"};
}

}  // namespace tiaowen
