#include "pipeline/command/record_path.h"

#include <algorithm>

#include "pipeline/model/sha256.h"

namespace tiaowen {
namespace {

constexpr std::size_t kLongestName = 255;
// ".json", and ".part" while it is written.
constexpr std::size_t kEndings = 10;
constexpr std::size_t kDigest = 12;

bool goes_on(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string shortened(std::string_view name, std::size_t longest) {
  if (name.size() <= longest) return std::string(name);
  std::size_t end = longest - kDigest - 1;
  while (end > 0 && goes_on(name[end])) --end;
  return std::string(name.substr(0, end)) + "~" +
         sha256_hex(name).substr(0, kDigest);
}

std::string folder_name(std::string_view name) {
  std::string_view stem = name;
  while (stem.ends_with('~')) stem.remove_suffix(1);
  return shortened(std::string(name) + (stem.ends_with(".json") ? "~" : ""),
                   kLongestName);
}

}  // namespace

std::string record_path(std::string_view path) {
  std::string out = "records/";
  for (;;) {
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos) break;
    out += folder_name(path.substr(0, slash)) + "/";
    path.remove_prefix(slash + 1);
  }
  return out + shortened(path, kLongestName - kEndings) + ".json";
}

}  // namespace tiaowen
