// Trie finds all words of a set that begin at one place, in one walk.
//
//   Trie trie(nodes, first, letters, entries);   made by TrieData
//   trie.walk([&](std::size_t i) { return next letter, or 0 at the end; },
//             [&](std::uint32_t length, std::span<const TrieEntry>) {…});
//
// Letters are numbers of the Alphabet. A step costs a search among the
// children of one node, whatever the number of words, and most that lead
// nowhere are refused by one bit; the first step is a table look-up.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/model/alphabet.h"

namespace tiaowen {

// What a word stands for: a row of a dictionary.
struct TrieEntry {
  std::uint32_t dictionary = 0;
  std::uint32_t row = 0;
  std::uint32_t guard = 0;  // as the lexicon numbers them; 0: none
};

// Nodes are numbered level by level, so edge i leads to node i + 1 and the
// edges of a node end where those of the next one begin.
struct TrieNode {
  std::uint64_t letters = 0;  // bit_of() each letter on its edges
  std::uint32_t edge = 0;
  std::uint32_t entry = 0;

  static std::uint64_t bit_of(Alphabet::Number letter) {
    return std::uint64_t{1} << (letter & 63);
  }
};

struct TrieWord {
  std::vector<Alphabet::Number> letters;  // not empty, none is 0
  TrieEntry entry;
};

// The arrays of a trie.
template <template <typename> typename Array>
struct TrieArrays {
  Array<std::uint32_t> first;       // children of the root, by letter
  Array<TrieNode> nodes;            // and one more, to end the last one
  Array<Alphabet::Number> letters;  // on the edges
  Array<TrieEntry> entries;

  template <typename Each>
  void each(Each take) {
    take(first);
    take(nodes);
    take(letters);
    take(entries);
  }
};

template <typename T>
using Owned = std::vector<T>;
template <typename T>
using Viewed = std::span<const T>;

TrieArrays<Owned> build_trie(std::vector<TrieWord> words);

class Trie {
 public:
  using Letter = Alphabet::Number;

  Trie() = default;
  explicit Trie(const TrieArrays<Viewed>& arrays) : arrays_(arrays) {}

  // Calls found(length, entries) for every word along next(0), next(1), …
  template <typename Next, typename Found>
  void walk(Next next, Found found) const {
    const Letter letter = next(0);
    if (letter >= arrays_.first.size()) return;
    std::uint32_t node = arrays_.first[letter];
    for (std::uint32_t length = 1; node != 0; ++length) {
      const TrieNode& here = arrays_.nodes[node];
      const std::uint32_t end = arrays_.nodes[node + 1].entry;
      if (here.entry != end) {
        found(length, arrays_.entries.subspan(here.entry, end - here.entry));
      }
      if (here.letters == 0) return;
      node = child(node, next(length));
    }
  }

 private:
  std::uint32_t child(std::uint32_t node, Letter letter) const {
    if ((arrays_.nodes[node].letters & TrieNode::bit_of(letter)) == 0) return 0;
    const Letter* const letters = arrays_.letters.data();
    const Letter* const begin = letters + arrays_.nodes[node].edge;
    const Letter* const end = letters + arrays_.nodes[node + 1].edge;
    constexpr std::ptrdiff_t kFew = 8;
    const Letter* at = begin;
    if (end - begin > kFew) {
      at = std::lower_bound(begin, end, letter);
    } else {
      while (at != end && *at != letter) ++at;
    }
    if (at == end || *at != letter) return 0;
    return static_cast<std::uint32_t>(at - letters) + 1;
  }

  TrieArrays<Viewed> arrays_;
};

}  // namespace tiaowen
