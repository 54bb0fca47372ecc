// JsonKey is a field's name as it stands in JSON: ,"min":
//
//   json.key("min");     put together when the program is built
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace tiaowen {

class JsonKey {
 public:
  // REQUIRES: nothing in the name needs an escape.
  template <std::size_t Size>
  consteval JsonKey(const char (&name)[Size])
      : JsonKey(std::string_view(name, Size - 1)) {
    static_assert(Size - 1 <= kLongest);
  }
  // REQUIRES: no longer than kLongest.
  explicit constexpr JsonKey(std::string_view name)
      : size_(static_cast<std::uint8_t>(name.size() + 4)) {
    std::size_t at = 0;
    bytes_[at++] = ',';
    bytes_[at++] = '"';
    for (const char c : name) bytes_[at++] = c;
    bytes_[at++] = '"';
    bytes_[at++] = ':';
  }

  static constexpr std::size_t kRoom = 31;  // bytes that may be copied
  static constexpr std::size_t kLongest = kRoom - 4;

  const char* bytes() const { return bytes_.data(); }
  std::size_t size() const { return size_; }

 private:
  std::array<char, kRoom> bytes_{};
  std::uint8_t size_;
};

}  // namespace tiaowen
