#include <gtest/gtest.h>

#include "pipeline/read/read.h"
#include "pipeline/run.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

std::vector<Obligation> duties_of(const char* text) {
  return run(*read_text(text), testing::shipped_words(), {}).obligations;
}

TEST(AlsoAt, IsNotSaidOfTwoBenefitsAskedForInTheSameWords) {
  const auto duties = duties_of(
      "一、店面租金补助\n"
      "首次补助申请应于店面开业登记之日起2年内提出。\n"
      "二、店面装修补助\n"
      "首次补助申请应于店面开业登记之日起2年内提出。\n");
  ASSERT_EQ(duties.size(), 2U);
  EXPECT_TRUE(duties[0].also_at.empty());
  EXPECT_TRUE(duties[1].also_at.empty());
}

TEST(AlsoAt, IsSaidOfADutyOfTheBodyThatAnAttachmentRepeats) {
  const auto duties = duties_of(
      "一、市商务局应当建立门店名录并按月更新。\n"
      "附件1\n"
      "重点任务\n"
      "一、市商务局应当建立门店名录并按月更新。\n");
  ASSERT_EQ(duties.size(), 2U);
  ASSERT_EQ(duties[0].also_at.size(), 1U);
  EXPECT_EQ(duties[0].also_at[0], duties[1].span);
}

}  // namespace
}  // namespace tiaowen
