// scan() walks a folder and tells the stamp of every file, with no look inside.
//
//   scan("/srv/inbox", {}, [](std::string_view path, const FileStamp& stamp) {
//     path is "2026/a.pdf"
//   });
//
// A file whose stamp is the one seen last time is unchanged: that is all an
// unchanged file costs. Hidden folders are not entered, links to folders are
// not followed.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/result.h"

struct stat;

namespace tiaowen {

// Times in nanoseconds since 1970. `changed` (ctime) moves even where a
// program sets `modified` back.
struct FileStamp {
  std::int64_t bytes = 0, modified = 0, changed = 0, inode = 0;
  bool operator==(const FileStamp&) const = default;
};
FileStamp stamp_of(const struct stat& status);

using VisitFile =
    std::function<void(std::string_view path, const FileStamp& stamp)>;

// What could not be looked into: nothing below is known to be gone.
struct Unreadable {
  std::string path;  // of a folder, relative; "" is the root
  std::string reason;
};

// An error where the root itself cannot be read.
Result<std::vector<Unreadable>> scan(const std::string& root,
                                     const VisitFile& visit);

}  // namespace tiaowen
