// Choices are what the readings of the numbering may do at one line, taken in
// order of what they cost.
//
//   choices.add({…, 3});  choices.add({…, 0});  choices.sorted()   0, 3
//
// Hardly any is taken, so a choice is small; and few costs are possible, so
// they are counted: a sort's comparisons would be foreseen wrong every other
// time.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <span>
#include <utility>

#include "pipeline/segment/numbering.h"
#include "pipeline/segment/numbering_state.h"

namespace tiaowen {

struct Choice {
  Placing place;
  bool after_title = false;
  std::uint8_t from = 0;  // the reading that has it, among those kept
  int cost = 0;           // more than the cheapest reading has paid so far
};

class Choices {
 public:
  void clear() {
    size_ = 0;
    counts_.fill(0);
  }

  void add(const Choice& choice) {
    assert(size_ < found_.size());
    found_[size_] = choice;
    found_[size_].cost = std::min(choice.cost, kNoHope);
    ++counts_[static_cast<std::size_t>(found_[size_].cost)];
    ++size_;
  }
  Choice& last() { return found_[size_ - 1]; }

  // Those with hope, the cheapest first; of those that cost the same the one
  // added first. To be asked once. REQUIRES: one costs no more than kNoClause.
  std::span<const Choice> sorted() {
    std::size_t least = 0;
    while (counts_[least] == 0) ++least;
    std::uint16_t begin = 0;
    for (std::uint16_t& count : counts_) begin += std::exchange(count, begin);
    const std::size_t hope = counts_[least + cost::kHopeless + 1];
    for (std::size_t i = 0; i < size_; ++i) {
      sorted_[counts_[static_cast<std::size_t>(found_[i].cost)]++] = found_[i];
    }
    return {sorted_.data(), hope};
  }

 private:
  static constexpr int kNoHope = cost::kNoClause + cost::kHopeless + 1;
  // To stay, to open a list below, and two things for each level.
  static constexpr std::size_t kMost = kBeam * (2 * kMostLevels + 2);

  std::array<Choice, kMost> found_, sorted_;
  std::size_t size_ = 0;
  std::array<std::uint16_t, kNoHope + 1> counts_{};
};

}  // namespace tiaowen
