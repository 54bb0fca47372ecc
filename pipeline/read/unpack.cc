#include "pipeline/read/unpack.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "pipeline/read/reader_process.h"

namespace tiaowen {

struct Unpacker::Left {
  int entries = 0;
  std::uint64_t bytes = 0;
  std::set<std::string> taken;         // paths
  std::map<std::string, int> repeats;  // of a path that was wanted again

  std::string own(const std::string& wanted) {
    std::string path = wanted;
    while (!taken.insert(path).second) {
      path = wanted + "~" + std::to_string(++repeats[wanted] + 1);
    }
    return path;
  }
};

Unpacker::Unpacker(const ReadOptions& options, const UnpackLimits& limits)
    : options_(options), limits_(limits) {}
Unpacker::~Unpacker() = default;

std::string safe_path(std::string_view name) {
  std::string safe;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find_first_of("/\\"), name.size());
    std::string part(name.substr(0, end));
    name.remove_prefix(std::min(end + 1, name.size()));
    for (char& c : part) {
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '_';
    }
    if (part.empty() || part == "." || part == "..") continue;
    safe += (safe.empty() ? "" : "/") + part;
  }
  return safe.empty() ? "unnamed" : safe;
}

std::optional<Error> Unpacker::each(const std::string& path,
                                    const std::string& bytes,
                                    const Visit& visit) {
  Left left{limits_.entries, limits_.bytes, {}, {}};
  return each(path, bytes, visit, 1, left);
}

std::optional<Error> Unpacker::each(const std::string& path,
                                    const std::string& bytes,
                                    const Visit& visit, int depth, Left& left) {
  if (depth > limits_.depth) {
    return Error{"too_deep", "more than " + std::to_string(limits_.depth) +
                                 " archives inside one another"};
  }
  const auto at = static_cast<std::size_t>(depth) - 1;
  if (processes_.size() <= at) processes_.resize(at + 1);
  auto& process = processes_[at];
  if (!process) {
    process = std::make_unique<ReaderProcess>(options_, ReaderProgram::formats);
  }
  return process->unpack(
      bytes, left.entries, left.bytes, [&](wire::Entry entry) {
        left.entries = std::max(0, left.entries - 1);
        left.bytes -= std::min<std::uint64_t>(left.bytes, entry.bytes.size());
        UnpackedFile file{left.own(path + "/" + safe_path(entry.name)),
                          std::move(entry.bytes)};
        if (entry.error) {
          file.bytes = tl::unexpected(std::move(*entry.error));
        } else if (kind_of(file.path, *file.bytes) == Kind::zip) {
          auto error = each(file.path, *file.bytes, visit, depth + 1, left);
          if (!error) return;
          file.bytes = tl::unexpected(std::move(*error));
        }
        visit(file);
      });
}

}  // namespace tiaowen
