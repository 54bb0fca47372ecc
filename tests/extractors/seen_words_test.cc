#include "extractors/seen_words.h"

#include <gtest/gtest.h>

namespace tiaowen {
namespace {

Sighting seen(std::uint32_t begin, Dictionary in) {
  Sighting sighting{begin, {}};
  sighting.word.dictionary = in;
  sighting.word.length = 1;
  return sighting;
}

TEST(SeenWords, StandByDictionaryAndPlace) {
  const std::vector<Sighting> sightings = {
      seen(1, Dictionary::department), seen(1, Dictionary::role),
      seen(4, Dictionary::role), seen(7, Dictionary::department)};
  const SeenWords words(sightings);
  ASSERT_EQ(words.of(Dictionary::role).size(), 2u);
  EXPECT_EQ(words.of(Dictionary::role)[1].begin, 4u);
  ASSERT_EQ(words.of(Dictionary::department).size(), 2u);
  EXPECT_EQ(words.of(Dictionary::department)[1].begin, 7u);
  EXPECT_TRUE(words.of(Dictionary::workday).empty());
}

TEST(SeenWords, OfTwoDictionariesStandByPlace) {
  const std::vector<Sighting> sightings = {
      seen(1, Dictionary::department), seen(1, Dictionary::role),
      seen(2, Dictionary::region), seen(4, Dictionary::role)};
  const auto both =
      SeenWords(sightings).of_both(Dictionary::role, Dictionary::department);
  ASSERT_EQ(both.size(), 3u);
  EXPECT_EQ(both[0].word.dictionary, Dictionary::department);
  EXPECT_EQ(both[1].word.dictionary, Dictionary::role);
  EXPECT_EQ(both[2].begin, 4u);
}

}  // namespace
}  // namespace tiaowen
