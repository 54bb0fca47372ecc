// ColumnName is the name of a dictionary's column, with what tells it from the
// others at one look.
//
//   words.cell(word, "kind")    the look is made when the program is built
#pragma once

#include <cstdint>
#include <string_view>

namespace tiaowen {

class ColumnName {
 public:
  template <std::size_t Size>
  consteval ColumnName(const char (&name)[Size])
      : ColumnName(std::string_view(name, Size - 1)) {}
  explicit constexpr ColumnName(std::string_view name)
      : name_(name), look_(look_of(name)) {}

  constexpr std::string_view name() const { return name_; }
  constexpr std::uint64_t look() const { return look_; }
  // Does the look say all there is?
  constexpr bool is_short() const { return name_.size() <= kLooked; }

 private:
  static constexpr std::size_t kLooked = 7;  // bytes; the length is the eighth

  static constexpr std::uint64_t look_of(std::string_view name) {
    std::uint64_t look = name.size();
    for (std::size_t i = 0; i < kLooked && i < name.size(); ++i) {
      look = look << 8 | static_cast<unsigned char>(name[i]);
    }
    return look;
  }

  std::string_view name_;
  std::uint64_t look_;
};

}  // namespace tiaowen
