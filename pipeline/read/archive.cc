#include "pipeline/read/archive.h"

#include <unicode/unistr.h>

#include <utility>

#include "pipeline/model/unicode.h"
#include "pipeline/read/package.h"

namespace tiaowen {
namespace {

// All files together may be this many times the archive, beside some room for
// small ones: files that share their packed bytes unpack to terabytes.
constexpr std::uint64_t kRatio = 200;
constexpr std::uint64_t kRoom = 64ull << 20;

bool is_file(const std::string& name) {
  if (name.empty() || name.back() == '/' || name.back() == '\\') return false;
  const std::size_t slash = name.find_last_of("/\\");
  const std::string own =
      slash == std::string::npos ? name : name.substr(slash + 1);
  return name.find("__MACOSX/") == std::string::npos &&
         !own.starts_with("._") && own != ".DS_Store" && own != "Thumbs.db";
}

}  // namespace

std::string archive_name(const std::string& raw) {
  if (!invalid_utf8(raw)) return raw;
  const icu::UnicodeString name(raw.data(), static_cast<int>(raw.size()),
                                "gb18030");
  std::string utf8;
  name.toUTF8String(utf8);
  return utf8;
}

std::optional<Error> read_archive(
    std::string_view bytes, const std::string& password,
    const ArchiveLimits& limits,
    const std::function<void(const wire::Entry&)>& visit) {
  PackageLimits package_limits;
  package_limits.parts = limits.entries;
  package_limits.all_bytes = limits.all_bytes;
  auto package = Package::open(bytes, package_limits);
  if (!package) return package.error();
  if (!password.empty()) package->set_password(password);
  std::uint64_t unpacked = 0;
  for (std::size_t i = 0; i < package->part_count(); ++i) {
    wire::Entry entry;
    entry.name = archive_name(package->part_name(i));
    if (!is_file(entry.name)) continue;
    auto content = package->read_part(i);
    if (content) {
      unpacked += content->size();
      entry.bytes = std::move(*content);
    } else {
      entry.error = std::move(content.error());
    }
    if (unpacked > kRoom && unpacked / kRatio > bytes.size()) {
      return Error{"bomb", "its files unpack to more than " +
                               std::to_string(kRatio) +
                               " times the archive: the rest was not unpacked"};
    }
    visit(entry);
  }
  return std::nullopt;
}

}  // namespace tiaowen
