#include "pipeline/segment/number_map.h"

#include <gtest/gtest.h>

namespace tiaowen {
namespace {

TEST(NumberMap, HoldsANumberForEachKey) {
  constexpr int kKeys = 1000;
  NumberMap map(kKeys);
  for (std::uint64_t key = 0; key < kKeys; ++key) {
    EXPECT_EQ(map[key << 33], 0);
    map[key << 33] = static_cast<int>(key) + 1;
  }
  for (std::uint64_t key = 0; key < kKeys; ++key) {
    EXPECT_EQ(map[key << 33], static_cast<int>(key) + 1);
  }
}

}  // namespace
}  // namespace tiaowen
