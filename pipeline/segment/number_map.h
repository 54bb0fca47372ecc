// NumberMap holds a number for each of many 64-bit keys, in one piece of
// memory; none is taken out.
//
//   NumberMap uses(clauses.size());    as many keys at most
//   if (++uses[key] > 1) …             seen before
#pragma once

#include <bit>
#include <cassert>
#include <cstdint>
#include <vector>

namespace tiaowen {

class NumberMap {
 public:
  explicit NumberMap(std::size_t most_keys)
      : slots_(std::bit_ceil(2 * most_keys + 1)), free_(most_keys) {}

  // The key's number, 0 before. REQUIRES: no more keys than were announced.
  int& operator[](std::uint64_t key) {
    const std::uint64_t mark = key + 1;
    Slot& slot = slots_[place_of(mark)];
    if (slot.mark == 0) {
      assert(free_ > 0);
      --free_;
      slot.mark = mark;
    }
    return slot.number;
  }

 private:
  struct Slot {
    std::uint64_t mark = 0;  // the key and 1; 0 is free
    int number = 0;
  };

  // Of the mark, or of the free slot where it goes.
  std::size_t place_of(std::uint64_t mark) const {
    constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15;  // Fibonacci hashing
    std::size_t place = (mark * kGolden >> 32) & (slots_.size() - 1);
    while (slots_[place].mark != 0 && slots_[place].mark != mark) {
      place = (place + 1) & (slots_.size() - 1);
    }
    return place;
  }

  std::vector<Slot> slots_;  // a power of two of them; at least half are free
  std::size_t free_;
};

}  // namespace tiaowen
