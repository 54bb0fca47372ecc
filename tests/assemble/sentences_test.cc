#include "pipeline/assemble/sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

using ::testing::ElementsAre;

// The fragments of each sentence, joined by '|'.
std::vector<std::string> cut(const char* words) {
  Text text;
  text.original = text.folded = to_u32(words);
  std::vector<std::string> all;
  for (const Sentence& sentence : sentences_of(text, text.whole())) {
    std::string one;
    for (const Fragment& fragment : sentence.fragments) {
      if (!one.empty()) one += '|';
      one += to_utf8(text.view(fragment.span));
    }
    all.push_back(one);
  }
  return all;
}

TEST(Sentences, EndAtFullStopsAndFragmentsAtCommas) {
  EXPECT_THAT(cut("先审核,后拨付;逾期不补。按月公示。"),
              ElementsAre("先审核|后拨付|逾期不补", "按月公示"));
}

TEST(Sentences, AreNotCutInsideBracketsQuotesAndTitles) {
  EXPECT_THAT(cut("执行《甲,乙办法》,按“先审,后付”办理(含试点,下同)。"),
              ElementsAre("执行《甲,乙办法》|按“先审,后付”办理(含试点,下同)"));
}

TEST(Sentences, LetNumbersTimesAndAddressesKeepTheirMarks) {
  EXPECT_THAT(cut("于18:00前汇入1,200元,见http://a.cn/b"),
              ElementsAre("于18:00前汇入1,200元|见http://a.cn/b"));
}

TEST(Sentences, TakeABracketAfterAFullStopAsASentence) {
  EXPECT_THAT(cut("完善站点。(市交通运输局负责)加密班次。"),
              ElementsAre("完善站点", "(市交通运输局负责)", "加密班次"));
}

TEST(Sentences, IgnoreMarksThatAreNeverClosed) {
  EXPECT_THAT(cut("一是(先审核,后拨付。"), ElementsAre("一是(先审核|后拨付"));
}

TEST(Sentences, OfParagraphsLoseTheLabelsOfTheirClauses) {
  Text text;
  text.original = text.folded = to_u32("(一)先审核,后拨付。\n二、公示");
  const std::vector<Span> paragraphs = {{0, 11}, {12, 16}};
  std::vector<Clause> clauses(2);
  clauses[0].span = {0, 11}, clauses[0].label = {0, 3};
  clauses[1].span = {12, 16}, clauses[1].label = {12, 14};
  const Sentences sentences(text, paragraphs, clauses);
  ASSERT_EQ(sentences.of(0).size(), 1U);
  EXPECT_EQ(sentences.of(0)[0].span, (Span{3, 10}));
  EXPECT_EQ(sentences.of(0)[0].behind_first().span, (Span{7, 10}));
  ASSERT_EQ(sentences.of(1).size(), 1U);
  EXPECT_EQ(sentences.of(1)[0].span, (Span{14, 16}));
}

}  // namespace
}  // namespace tiaowen
