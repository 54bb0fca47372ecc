#include "pipeline/segment/choices.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace tiaowen {
namespace {

using Taken = std::vector<std::pair<int, int>>;  // who has it, what it costs

Taken taken(const Taken& added) {
  Choices choices;
  for (const auto& [from, cost] : added) {
    choices.add({{}, false, static_cast<std::uint8_t>(from), cost});
  }
  Taken all;
  for (const Choice& choice : choices.sorted()) {
    all.emplace_back(choice.from, choice.cost);
  }
  return all;
}

TEST(Choices, TheCheapestComesFirstAndOfTwoTheOneAddedFirst) {
  EXPECT_EQ(taken({{0, 8}, {1, 3}, {2, 8}, {3, 0}}),
            (Taken{{3, 0}, {1, 3}, {0, 8}, {2, 8}}));
}

TEST(Choices, WhatCostsFarMoreThanTheCheapestIsLeftOut) {
  EXPECT_EQ(taken({{0, 8}, {1, 8 + cost::kHopeless}, {2, 1000}}),
            (Taken{{0, 8}, {1, 8 + cost::kHopeless}}));
  EXPECT_EQ(taken({{0, 0}, {1, cost::kHopeless + 1}}), (Taken{{0, 0}}));
}

}  // namespace
}  // namespace tiaowen
