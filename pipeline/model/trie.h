// Trie finds all words of a set that begin at one place, in one walk. It holds
// several sets, each with a root of its own.
//
//   Trie trie(arrays);                             made by build_trie()
//   trie.walk(root, [&](std::size_t i) { next letter, or 0 at the end },
//             [&](std::uint32_t length, const TrieCell& cell) {
//               for (const TrieEntry& entry : trie.entries(cell)) …
//             });
//
// Letters are numbers of the Alphabet. It is a double array: the child of a
// node by a letter stands at the node's base plus the letter, if that cell
// says that this letter leads to it; no two nodes have the same base. A step
// is one look, whatever the number of words.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/model/alphabet.h"

namespace tiaowen {

// What a word stands for: a row of a dictionary.
struct TrieEntry {
  std::uint32_t row = 0;
  std::uint32_t dictionary : 8 = 0;
  std::uint32_t guard : 24 = 0;  // as the lexicon numbers them; 0: none
};

struct TrieCell {
  // Of roots and free cells. Neither is it a letter, nor the 0 at the end.
  static constexpr Alphabet::Number kNone = Alphabet::kMost + 1;

  std::uint32_t base = 0;  // 0: no children
  Alphabet::Number letter = kNone;
  std::uint16_t words = 0;  // how many entries the word that ends here has
  // The only one, so that all is found at one place; or, as its row, the
  // first of them in TrieArrays::entries.
  TrieEntry entry;
};
static_assert(sizeof(TrieCell) == 16);

// A root's child by a letter. Where there is none, nothing goes on from it.
struct TrieOpening {
  std::uint32_t base : 31 = 0;
  std::uint32_t alone : 1 = 0;  // the letter is a word
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
  Array<TrieEntry> entries;  // of words that have several
  // What tells where words of the last root begin, close together: the letters
  // of all cells, and by letter the root's children.
  Array<Alphabet::Number> letters;
  Array<TrieOpening> openings;

  template <typename Each>
  void each(Each take) {
    take(cells);
    take(entries);
    take(letters);
    take(openings);
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
      : cells_(arrays.cells.data()),
        entries_(arrays.entries.data()),
        letters_(arrays.letters.data()),
        openings_(arrays.openings.data()) {}

  // Calls found(length, cell) for every word along next(0), next(1), …
  template <typename Next, typename Found>
  void walk(std::uint32_t root, Next next, Found found) const {
    std::uint32_t base = cells_[root].base;
    for (std::uint32_t length = 0;;) {
      const Alphabet::Number letter = next(length);
      const TrieCell& cell = cells_[base + letter];
      if (cell.letter != letter) return;
      ++length;
      if (cell.words != 0) found(length, cell);
      base = cell.base;
    }
  }

  // What the word that ends at the cell stands for.
  std::span<const TrieEntry> entries(const TrieCell& cell) const {
    if (cell.words == 1) return {&cell.entry, 1};
    return {entries_ + cell.entry.row, cell.words};
  }

  // Where, of `count` places, a word of the last root has its only letter or
  // its first two: writes the places to `open`, and returns how many. It takes
  // no branch, as any would be guessed wrong every few letters.
  // REQUIRES: a letter or 0 behind the last, and room for all in `open`.
  std::size_t find_openings(const Alphabet::Number* letters,
                            std::uint32_t count, std::uint32_t* open) const {
    std::size_t found = 0;
    for (std::uint32_t at = 0; at < count; ++at) {
      const TrieOpening first = openings_[letters[at]];
      const Alphabet::Number next = letters[at + 1];
      open[found] = at;
      found += first.alone | std::size_t{letters_[first.base + next] == next};
    }
    return found;
  }

 private:
  const TrieCell* cells_ = nullptr;
  const TrieEntry* entries_ = nullptr;
  const Alphabet::Number* letters_ = nullptr;
  const TrieOpening* openings_ = nullptr;
};

}  // namespace tiaowen
