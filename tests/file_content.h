#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace tiaowen::testing {

// All bytes of a file; none where it cannot be read.
inline std::string content_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

}  // namespace tiaowen::testing
