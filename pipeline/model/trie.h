// Trie finds all words of a set that begin at one place, in one walk. It holds
// several sets, each with a root of its own.
//
//   Trie trie(arrays);                             made by build_trie()
//   trie.walk(root, [&](std::size_t i) { next letter, or 0 at the end },
//             [&](std::uint32_t length, std::span<const TrieEntry>) {…});
//
// Letters are numbers of the Alphabet. It is a double array: the child of a
// node by a letter stands at the node's base plus the letter, if that cell
// says that the node is its parent. A step is one look, whatever the number
// of words.
#pragma once

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

struct TrieCell {
  static constexpr std::uint32_t kFree = 0xFFFFFFFF, kRoot = kFree - 1;

  std::uint32_t parent = kFree;
  std::uint32_t base = 0;
  std::uint32_t entry = 0, entries = 0;  // of the word that ends here
};

struct TrieWord {
  std::uint32_t root = 0;
  std::vector<Alphabet::Number> letters;  // not empty, none is 0
  TrieEntry entry;
};

// The arrays of a trie. The first cells are the roots.
template <template <typename> typename Array>
struct TrieArrays {
  Array<TrieCell> cells;  // as many behind the last base as there are letters
  Array<TrieEntry> entries;

  template <typename Each>
  void each(Each take) {
    take(cells);
    take(entries);
  }
};

template <typename T>
using Owned = std::vector<T>;
template <typename T>
using Viewed = std::span<const T>;

// REQUIRES: each word's root is below `roots`, its letters up to `letters`.
TrieArrays<Owned> build_trie(std::vector<TrieWord> words, std::uint32_t roots,
                             Alphabet::Number letters);

class Trie {
 public:
  Trie() = default;
  explicit Trie(const TrieArrays<Viewed>& arrays)
      : cells_(arrays.cells.data()), entries_(arrays.entries.data()) {}

  // Calls found(length, entries) for every word along next(0), next(1), …
  template <typename Next, typename Found>
  void walk(std::uint32_t root, Next next, Found found) const {
    std::uint32_t node = root;
    std::uint32_t base = cells_[root].base;
    for (std::uint32_t length = 0;;) {
      const std::uint32_t child = base + next(length);
      const TrieCell& cell = cells_[child];
      if (cell.parent != node) return;
      ++length;
      if (cell.entries != 0) {
        found(length, std::span(entries_ + cell.entry, cell.entries));
      }
      node = child;
      base = cell.base;
    }
  }

 private:
  const TrieCell* cells_ = nullptr;
  const TrieEntry* entries_ = nullptr;
};

}  // namespace tiaowen
