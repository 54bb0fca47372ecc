// Trie finds all words of a set that begin at one place, in one walk.
//
//   Trie trie({{万元, entry}, {万, entry}});   as numbers of the Alphabet
//   trie.walk([&](std::size_t i) { return next letter, or 0 at the end; },
//             [&](std::uint32_t length, std::span<const Trie::Entry>) {…});
//
// Built once and then only read. A step costs a search among the children of
// one node, whatever the number of words, and most that lead nowhere are
// refused by one bit; the first step is a table look-up.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "pipeline/model/alphabet.h"

namespace tiaowen {

class Trie {
 public:
  using Letter = Alphabet::Number;

  // What a word stands for: a row of a dictionary.
  struct Entry {
    std::uint16_t dictionary = 0;
    std::uint32_t row = 0;
    std::uint32_t guard = 0;  // as the lexicon numbers them
  };
  struct Word {
    std::vector<Letter> letters;  // not empty, none is 0
    Entry entry;
  };

  Trie() = default;
  explicit Trie(std::vector<Word> words);

  // Calls found(length, entries) for every word along next(0), next(1), …
  template <typename Next, typename Found>
  void walk(Next next, Found found) const {
    const Letter letter = next(0);
    if (letter >= first_.size()) return;
    std::uint32_t node = first_[letter];
    for (std::uint32_t length = 1; node != 0; ++length) {
      const Node& here = nodes_[node];
      const std::uint32_t entries_end = nodes_[node + 1].entry;
      if (here.entry != entries_end) {
        found(length, std::span(entries_.data() + here.entry,
                                entries_.data() + entries_end));
      }
      if (here.letters == 0) return;
      node = child(node, next(length));
    }
  }

 private:
  // Nodes are numbered level by level, so edge i leads to node i + 1 and the
  // edges of a node end where those of the next one begin.
  struct Node {
    std::uint64_t letters = 0;  // bit_of() each letter on its edges
    std::uint32_t edge = 0;
    std::uint32_t entry = 0;
  };
  static std::uint64_t bit_of(Letter letter) {
    return std::uint64_t{1} << (letter & 63);
  }

  std::uint32_t child(std::uint32_t node, Letter letter) const {
    if ((nodes_[node].letters & bit_of(letter)) == 0) return 0;
    const Letter* const begin = letters_.data() + nodes_[node].edge;
    const Letter* const end = letters_.data() + nodes_[node + 1].edge;
    const Letter* at = begin;
    if (end - begin > kFew) {
      at = std::lower_bound(begin, end, letter);
    } else {
      while (at != end && *at != letter) ++at;
    }
    if (at == end || *at != letter) return 0;
    return static_cast<std::uint32_t>(at - letters_.data()) + 1;
  }

  static constexpr std::ptrdiff_t kFew = 8;
  std::vector<std::uint32_t> first_;  // children of the root, by letter
  std::vector<Node> nodes_;           // and one more, to end the last one
  std::vector<Letter> letters_;       // on the edges
  std::vector<Entry> entries_;
};

}  // namespace tiaowen
