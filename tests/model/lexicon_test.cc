#include "pipeline/model/lexicon.h"

#include <gtest/gtest.h>

namespace tiaowen {
namespace {

const DictionaryFile kUnits = {
    "amount_unit", "amount_unit.tsv",
    "value\twords\tnot_before\n1\t元|块\t件\n10000\t万元\t\n"};

Result<Lexicon> loaded(std::vector<DictionaryFile> files,
                       std::vector<DictionaryFile> layers = {}) {
  return Lexicon::load(files, layers);
}

TEST(Lexicon, FindsTheLongestWordForwardsAndBackwards) {
  const auto words = loaded({kUnits});
  ASSERT_TRUE(words);
  const std::u32string text = U"30万元整";
  const Word unit = words->begins(text, 2, Dictionary::amount_unit);
  EXPECT_EQ(unit.length, 2U);
  EXPECT_EQ(words->value(unit)->str(), "10000");
  EXPECT_EQ(words->ends(text, 4, Dictionary::amount_unit).length, 2U);
  EXPECT_FALSE(words->begins(text, 0, Dictionary::amount_unit));
}

TEST(Lexicon, KeepsToTheGuards) {
  const auto words = loaded({kUnits});
  ASSERT_TRUE(words);
  EXPECT_FALSE(words->begins(U"3元件", 1, Dictionary::amount_unit));
  EXPECT_TRUE(words->begins(U"3元钱", 1, Dictionary::amount_unit));
}

// 元件 is no 元, and 万元 before 户 is still a 万.
TEST(Lexicon, TakesAShorterWordWhereTheLongestMayNotStand) {
  const auto words = loaded({{"amount_unit", "amount_unit.tsv",
                              "words\tnot_before\n万\t\n万元\t户\n"}});
  ASSERT_TRUE(words);
  const auto length = [&](std::u32string_view text) {
    return words->begins(text, 0, Dictionary::amount_unit).length;
  };
  EXPECT_EQ(length(U"万元整"), 2U);
  EXPECT_EQ(length(U"万元户"), 1U);
  EXPECT_EQ(words->ends(U"万元", 2, Dictionary::amount_unit).length, 2U);
}

TEST(Lexicon, SeesTheLongestWordOfEachDictionaryAtAPlace) {
  const auto words = loaded({{"role", "role.tsv", "words\n牵头\n牵头单位\n"},
                             {"modality", "modality.tsv", "words\n牵头\n"}});
  ASSERT_TRUE(words);
  const auto seen = words->scan(U"由牵头单位");
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_EQ(seen[0].word.dictionary, Dictionary::modality);
  EXPECT_EQ(seen[0].word.length, 2U);
  EXPECT_EQ(seen[1].word.dictionary, Dictionary::role);
  EXPECT_EQ(seen[1].word.length, 4U);
  EXPECT_EQ(seen[1].begin, 1U);
}

TEST(Lexicon, NamesFileAndLineOfARowThatContradicts) {
  const auto words = loaded({{"amount_unit", "office/amount_unit.tsv",
                              "value\twords\tnot_before\n1\t元\n2\t块|元\n"}});
  ASSERT_FALSE(words);
  EXPECT_EQ(words.error().message,
            "office/amount_unit.tsv:3: \"元\" stands already in "
            "office/amount_unit.tsv:2");
}

TEST(Lexicon, LaysAnOfficesRowsOverTheShippedOnes) {
  const auto words =
      loaded({kUnits}, {{"amount_unit", "office/amount_unit.tsv",
                         "value\twords\tnot_before\n100\t百元\n2\t块\n"}});
  ASSERT_TRUE(words) << words.error().message;
  const auto value = [&](std::u32string_view text) {
    return words->value(words->begins(text, 0, Dictionary::amount_unit))->str();
  };
  EXPECT_EQ(value(U"百元"), "100");
  EXPECT_EQ(value(U"块"), "2");
  EXPECT_EQ(value(U"元"), "1");
}

TEST(Lexicon, RefusesUnknownFilesColumnsAndNumbers) {
  EXPECT_EQ(loaded({{"amounts", "amounts.tsv", "words\n"}}).error().message,
            "amounts.tsv: no dictionary is named \"amounts\"");
  EXPECT_EQ(loaded({{"fold", "fold.tsv", "to\nx\n"}}).error().message,
            "fold.tsv:1: there is no column \"words\"");
  EXPECT_EQ(loaded({{"amount_unit", "u.tsv", "value\twords\nten\t元\n"}})
                .error()
                .message,
            "u.tsv:2: \"ten\" is no number");
}

}  // namespace
}  // namespace tiaowen
