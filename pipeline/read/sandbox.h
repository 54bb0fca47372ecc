// The walls around tiaowen-reader, raised before it sees the first byte of a
// document and never taken down.
//
//   limit(2 << 30);                          memory, no core, no file growth
//   const Walls walls = close_in({"/usr/share/poppler"});
//
// Afterwards the process may compute, use its memory, read and write what is
// already open, and open files for reading below the folders named. Anything
// else (other files, sockets, programs, children, signals to others) is
// answered with an error and not with death, so that libraries which try
// and can do without go on.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "pipeline/model/result.h"

namespace tiaowen {

struct Walls {
  // Does Landlock guard the files? Where the kernel has none, or no folder was
  // named, no file can be opened at all.
  bool landlock = false;
};

// REQUIRES: called before any thread is started. CPU time is limited by the
// parent, anew for every document. In builds with address sanitizer the
// memory limit is left out: the sanitizer reserves terabytes of addresses.
void limit(std::uint64_t memory_bytes);

// Error: the kernel refuses seccomp; then no document may be read.
Result<Walls> close_in(std::span<const std::string> readable_folders);

// A wider wall, for a whole program of somebody else's with its children:
// files below the folders named and no network, nothing else is refused. Where
// the kernel has no Landlock, files are not guarded.
struct Fence {
  std::vector<std::string> readable;  // and may be run
  std::vector<std::string> writable;
};
Result<Walls> fence_in(const Fence& fence);

// Could close_in() rely on Landlock?
bool has_landlock();

}  // namespace tiaowen
