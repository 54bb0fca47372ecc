#include "pipeline/keep_memory.h"

#include <malloc.h>

namespace tiaowen {

void keep_freed_memory() {
  constexpr int kMegabyte = 1024 * 1024;
  // No larger one is taken: the most that one heap of a thread may hold.
  constexpr int kLargest = 32 * kMegabyte;
  mallopt(M_MMAP_THRESHOLD, kLargest);
  mallopt(M_TRIM_THRESHOLD, 2 * kLargest);
}

}  // namespace tiaowen
