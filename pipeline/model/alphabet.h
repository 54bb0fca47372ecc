// Alphabet numbers the letters that the dictionaries' words are made of.
//
//   Alphabet letters;
//   letters.add(U'万') == 1, letters.add(U'元') == 2
//   letters.fold(U'萬', U'万');
//   letters.number(U'萬') == 1, letters.number(U'，') == 0
//
// A text has a few thousand letters of the million that exist, so tables by
// number stay small enough to be kept near the processor. A letter that is
// folded has the number of the one it is read as; 0 is in no word.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace tiaowen {

class Alphabet {
 public:
  using Number = std::uint16_t;

  Number number(char32_t c) const { return c < kPlane ? plane_[c] : beyond(c); }
  // How many letters there are, and the 0.
  std::size_t size() const { return size_; }

  // The letter's number, a new one where it has none yet.
  Number add(char32_t c);
  // REQUIRES: what `c` is read as was added, or is in no word.
  void fold(char32_t c, char32_t into);

 private:
  static constexpr char32_t kPlane = 0x10000;
  Number beyond(char32_t c) const;
  void set(char32_t c, Number number);

  std::size_t size_ = 1;
  std::vector<Number> plane_ = std::vector<Number>(kPlane);
  std::unordered_map<char32_t, Number> beyond_;
};

}  // namespace tiaowen
