// LetterSet answers whether a letter is one of a few, by one look.
//
//   constexpr LetterSet kStops(U"与及的");
//   kStops.has(U'及')    true
//
// Loops ask this of every character of a text; a search among the letters
// would cost as much as there are of them. Letters beyond the first plane are
// in no set.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace tiaowen {

class LetterSet {
 public:
  explicit constexpr LetterSet(std::u32string_view letters) {
    for (const char32_t c : letters) {
      bits_[c / 64] |= std::uint64_t{1} << c % 64;
      beyond_ = std::max<char32_t>(beyond_, c / 64 * 64 + 64);
    }
  }
  constexpr bool has(char32_t c) const {
    // Without a branch: whether a letter stands before the last of the set
    // could not be foreseen.
    return (bits_[std::min(c, beyond_) / 64] >> c % 64 & 1) != 0;
  }
  // The first letter of the set from `at` on; npos where there is none.
  constexpr std::size_t find_in(std::u32string_view text,
                                std::size_t at) const {
    for (; at < text.size(); ++at) {
      if (has(text[at])) return at;
    }
    return text.npos;
  }

 private:
  static constexpr char32_t kEnd = 0x10000;
  std::array<std::uint64_t, kEnd / 64 + 1> bits_{};
  // From here on are none: marks stand before all Chinese characters.
  char32_t beyond_ = 0;
};

}  // namespace tiaowen
