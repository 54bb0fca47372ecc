// Unpacker gives the files of an archive, those of archives inside it too,
// each with a path of its own:
//
//   Unpacker unpacker(options);
//   auto error = unpacker.each("a.zip", bytes, [&](const UnpackedFile& file) {
//     …file.path is "a.zip/2024/办法.pdf"…
//   });
//
// Unpacking happens in tiaowen-formats. In memory at a time: the archive, one
// of its files, and the same again for each archive inside.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/result.h"
#include "pipeline/read/read.h"

namespace tiaowen {

class ReaderProcess;

struct UnpackedFile {
  std::string path;           // safe: below the archive's own, no two alike
  Result<std::string> bytes;  // or why there are none
};

struct UnpackLimits {
  int depth = 3;                     // archives in archives
  int entries = 10000;               // of all of them together
  std::uint64_t bytes = 4ull << 30;  // likewise, unpacked
};

// Not thread-safe: one for each worker.
class Unpacker {
 public:
  explicit Unpacker(const ReadOptions& options,
                    const UnpackLimits& limits = {});
  ~Unpacker();
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;

  using Visit = std::function<void(const UnpackedFile& file)>;
  // An error is the archive's own: damaged, too_deep, too_many_parts,
  // too_large, bomb, and those of the reader program. What was visited before
  // it is good. An archive inside that fails is visited with its error.
  std::optional<Error> each(const std::string& path, const std::string& bytes,
                            const Visit& visit);

 private:
  struct Left;
  std::optional<Error> each(const std::string& path, const std::string& bytes,
                            const Visit& visit, int depth, Left& left);

  const ReadOptions options_;
  const UnpackLimits limits_;
  std::vector<std::unique_ptr<ReaderProcess>> processes_;  // by depth
};

// "../a\b.pdf" -> "a/b.pdf"; what is left of nothing is "unnamed".
std::string safe_path(std::string_view name);

}  // namespace tiaowen
