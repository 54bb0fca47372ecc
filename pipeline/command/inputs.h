// Which files a command line names.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tiaowen {

struct Input {
  std::filesystem::path file;  // where it lies; "-" is standard input
  // As the record names it: relative to the input of the command line, with
  // that input's own name in front where several are named.
  std::string path;
  bool named = false;      // by itself on the command line, not by a folder
  std::string unreadable;  // why it cannot be looked at; else empty
};

// Folders recursively and in byte order of their paths; neither `out` nor
// hidden folders are entered, links to folders are not followed. No two
// inputs have the same path.
std::vector<Input> inputs_of(const std::vector<std::string>& named,
                             const std::filesystem::path& out);

}  // namespace tiaowen
