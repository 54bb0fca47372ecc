// Finds one letter in a long text, many places at a time.
//
//   for (auto at = find_letter(text, U'《', 0); at != text.npos;
//        at = find_letter(text, U'《', at + 1))
#pragma once

#include <string_view>

namespace tiaowen {

inline std::size_t find_letter(std::u32string_view text, char32_t letter,
                               std::size_t at) {
  // Blocks without an exit inside: compilers turn them into vector code.
  constexpr std::size_t kBlock = 16;
  for (; at + kBlock <= text.size(); at += kBlock) {
    unsigned met = 0;
    for (std::size_t i = 0; i < kBlock; ++i) {
      met |= static_cast<unsigned>(text[at + i] == letter);
    }
    if (met != 0) break;
  }
  return text.find(letter, at);
}

}  // namespace tiaowen
