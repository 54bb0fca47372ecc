#include "pipeline/command/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace tiaowen {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> failed(const fs::path& path, int error) {
  const bool full = error == ENOSPC || error == EDQUOT;
  return fail(full ? "disk_full" : "write_failed",
              path.string() + ": " + std::strerror(error));
}

bool write_all(int file, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(file, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Result<void> write_whole(const fs::path& path, std::string_view content) {
  std::error_code error;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  if (error) return failed(path.parent_path(), error.value());
  const fs::path part = path.string() + ".part";
  const int file =
      ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return failed(part, errno);
  const bool written = write_all(file, content);
  int reason = written ? 0 : errno;
  if (::close(file) != 0 && reason == 0) reason = errno;
  if (reason == 0 && ::rename(part.c_str(), path.c_str()) != 0) reason = errno;
  if (reason != 0) {
    ::unlink(part.c_str());
    return failed(path, reason);
  }
  return {};
}

Result<void> check_writable(const fs::path& folder) {
  const auto probe = write_whole(folder / ".tiaowen-probe", "");
  if (!probe) {
    return fail(
        probe.error().code == "disk_full" ? "disk_full" : "out_unwritable",
        probe.error().message);
  }
  std::error_code ignored;
  fs::remove(folder / ".tiaowen-probe", ignored);
  return {};
}

}  // namespace tiaowen
