// Finds a letter, or one of a few, in a long text, many places at a time.
//
//   for (auto at = find_letter(text, U'《', 0); at != text.npos;
//        at = find_letter(text, U'《', at + 1))
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
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

// The same for a few letters by name.
template <typename... Letters>
std::size_t find_any(std::u32string_view text, std::size_t at,
                     Letters... letters) {
  using Four [[gnu::vector_size(16)]] = std::uint32_t;
  constexpr std::size_t kEach = 4, kBlock = 4 * kEach;
  const auto met = [&](std::size_t place) {
    Four four;
    std::memcpy(&four, text.data() + place, sizeof four);
    return ((four == static_cast<std::uint32_t>(letters)) | ...);
  };
  for (; at + kBlock <= text.size(); at += kBlock) {
    const auto any =
        met(at) | met(at + kEach) | met(at + 2 * kEach) | met(at + 3 * kEach);
    std::array<std::uint64_t, 2> halves;
    std::memcpy(halves.data(), &any, sizeof halves);
    if ((halves[0] | halves[1]) != 0) break;
  }
  for (; at < text.size(); ++at) {
    if (((text[at] == letters) || ...)) return at;
  }
  return text.npos;
}

inline std::size_t find_letter(std::u32string_view text, char32_t letter,
                               std::size_t at) {
  return find_any(text, at, letter);
}

}  // namespace tiaowen
