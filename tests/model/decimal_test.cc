#include "pipeline/model/decimal.h"

#include <gtest/gtest.h>

namespace tiaowen {
namespace {

std::string product(const char* a, const char* b) {
  return Decimal::multiply(*Decimal::parse(a), *Decimal::parse(b))->str();
}

TEST(Decimal, IsExactAndWritesTheShortestForm) {
  EXPECT_EQ(Decimal::parse("0.4500")->str(), "0.45");
  EXPECT_EQ(Decimal::parse("12500000")->str(), "12500000");
  EXPECT_EQ(Decimal::parse("-0.10")->str(), "-0.1");
  EXPECT_EQ(Decimal::parse("000")->str(), "0");
  EXPECT_EQ(Decimal::parse("0.000")->str(), "0");
  EXPECT_EQ(Decimal::parse("100")->str(), "100");
}

TEST(Decimal, RefusesWhatIsNoNumber) {
  for (const char* text : {"", "-", ".", "1.2.3", "1,000", "1e3", " 1"}) {
    EXPECT_FALSE(Decimal::parse(text)) << text;
  }
}

TEST(Decimal, MultipliesWithoutRounding) {
  EXPECT_EQ(product("0.45", "10000"), "4500");
  EXPECT_EQ(product("1.25", "100000000"), "125000000");
  EXPECT_EQ(product("17.3", "0.01"), "0.173");
  EXPECT_EQ(product("4.06", "1000000000000"), "4060000000000");
}

TEST(Decimal, RefusesResultsOfMoreThan36Digits) {
  const auto large = Decimal::parse("99999999999999999999999999999");
  ASSERT_TRUE(large);
  EXPECT_FALSE(Decimal::multiply(*large, *large));
  EXPECT_FALSE(Decimal::parse("1234567890123456789012345678901234567890"));
}

TEST(Decimal, ComparesAcrossScales) {
  EXPECT_LT(*Decimal::parse("0.999"), Decimal(1));
  EXPECT_GT(*Decimal::parse("1.001"), Decimal(1));
  EXPECT_EQ(*Decimal::parse("1.0"), Decimal(1));
  EXPECT_LT(*Decimal::parse("-2"), *Decimal::parse("-1.5"));
  EXPECT_GT(Decimal::power_of_ten(30), *Decimal::parse("0.00000000001"));
}

TEST(Decimal, AddsAndSubtractsAcrossScales) {
  EXPECT_EQ(Decimal::add(*Decimal::parse("0.1"), *Decimal::parse("0.2"))->str(),
            "0.3");
  EXPECT_EQ(Decimal::subtract(Decimal(1), *Decimal::parse("0.25"))->str(),
            "0.75");
}

}  // namespace
}  // namespace tiaowen
