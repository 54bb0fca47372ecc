#include "pipeline/read/serve.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <new>

#include "pipeline/read/probe.h"
#include "pipeline/read/sandbox.h"

namespace tiaowen {
namespace {

constexpr std::uint32_t kMostWanted = 1 << 20;

bool receive(void* to, std::size_t bytes) {
  char* at = static_cast<char*>(to);
  while (bytes > 0) {
    const ssize_t n = read(STDIN_FILENO, at, bytes);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    at += n;
    bytes -= static_cast<std::size_t>(n);
  }
  return true;
}

bool receive(Request& request) {
  wire::RequestHeader header;
  header.magic = 0;
  if (!receive(&header, sizeof header)) return false;
  if (header.magic != wire::RequestHeader{}.magic) return false;
  if (header.wanted > kMostWanted) return false;
  header.format[sizeof header.format - 1] = '\0';
  request.format = header.format;
  request.pages = header.pages;
  request.page = header.page;
  request.dpi = header.dpi;
  request.entries = header.entries;
  request.unpacked_bytes = header.unpacked_bytes;
  request.password.resize(header.password_bytes);
  request.wanted.resize(header.wanted);
  request.bytes.resize(header.document_bytes);
  return receive(request.password.data(), request.password.size()) &&
         receive(request.wanted.data(),
                 request.wanted.size() * sizeof(std::uint32_t)) &&
         receive(request.bytes.data(), request.bytes.size());
}

// False where the parent has no more documents.
bool serve_one(const Service& service, const std::optional<Error>& unable) {
  Request request;
  if (!receive(request)) return false;
  if (request.format == "probe") {
    send_error(probe(request.bytes));
  } else if (unable) {
    send_error(*unable);
  } else {
    service.answer(request);
  }
  return true;
}

}  // namespace

// The parent is gone where this fails; then there is nothing left to do.
void send(std::string& bytes) {
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const ssize_t n = write(STDOUT_FILENO, rest.data(), rest.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) _exit(0);
    rest.remove_prefix(static_cast<std::size_t>(n));
  }
  bytes.clear();
}

void send_error(const Error& error) {
  std::string out;
  wire::append(out, error);
  send(out);
}

int serve(int argc, char** argv, const Service& service) {
  if (argc < 2 || isatty(STDIN_FILENO) != 0) {
    std::fprintf(stderr,
                 "%s is started by tiaowen, which gives it documents to read\n",
                 service.name);
    return 2;
  }
  close_range(3, ~0U, 0);
  limit(std::strtoull(argv[1], nullptr, 10));
  const bool landlock =
      has_landlock() &&
      !(argc > 2 && std::string_view(argv[2]) == "no-landlock");
  const std::optional<Error> unable = service.prepare(landlock);
  const auto walls =
      close_in(landlock ? service.folders : std::vector<std::string>());
  if (!walls) {
    send_error(walls.error());
    return 1;
  }
  try {
    while (serve_one(service, unable)) {
    }
  } catch (const std::bad_alloc&) {
    send_error({"reader_memory", "out of memory"});
    return 1;
  }
  return 0;
}

}  // namespace tiaowen

#ifdef TIAOWEN_SANITIZED
// Looking for leaks takes a second process, which the sandbox refuses.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }
#endif
