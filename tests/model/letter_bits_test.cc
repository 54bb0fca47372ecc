#include "pipeline/model/letter_bits.h"

#include <gtest/gtest.h>

namespace tiaowen {
namespace {

TEST(LetterBits, NeverDeniesALetterOfTheSet) {
  LetterBits bits;
  EdgeBits edges;
  for (const char32_t c : U"万亿元%a𠀀") {
    bits.add(c);
    edges.add(c);
  }
  for (const char32_t c : U"万亿元%a𠀀") {
    EXPECT_TRUE(bits.has(c));
    EXPECT_TRUE(edges.has(c));
  }
  EXPECT_FALSE(bits.has(U'的'));
  EXPECT_FALSE(edges.has(U'的'));
}

TEST(LetterBits, AWordOfOneLetterNeedsNoSecond) {
  WordEdges edges;
  edges.first.add(U'元');
  edges.alone.add(U'元');
  EXPECT_TRUE(edges.may_begin(U'元', 0));
  EXPECT_FALSE(edges.may_begin(U'万', U'整'));
  edges.second.add(U'整');
  EXPECT_TRUE(edges.may_begin(U'万', U'整'));
}

}  // namespace
}  // namespace tiaowen
