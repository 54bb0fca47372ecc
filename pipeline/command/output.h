// Files are written whole or not at all: under a temporary name in the same
// folder, then renamed.
#pragma once

#include <filesystem>
#include <string_view>

#include "pipeline/model/result.h"

namespace tiaowen {

// Makes the folders above `path` too. Codes: disk_full, write_failed.
Result<void> write_whole(const std::filesystem::path& path,
                         std::string_view content);

// Can files be made in `folder`? Makes it where it is missing.
Result<void> check_writable(const std::filesystem::path& folder);

}  // namespace tiaowen
