#include "pipeline/ingest/scan.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

namespace tiaowen {
namespace {

constexpr std::int64_t kNanoseconds = 1'000'000'000;

struct CloseFolder {
  void operator()(DIR* folder) const { closedir(folder); }
};

class Walk {
 public:
  explicit Walk(const VisitFile& visit) : visit_(visit) {}

  // Takes `folder` over.
  void enter(int folder) {
    const std::unique_ptr<DIR, CloseFolder> open(fdopendir(folder));
    if (!open) {
      close(folder);
      give_up();
      return;
    }
    errno = 0;
    while (const dirent* entry = readdir(open.get())) {
      const std::string_view name = entry->d_name;
      if (name == "." || name == "..") continue;
      const std::size_t length = path_.size();
      if (length > 0) path_ += '/';
      path_ += name;
      look(folder, *entry);
      path_.resize(length);
      errno = 0;
    }
    if (errno != 0) give_up();
  }

  std::vector<Unreadable> unreadable;

 private:
  void look(int folder, const dirent& entry) {
    if (entry.d_type == DT_DIR) {
      enter_child(folder, entry.d_name);
      return;
    }
    struct stat status {};
    // A link counts as the file it leads to.
    if (fstatat(folder, entry.d_name, &status, 0) != 0) return;
    if (S_ISREG(status.st_mode)) {
      visit_(path_, stamp_of(status));
    } else if (S_ISDIR(status.st_mode) && entry.d_type == DT_UNKNOWN) {
      enter_child(folder, entry.d_name);
    }
  }

  void enter_child(int folder, const char* name) {
    if (name[0] == '.') return;
    const int child =
        openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    child < 0 ? give_up() : enter(child);
  }

  void give_up() { unreadable.push_back({path_, std::strerror(errno)}); }

  const VisitFile& visit_;
  std::string path_;
};

}  // namespace

FileStamp stamp_of(const struct stat& status) {
  return {status.st_size,
          status.st_mtim.tv_sec * kNanoseconds + status.st_mtim.tv_nsec,
          status.st_ctim.tv_sec * kNanoseconds + status.st_ctim.tv_nsec,
          static_cast<std::int64_t>(status.st_ino)};
}

Result<std::vector<Unreadable>> scan(const std::string& root,
                                     const VisitFile& visit) {
  const int folder = open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) {
    return fail("unreadable", root + ": " + std::strerror(errno));
  }
  Walk walk(visit);
  walk.enter(folder);
  return std::move(walk.unreadable);
}

}  // namespace tiaowen
