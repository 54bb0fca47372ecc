// Which files a command line names.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/result.h"

namespace tiaowen {

struct Input {
  std::filesystem::path file;  // where it lies; "-" is standard input
  // As the record names it: relative to the input of the command line, with
  // that input's own name in front where several are named.
  std::string path;
  bool named = false;         // by itself on the command line, not by a folder
  std::string unreadable;     // why it cannot be looked at; else empty
  std::optional<Error> skip;  // why it is passed over
};

// Folders recursively and in byte order of their paths; neither `out` nor
// hidden folders are entered. Links to folders are not followed, which could
// lead round in circles: they are inputs to skip, code folder_link. No two
// inputs have the same path.
std::vector<Input> inputs_of(const std::vector<std::string>& named,
                             const std::filesystem::path& out);

}  // namespace tiaowen
