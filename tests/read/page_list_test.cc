#include "pipeline/read/page_list.h"

#include <gtest/gtest.h>

namespace tiaowen {
namespace {

TEST(PageList, JoinsNeighbours) {
  EXPECT_EQ(page_list({4}), "page 4");
  EXPECT_EQ(page_list({1, 2, 3, 7}), "pages 1-3, 7");
  EXPECT_EQ(page_list({1, 3}), "pages 1, 3");
}

}  // namespace
}  // namespace tiaowen
