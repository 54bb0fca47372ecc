#include "pipeline/model/signs.h"

#include <gtest/gtest.h>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

TEST(Signs, SayWhatALineHolds) {
  const Signs row = signs_of(U"甲｜乙\t10%");
  EXPECT_TRUE(row.may_hold(Sign::bar));
  EXPECT_TRUE(row.may_hold(Sign::tab));
  EXPECT_FALSE(row.may_hold(Sign::markup));
  EXPECT_FALSE(row.may_hold(Sign::quote, Sign::line_end));
  EXPECT_TRUE(signs_of(U"修改为：“第三条").may_hold(Sign::quote));
  EXPECT_FALSE(signs_of(U"第一条，总则。").may_hold(Sign::blank));
}

TEST(Signs, AreNoneOfALineOfLettersAndAllWhereNobodyLooked) {
  EXPECT_FALSE(Signs().may_hold(Sign::bar));
  EXPECT_TRUE(Signs::any().may_hold(Sign::unknown));
}

TEST(Signs, OfALineThatWasJoinedAreThoseOfBoth) {
  Signs signs = signs_of(U"甲|乙");
  signs |= signs_of(U"“丙”");
  EXPECT_TRUE(signs.may_hold(Sign::bar));
  EXPECT_TRUE(signs.may_hold(Sign::quote));
}

// Every letter that others ask about by itself.
TEST(Signs, MissNoLetter) {
  for (char32_t c = 0; c <= 0x110000; ++c) {
    const Signs sign = Signs::of(c);
    EXPECT_EQ(sign.may_hold(Sign::blank), is_space(c))
        << static_cast<unsigned>(c);
    EXPECT_EQ(sign.may_hold(Sign::quote), c == U'“' || c == U'”');
    EXPECT_EQ(sign.may_hold(Sign::unknown), c == 0 || c == 0xFFFD);
  }
}

}  // namespace
}  // namespace tiaowen
