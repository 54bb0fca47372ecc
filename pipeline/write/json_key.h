// JsonKey is a field's name as it stands in JSON: ,"min":
//
//   json.key("min"_key);     put together when the program is built
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

namespace tiaowen {

class JsonKey {
 public:
  // REQUIRES: nothing in the name needs an escape.
  template <std::size_t Size>
  explicit constexpr JsonKey(const std::array<char, Size>& name)
      : size_(static_cast<std::uint8_t>(Size + 4)) {
    static_assert(Size + 4 < kRoom);
    char* to = bytes_.data();
    *to++ = ',';
    *to++ = '"';
    to = std::copy(name.begin(), name.end(), to);
    *to++ = '"';
    *to++ = ':';
  }

  static constexpr std::size_t kRoom = 32;  // bytes that may be copied

  const char* bytes() const { return bytes_.data(); }
  std::size_t size() const { return size_; }

 private:
  std::array<char, kRoom> bytes_{};
  std::uint8_t size_;
};

// A name in the source, without the 0 behind it.
template <std::size_t Size>
struct JsonName {
  consteval JsonName(const char (&name)[Size]) {
    std::copy_n(name, Size - 1, letters.begin());
  }
  std::array<char, Size - 1> letters{};
};

template <JsonName name>
inline constexpr JsonKey kJsonKey{name.letters};

// One key for each name, in memory that is never written.
template <JsonName name>
constexpr const JsonKey& operator""_key() {
  return kJsonKey<name>;
}

}  // namespace tiaowen
