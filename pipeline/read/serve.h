// serve() is the main loop of the programs that read what untrusted bytes can
// attack: it raises the walls (sandbox.h) and answers requests on the socket
// that is standard input and output, until there are no more.
//
//   serve(argc, argv, {"tiaowen-reader", folders, prepare, answer});
//
// Arguments of such a program: MEMORY_BYTES [no-landlock].
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/result.h"
#include "pipeline/read/wire.h"

namespace tiaowen {

struct Request {
  std::string format;
  std::uint32_t pages = 0;  // read no more than these
  std::uint32_t page = 0;   // of a picture: which
  float dpi = 0;
  // Of an archive: no more files than these, and bytes in them.
  std::uint64_t entries = 0, unpacked_bytes = 0;
  std::string password;
  std::vector<std::uint32_t> wanted;  // pages to read; none: all
  std::string bytes;
};

struct Service {
  const char* name;
  // What may be opened where there is Landlock.
  std::vector<std::string> folders;
  // Runs before the walls are up. With an error every request is answered
  // with that error.
  std::function<std::optional<Error>(bool landlock)> prepare;
  std::function<void(const Request&)> answer;
};

int serve(int argc, char** argv, const Service& service);

// Sends frames to the parent and empties `bytes`.
void send(std::string& bytes);
// Answers a request that cannot be met.
void send_error(const Error& error);

}  // namespace tiaowen
