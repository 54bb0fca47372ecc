// Structure of the list: APPNOTE 4.3.12 and 4.3.16.

#include "pipeline/read/package_kind.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace tiaowen {
namespace {

constexpr std::size_t kEndBytes = 22, kLongestComment = 65535;
constexpr std::size_t kEntryBytes = 46;
// Office files name themselves early; an archive may have millions.
constexpr int kMostNames = 5000;

std::size_t number(std::string_view bytes, std::size_t at, int size) {
  std::size_t value = 0;
  for (int i = size - 1; i >= 0; --i) {
    value = value << 8 |
            static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  }
  return value;
}

std::string lower(std::string_view name) {
  std::string low(name);
  for (char& c : low) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (c == '\\') c = '/';
  }
  while (low.starts_with('/')) low.erase(0, 1);
  return low;
}

struct Seen {
  bool types = false, word = false, sheets = false, ofd = false,
       odf_type = false, odf_content = false;

  void name(std::string_view name) {
    const std::string low = lower(name);
    types = types || low == "[content_types].xml";
    word = word || low.starts_with("word/");
    sheets = sheets || low.starts_with("xl/");
    ofd = ofd || low == "ofd.xml";
    odf_type = odf_type || low == "mimetype";
    odf_content = odf_content || low == "content.xml";
  }
  PackageKind kind() const {
    if (types && word) return PackageKind::docx;
    if (types && sheets) return PackageKind::xlsx;
    if (ofd) return PackageKind::ofd;
    if (odf_type && odf_content) return PackageKind::open_document;
    return PackageKind::archive;
  }
};

}  // namespace

PackageKind package_kind(std::string_view bytes) {
  if (bytes.size() < kEndBytes) return PackageKind::unknown;
  const std::size_t last = bytes.size() - kEndBytes;
  const std::size_t first = last > kLongestComment ? last - kLongestComment : 0;
  const std::size_t end = bytes.rfind("PK\x05\x06", last);
  if (end == std::string_view::npos || end < first) return PackageKind::unknown;
  Seen seen;
  std::size_t at = number(bytes, end + 16, 4);
  for (int i = 0; i < kMostNames; ++i) {
    if (at > bytes.size() || bytes.size() - at < kEntryBytes ||
        bytes.substr(at, 4) != "PK\x01\x02") {
      break;
    }
    const std::size_t length = number(bytes, at + 28, 2);
    seen.name(bytes.substr(at + kEntryBytes, length));
    at += kEntryBytes + length + number(bytes, at + 30, 2) +
          number(bytes, at + 32, 2);
  }
  return seen.kind();
}

}  // namespace tiaowen
