// PairFilter says that a dictionary has no word that begins (or ends) with two
// letters, by one look.
//
//   filter.may_have(市, 科, department)    true
//   filter.may_have(市, 的, department)    nearly always false
//
// A Bloom filter with one bit a pair: what was added is always there, and of
// what was not some in a hundred seem to be.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/model/alphabet.h"

namespace tiaowen {

class PairFilter {
 public:
  using Letter = Alphabet::Number;

  PairFilter() = default;
  explicit PairFilter(std::span<const std::uint64_t> bits)
      : bits_(bits.data()) {}

  bool may_have(Letter a, Letter b, unsigned dictionary) const {
    const std::uint32_t at = place_of(a, b, dictionary);
    return (bits_[at / 64] >> at % 64 & 1) != 0;
  }

  // An empty filter's bits, and how a pair goes into them.
  static std::vector<std::uint64_t> empty() {
    return std::vector<std::uint64_t>(std::size_t{1} << (kBits - 6));
  }
  static void add(std::vector<std::uint64_t>& bits, Letter a, Letter b,
                  unsigned dictionary) {
    const std::uint32_t at = place_of(a, b, dictionary);
    bits[at / 64] |= std::uint64_t{1} << at % 64;
  }

 private:
  static constexpr int kBits = 18;  // 32 KB: a few percent are set
  static std::uint32_t place_of(Letter a, Letter b, unsigned dictionary) {
    const std::uint64_t pair =
        std::uint64_t{dictionary} << 32 | std::uint32_t{a} << 16 | b;
    return static_cast<std::uint32_t>(pair * 0x9E3779B97F4A7C15 >>
                                      (64 - kBits));
  }

  const std::uint64_t* bits_ = nullptr;
};

}  // namespace tiaowen
