// LetterBits tells at one look that a letter is none of a set. It knows
// letters by their last bits: others may be taken for one of the set.
//
//   bits.add(U'万');
//   bits.has(U'万')    true
//   bits.has(U'的')    false, as nearly always for what was not added
//
// WordEdges are the letters at both ends of a dictionary's words: with them
// nearly every place where no word stands is passed without a walk.
#pragma once

#include <array>
#include <cstdint>

namespace tiaowen {

class LetterBits {
 public:
  constexpr void add(char32_t c) { bits_[place(c)] |= bit(c); }
  constexpr bool has(char32_t c) const {
    return (bits_[place(c)] & bit(c)) != 0;
  }

 private:
  static constexpr std::size_t kWords = 64;  // 4096 letters

  static constexpr std::size_t place(char32_t c) { return c / 64 % kWords; }
  static constexpr std::uint64_t bit(char32_t c) {
    return std::uint64_t{1} << c % 64;
  }

  std::array<std::uint64_t, kWords> bits_{};
};

// The same in two words, for a few letters.
class EdgeBits {
 public:
  void add(char32_t c) {
    low_ |= low_bit(c);
    high_ |= high_bit(c);
  }
  bool has(char32_t c) const {
    return ((low_ & low_bit(c)) != 0) & ((high_ & high_bit(c)) != 0);
  }

 private:
  static std::uint64_t low_bit(char32_t c) {
    return std::uint64_t{1} << c % 64;
  }
  static std::uint64_t high_bit(char32_t c) { return low_bit(c / 64); }

  std::uint64_t low_ = 0, high_ = 0;
};

struct WordEdges {
  LetterBits first, second;
  LetterBits last, before_last;
  LetterBits alone;  // words of one letter

  // May a word begin with `c`, and `next` behind it?
  bool may_begin(char32_t c, char32_t next) const {
    return alone.has(c) | second.has(next);
  }
  // May one end with `c`, and `previous` before it?
  bool may_end(char32_t c, char32_t previous) const {
    return alone.has(c) | before_last.has(previous);
  }
};

}  // namespace tiaowen
