#include "pipeline/write/feel.h"

#include <gtest/gtest.h>

namespace tiaowen {
namespace {

TEST(Feel, NamesAreOneToken) {
  EXPECT_EQ(feel_name("级别"), "级别");
  EXPECT_EQ(feel_name("受到通报(处分)"), "受到通报_处分_");
  EXPECT_EQ(feel_name("a-b c/d"), "a_b_c_d");
  EXPECT_EQ(feel_name("3年以上"), "_3年以上");
  EXPECT_EQ(feel_name("true"), "true_");
  EXPECT_EQ(feel_name("in"), "in_");
  EXPECT_EQ(feel_name(""), "_");
  EXPECT_EQ(feel_name("\x01\n"), "__");
}

TEST(Feel, LongNamesAreCutBetweenCharacters) {
  std::string words, cut;
  for (int i = 0; i < 500; ++i) words += "级";
  for (int i = 0; i < 60; ++i) cut += "级";
  EXPECT_EQ(feel_name(words), cut);
}

TEST(Feel, GivesEachNameOnce) {
  FeelNames names;
  EXPECT_EQ(names.take("级别"), "级别");
  EXPECT_EQ(names.take("级别"), "级别_2");
  EXPECT_EQ(names.take("级别(一)"), "级别_一_");
  EXPECT_EQ(names.take("级别[一]"), "级别_一__2");
}

TEST(Feel, StringsAreEscaped) {
  EXPECT_EQ(feel_string("省级"), "\"省级\"");
  EXPECT_EQ(feel_string("a\"b\\c\n"), "\"a\\\"b\\\\c\\u000a\"");
}

TEST(Feel, BooleansNameTheirInput) {
  EXPECT_EQ(boolean_test("true"), "? = true");
  EXPECT_EQ(boolean_test("false"), "? = false");
  EXPECT_EQ(boolean_test("not(true)"), "? = false");
  EXPECT_EQ(boolean_test("-"), "-");
}

TEST(Feel, FormulasGetOtherNames) {
  const auto longer = [](const std::string& name) { return name + "_2"; };
  EXPECT_EQ(renamed("min(0.2 * 设备投入, 3000000)", longer),
            "min(0.2 * 设备投入_2, 3000000)");
  EXPECT_EQ(renamed("floor(人数 / 100) * 5000", longer),
            "floor(人数_2 / 100) * 5000");
  EXPECT_EQ(renamed("ceiling(人数 / 30)", longer), "ceiling(人数_2 / 30)");
  EXPECT_EQ(renamed("a; b", longer), std::nullopt);
  EXPECT_EQ(renamed("\"x\"", longer), std::nullopt);
}

TEST(Feel, KnowsUnaryTests) {
  for (const char* test :
       {"-", "\"省级\"", "\"省级\",\"市级\"", "\"a\\\"b\"", "1", "-0.5", ">=80",
        "< 60", "[60..80)", "(0..1]", "]0..1[", "true", "false", "not(\"a\")",
        "not(1, 2)", "[2000000..5000000)", "1,2,3"}) {
    EXPECT_TRUE(is_unary_test(test)) << test;
  }
  for (const char* test :
       {"", "省级", "\"省级", "\"a\"\"b\"", ">=", "80分", "[60..80", "..", "1.",
        "not(", "not()", "\"a\nb\"", "1 2", "x > 1", "\"a\","}) {
    EXPECT_FALSE(is_unary_test(test)) << test;
  }
}

}  // namespace
}  // namespace tiaowen
