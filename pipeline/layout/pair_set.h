// PairSet is a set of 64-bit keys in one piece of memory: many are asked for,
// few are added, none is taken out.
#pragma once

#include <cstdint>
#include <vector>

namespace tiaowen {

class PairSet {
 public:
  // REQUIRES of all keys: not 0.
  void insert(std::uint64_t key) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    std::uint64_t& slot = slots_[place_of(key)];
    if (slot == 0) ++size_;
    slot = key;
  }
  bool contains(std::uint64_t key) const {
    return size_ != 0 && slots_[place_of(key)] != 0;
  }

 private:
  // Of the key, or of the empty slot where it would go.
  std::size_t place_of(std::uint64_t key) const {
    constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15;  // Fibonacci hashing
    std::size_t place = (key * kGolden >> 32) & (slots_.size() - 1);
    while (slots_[place] != 0 && slots_[place] != key) {
      place = (place + 1) & (slots_.size() - 1);
    }
    return place;
  }
  void grow() {
    std::vector<std::uint64_t> old(slots_.empty() ? 64 : 2 * slots_.size());
    old.swap(slots_);
    for (const std::uint64_t key : old) {
      if (key != 0) slots_[place_of(key)] = key;
    }
  }

  std::vector<std::uint64_t> slots_;  // a power of two of them; 0 is free
  std::size_t size_ = 0;
};

}  // namespace tiaowen
