#include <gtest/gtest.h>

#include "pipeline/read/read.h"
#include "pipeline/run.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

TEST(Conditions, AreNoPurposesThatEndInTheirAim) {
  const Record record = run(
      *read_text("为达到降低成本、方便群众的目的，市医保局要推行网上结算。"),
      testing::shipped_words(), {});
  ASSERT_EQ(record.obligations.size(), 1U);
  EXPECT_FALSE(record.obligations[0].condition);
}

}  // namespace
}  // namespace tiaowen
