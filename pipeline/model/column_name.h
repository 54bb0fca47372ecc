// ColumnName is the name of a dictionary's column, as a number that tells it
// from all others.
//
//   words.cell(word, "kind")    the number is made when the program is built
#pragma once

#include <cstdint>
#include <string_view>

namespace tiaowen {

class ColumnName {
 public:
  template <std::size_t Size>
  consteval ColumnName(const char (&name)[Size])
      : ColumnName(std::string_view(name, Size - 1)) {}
  explicit constexpr ColumnName(std::string_view name) : key_(key_of(name)) {}

  // Never 0. 64 bits of FNV-1a: no two of the few names that exist are alike.
  constexpr std::uint64_t key() const { return key_; }

 private:
  static constexpr std::uint64_t key_of(std::string_view name) {
    std::uint64_t key = 0xCBF29CE484222325;
    for (const char c : name) {
      key = (key ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    }
    return key | 1;
  }

  std::uint64_t key_;
};

}  // namespace tiaowen
