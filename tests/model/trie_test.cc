#include "pipeline/model/trie.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <vector>

#include "pipeline/model/lexicon.h"

namespace tiaowen {
namespace {

using Letters = std::vector<Alphabet::Number>;
// By length, the rows of the words found.
using Found = std::multimap<std::uint32_t, std::uint32_t>;

TrieArrays<Viewed> viewed(const TrieArrays<Owned>& made) {
  return {made.cells, made.entries, made.letters, made.openings};
}

Found walked(const Trie& trie, std::uint32_t root, const Letters& text) {
  Found found;
  trie.walk(
      root,
      [&](std::size_t i) {
        return i < text.size() ? text[i] : Alphabet::Number{0};
      },
      [&](std::uint32_t length, const TrieCell& cell) {
        for (const TrieEntry& entry : trie.entries(cell)) {
          found.emplace(length, entry.row);
        }
      });
  return found;
}

Letters random_letters(std::mt19937& random, std::size_t most, int letters) {
  Letters made(1 + random() % most);
  for (auto& letter : made) {
    letter = static_cast<Alphabet::Number>(
        1 + random() % static_cast<unsigned>(letters));
  }
  return made;
}

// Few letters make many words begin alike; many leave cells far apart.
TEST(Trie, FindsWhatASearchThroughAllWordsFinds) {
  std::mt19937 random(7);
  std::size_t hits = 0;
  for (const int letters : {2, 5, 40, 3000}) {
    constexpr std::uint32_t kRoots = 4;  // the last one has no words
    std::vector<TrieWord> words;
    for (std::uint32_t row = 0; row < 800; ++row) {
      const auto root = static_cast<std::uint32_t>(random() % (kRoots - 1));
      const Letters word = random_letters(random, 4, letters);
      words.push_back({root, word, {row, root, 0}});
    }
    const auto made =
        build_trie(words, kRoots, static_cast<Alphabet::Number>(letters));
    const Trie trie(viewed(made));
    for (int i = 0; i < 2000; ++i) {
      const auto root = static_cast<std::uint32_t>(random() % kRoots);
      // A word and something behind it, or anything.
      Letters text = i % 2 == 0 ? words[random() % words.size()].letters
                                : random_letters(random, 6, letters);
      text.push_back(random_letters(random, 1, letters)[0]);
      Found expected;
      for (const TrieWord& word : words) {
        if (word.root == root && word.letters.size() <= text.size() &&
            std::equal(word.letters.begin(), word.letters.end(),
                       text.begin())) {
          expected.emplace(word.letters.size(), word.entry.row);
        }
      }
      hits += expected.size();
      ASSERT_EQ(walked(trie, root, text), expected) << letters << " letters";
    }
  }
  EXPECT_GT(hits, 4000U);
}

TEST(Trie, OpeningsAreWhereWordsOfTheLastRootMayBegin) {
  const std::vector<TrieWord> words = {
      {0, {1, 1}, {}}, {1, {2}, {}}, {1, {3, 4, 5}, {}}};
  const auto made = build_trie(words, 2, 5);
  const Letters text = {1, 1, 2, 3, 3, 4, 5, 0};
  std::vector<std::uint32_t> open(text.size());
  open.resize(Trie(viewed(made)).find_openings(text.data(), 7, open.data()));
  EXPECT_EQ(open, (std::vector<std::uint32_t>{2, 4}));  // 2, and 3 4
}

TEST(Trie, WithoutWordsFindsNothing) {
  const auto made = build_trie({}, 3, 0);
  EXPECT_EQ(made.cells.size(), 3U);  // the roots
  EXPECT_TRUE(walked(Trie(viewed(made)), 2, {0, 0}).empty());
}

TEST(Trie, ALexiconWithoutRowsSeesNothing) {
  const auto words = Lexicon::load({});
  ASSERT_TRUE(words);
  EXPECT_TRUE(words->scan(U"市财政局").empty());
  EXPECT_FALSE(words->begins(U"万元", 0, Dictionary::amount_unit));
}

}  // namespace
}  // namespace tiaowen
