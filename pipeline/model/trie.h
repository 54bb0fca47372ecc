// Trie finds all words of a set that begin at one place, in one walk.
//
//   Trie trie({{U"万元", entry}, {U"万", entry}});
//   trie.walk([&](std::size_t i) { return next code point, or 0 at the end; },
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

namespace tiaowen {

class Trie {
 public:
  // What a word stands for: a row of a dictionary.
  struct Entry {
    std::uint16_t dictionary = 0;
    std::uint32_t row = 0;
    std::uint32_t guard = 0;  // as the lexicon numbers them
  };
  struct Word {
    std::u32string letters;  // not empty, no U+0000
    Entry entry;
  };

  Trie() = default;
  explicit Trie(std::vector<Word> words);

  // Does a word begin with `c`?
  bool starts(char32_t c) const { return c < first_.size() && first_[c] != 0; }

  // Calls found(length, entries) for every word along next(0), next(1), …
  template <typename Next, typename Found>
  void walk(Next next, Found found) const {
    std::uint32_t node = 0;
    for (std::uint32_t length = 1;; ++length) {
      node = child(node, next(length - 1));
      if (node == 0) return;
      const Node& here = nodes_[node];
      const Node& after = nodes_[node + 1];
      if (here.entry != after.entry) {
        found(length, std::span(entries_.data() + here.entry,
                                entries_.data() + after.entry));
      }
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
  static std::uint64_t bit_of(char32_t c) {
    return std::uint64_t{1} << (c & 63);
  }

  std::uint32_t child(std::uint32_t node, char32_t c) const {
    if (node == 0) return c < first_.size() ? first_[c] : 0;
    if ((nodes_[node].letters & bit_of(c)) == 0) return 0;
    const char32_t* const begin = letters_.data() + nodes_[node].edge;
    const char32_t* const end = letters_.data() + nodes_[node + 1].edge;
    const char32_t* const at = end - begin <= 8
                                   ? std::find(begin, end, c)
                                   : std::lower_bound(begin, end, c);
    if (at == end || *at != c) return 0;
    return static_cast<std::uint32_t>(at - letters_.data()) + 1;
  }

  std::vector<std::uint32_t> first_;  // children of the root, by code point
  std::vector<Node> nodes_;           // and one more, to end the last one
  std::vector<char32_t> letters_;     // on the edges
  std::vector<Entry> entries_;
};

}  // namespace tiaowen
