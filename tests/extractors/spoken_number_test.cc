// Numbers as they are spoken, and the words that only look like them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/read/read.h"
#include "pipeline/run.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> numbers_of(const char* text) {
  std::vector<std::string> values;
  for (const NumeralRead& read :
       run(*read_text(text), testing::shipped_words(), {Context{}, true})
           .numerals) {
    values.push_back(read.value);
  }
  return values;
}

TEST(SpokenNumber, ADozenIsTwelve) {
  EXPECT_THAT(numbers_of("购买三打灯泡、2打铅笔"), ElementsAre("36", "24"));
  EXPECT_THAT(numbers_of("购买三打造型灯"), ElementsAre("3"));
}

TEST(SpokenNumber, AQuarterNeedsAMeasureOrAnEnd) {
  EXPECT_THAT(numbers_of("每份四分一公升"), ElementsAre("1/4"));
  EXPECT_THAT(numbers_of("约占四分一。"), ElementsAre("1/4"));
  EXPECT_THAT(numbers_of("扣四分一并公布"), ElementsAre("4"));
}

TEST(SpokenNumber, HalfBeforeAMeasure) {
  EXPECT_THAT(numbers_of("每次半公升"), ElementsAre("0.5"));
  EXPECT_THAT(numbers_of("上半年"), ElementsAre());
}

}  // namespace
}  // namespace tiaowen
