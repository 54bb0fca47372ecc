// read_archive() unpacks an archive of documents, one file after the other.
// Runs in tiaowen-formats only; what is made of the files is decided outside.
//
//   read_archive(bytes, password, limits, [&](const wire::Entry& entry) {…});
//
// Folders and what computers add by themselves (__MACOSX/) are no files. A file
// that cannot be unpacked is visited with its error: encrypted,
// wrong_password, damaged, bomb, too_large. Names that are not UTF-8 are taken
// for GBK, as Chinese Windows writes them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/result.h"
#include "pipeline/read/wire.h"

namespace tiaowen {

struct ArchiveLimits {
  std::uint64_t entries = 10000;
  std::uint64_t all_bytes = 4ull << 30;
};

// An error is of the whole archive, and the files visited before it are good:
// damaged, too_many_parts, too_large, bomb (all files together).
std::optional<Error> read_archive(
    std::string_view bytes, const std::string& password,
    const ArchiveLimits& limits,
    const std::function<void(const wire::Entry&)>& visit);

// A name's bytes as UTF-8.
std::string archive_name(const std::string& raw);

}  // namespace tiaowen
