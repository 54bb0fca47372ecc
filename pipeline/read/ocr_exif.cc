#include "pipeline/read/ocr_exif.h"

#include <cstddef>
#include <cstdint>

namespace tiaowen {
namespace {

// Bytes of a TIFF header and its first directory, in either order.
class Tiff {
 public:
  explicit Tiff(std::string_view bytes)
      : bytes_(bytes), little_(bytes.starts_with("II")) {}

  std::size_t at(std::size_t place, std::size_t length) const {
    if (place > bytes_.size() || bytes_.size() - place < length) return 0;
    std::size_t value = 0;
    for (std::size_t i = 0; i < length; ++i) {
      const std::size_t k = little_ ? length - 1 - i : i;
      value = value << 8 | static_cast<std::uint8_t>(bytes_[place + k]);
    }
    return value;
  }

  int orientation() const {
    constexpr std::size_t kTag = 0x0112, kEntry = 12;
    const std::size_t directory = at(4, 4);
    const std::size_t entries = at(directory, 2);
    for (std::size_t i = 0; i < entries; ++i) {
      const std::size_t entry = directory + 2 + kEntry * i;
      if (entry + kEntry > bytes_.size()) break;
      if (at(entry, 2) != kTag) continue;
      const auto value = static_cast<int>(at(entry + 8, 2));
      return value >= 1 && value <= 8 ? value : 1;
    }
    return 1;
  }

 private:
  std::string_view bytes_;
  bool little_;
};

}  // namespace

int exif_orientation(std::string_view jpeg) {
  constexpr std::string_view kExif("Exif\0\0", 6);
  constexpr std::uint8_t kApplication1 = 0xE1, kScan = 0xDA;
  if (!jpeg.starts_with("\xFF\xD8")) return 1;
  for (std::size_t at = 2; at + 4 <= jpeg.size();) {
    const auto byte = [&](std::size_t i) {
      return static_cast<std::uint8_t>(jpeg[at + i]);
    };
    if (byte(0) != 0xFF || byte(1) == kScan) break;
    const std::size_t length = std::size_t{byte(2)} << 8 | byte(3);
    if (length < 2) break;
    const std::string_view segment = jpeg.substr(at + 4, length - 2);
    if (byte(1) == kApplication1 && segment.starts_with(kExif)) {
      return Tiff(segment.substr(kExif.size())).orientation();
    }
    at += 2 + length;
  }
  return 1;
}

}  // namespace tiaowen
