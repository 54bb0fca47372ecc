#include "pipeline/ingest/run_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace tiaowen {

Result<RunLock> RunLock::take(const std::string& store) {
  const std::string path = store + "-lock";
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0) {
    return fail(errno == ENOSPC ? "disk_full" : "store_unwritable",
                path + ": " + std::strerror(errno));
  }
  RunLock lock(file);
  if (flock(file, LOCK_EX | LOCK_NB) != 0) {
    char holder[32] = {};
    const bool known = pread(file, holder, sizeof holder - 1, 0) > 0;
    return fail("busy", store + ": another ingest is at work" +
                            (known ? ", process " + std::string(holder) : ""));
  }
  const std::string own = std::to_string(getpid());
  if (ftruncate(file, 0) == 0) (void)!pwrite(file, own.data(), own.size(), 0);
  return lock;
}

RunLock::RunLock(RunLock&& other) noexcept
    : file_(std::exchange(other.file_, -1)) {}

RunLock::~RunLock() {
  if (file_ >= 0) close(file_);
}

}  // namespace tiaowen
