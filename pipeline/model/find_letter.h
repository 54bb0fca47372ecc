// Finds a letter, or one of a few, in a long text, many places at a time.
//
//   for (auto at = find_letter(text, U'《', 0); at != text.npos;
//        at = find_letter(text, U'《', at + 1))
#pragma once

#include <string_view>

namespace tiaowen {

// The first letter from `at` on that is one of those looked for; npos where
// there is none. `wanted` gives a number without branches: 0 for other letters.
template <typename Wanted>
std::size_t find_wanted(std::u32string_view text, std::size_t at,
                        Wanted wanted) {
  // Blocks without an exit inside: compilers turn them into vector code.
  constexpr std::size_t kBlock = 16;
  for (; at + kBlock <= text.size(); at += kBlock) {
    unsigned met = 0;
    for (std::size_t i = 0; i < kBlock; ++i) met |= wanted(text[at + i]);
    if (met != 0) break;
  }
  for (; at < text.size(); ++at) {
    if (wanted(text[at]) != 0) return at;
  }
  return text.npos;
}

inline std::size_t find_letter(std::u32string_view text, char32_t letter,
                               std::size_t at) {
  return find_wanted(text, at, [letter](char32_t c) {
    return static_cast<unsigned>(c == letter);
  });
}

}  // namespace tiaowen
