#include "extractors/unit_hints.h"

#include <gtest/gtest.h>

#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

// What the only numeral of the text may be a number of.
bool may_be(UnitKind kind, std::u32string_view text) {
  const auto numerals = find_numerals(text);
  EXPECT_EQ(numerals.size(), 1u);
  const UnitHints hints(text, testing::shipped_words(), numerals, {});
  return hints.may_be(kind, 0);
}

TEST(UnitHints, TellTheKindByTheLettersBeside) {
  EXPECT_TRUE(may_be(UnitKind::money, U"补助50 元"));
  EXPECT_TRUE(may_be(UnitKind::money, U"人民币50"));
  EXPECT_TRUE(may_be(UnitKind::ratio, U"增长5%"));
  EXPECT_TRUE(may_be(UnitKind::ratio, U"三分之一"));
  EXPECT_TRUE(may_be(UnitKind::measure, U"新增12家"));
  EXPECT_FALSE(may_be(UnitKind::money, U"新增12家"));
  EXPECT_FALSE(may_be(UnitKind::ratio, U"新增12家"));
}

TEST(UnitHints, OrdinalsAndDigitsOfACodeCountNothing) {
  EXPECT_FALSE(may_be(UnitKind::any, U"第3家"));
  EXPECT_FALSE(may_be(UnitKind::any, U"C919个"));
  EXPECT_TRUE(may_be(UnitKind::any, U"919个"));
}

TEST(UnitHints, KnowNoNumeralBeyondTheLast) {
  const UnitHints hints(U"", testing::shipped_words(), {}, {});
  EXPECT_FALSE(hints.may_be(UnitKind::any, 0));
}

}  // namespace
}  // namespace tiaowen
