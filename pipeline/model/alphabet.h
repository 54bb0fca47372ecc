// Alphabet numbers the letters that the dictionaries' words are made of.
//
//   letters.number(U'万') == letters.number(U'萬')    folded
//   letters.number(U'的') == 0                        in no word
//
// A text has a few thousand letters of the million that exist, so tables by
// number stay small enough to be kept near the processor.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace tiaowen {

class Alphabet {
 public:
  using Number = std::uint16_t;
  static constexpr char32_t kPlane = 0x10000;
  static constexpr Number kMost = 0xFFFE;
  // A letter that does not fit in the plane.
  struct Beyond {
    char32_t letter = 0;
    Number number = 0;
  };

  Alphabet() = default;
  // REQUIRES: a number for each letter of the plane; the others by letter.
  Alphabet(std::span<const Number> plane, std::span<const Beyond> others)
      : plane_(plane.data()), others_(others) {}

  Number number(char32_t c) const { return c < kPlane ? plane_[c] : beyond(c); }

 private:
  [[gnu::noinline]] Number beyond(char32_t c) const {
    const auto found = std::lower_bound(
        others_.begin(), others_.end(), c,
        [](const Beyond& one, char32_t letter) { return one.letter < letter; });
    return found != others_.end() && found->letter == c ? found->number
                                                        : Number{0};
  }

  const Number* plane_ = nullptr;
  std::span<const Beyond> others_;
};

}  // namespace tiaowen
