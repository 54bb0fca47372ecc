#include "pipeline/model/trie.h"

#include <algorithm>
#include <utility>

namespace tiaowen {
namespace {

// The words from `begin` to `end` have the letters up to `depth` in common.
struct Range {
  std::size_t begin, end, depth;
  std::uint32_t cell;
};

// Finds room in the double array, and takes it.
class Cells {
 public:
  explicit Cells(std::uint32_t roots) {
    grow(roots);
    for (std::uint32_t root = 0; root < roots; ++root) take(root);
    is_base_.push_back(true);  // 0 is of none
  }

  TrieCell& operator[](std::uint32_t at) { return cells_[at]; }

  // Children by these letters, in order: the base that they get.
  std::uint32_t place(std::uint32_t parent,
                      const std::vector<Alphabet::Number>& letters) {
    const std::uint32_t base = base_for(letters);
    grow(base + letters.back() + 1);
    for (const Alphabet::Number letter : letters) {
      cells_[base + letter].letter = letter;
      take(base + letter);
    }
    cells_[parent].base = base;
    if (is_base_.size() <= base) is_base_.resize(base + 1);
    is_base_[base] = true;
    highest_ = std::max(highest_, base);
    return base;
  }

  std::vector<TrieCell> finish(Alphabet::Number letters) && {
    // A look behind the last child must find a cell, also where there is none.
    grow(std::size_t{highest_} + letters + 1);
    return std::move(cells_);
  }

 private:
  // After so many places that did not fit, nothing is tried before them again:
  // several children leave what lies there to single ones, and these leave
  // cells whose base others have.
  static constexpr int kLooks = 64;

  std::uint32_t base_for(const std::vector<Alphabet::Number>& letters) {
    const std::uint32_t first = letters.front();
    std::uint32_t& from = letters.size() == 1 ? single_ : several_;
    std::uint32_t at = next_free(std::max(first, from));
    int looks = 0;
    while (!fits(at - first, letters)) {
      at = next_free(at + 1);
      ++looks;
    }
    if (looks > kLooks) from = at;
    return at - first;
  }

  // What lies behind all cells is free.
  bool fits(std::uint32_t base,
            const std::vector<Alphabet::Number>& letters) const {
    if (base < is_base_.size() && is_base_[base]) return false;
    return std::all_of(letters.begin(), letters.end(), [&](auto letter) {
      const std::uint32_t at = base + letter;
      return at >= free_.size() || free_[at] == at;
    });
  }

  // The first free cell from `at`; all that was passed is remembered.
  std::uint32_t next_free(std::uint32_t at) {
    std::uint32_t found = at;
    while (found < cells_.size() && free_[found] != found) found = free_[found];
    while (at < found && at < cells_.size()) {
      at = std::exchange(free_[at], found);
    }
    return found;
  }

  void take(std::uint32_t at) { free_[at] = at + 1; }

  void grow(std::size_t size) {
    if (size <= cells_.size()) return;
    cells_.resize(size);
    while (free_.size() < size) {
      free_.push_back(static_cast<std::uint32_t>(free_.size()));
    }
  }

  std::vector<TrieCell> cells_;
  std::vector<std::uint32_t> free_;  // itself, or where to look on
  std::vector<bool> is_base_;
  std::uint32_t highest_ = 0;  // base
  // From here on single children, and several, find room.
  std::uint32_t single_ = 0, several_ = 0;
};

bool before(const TrieWord& a, const TrieWord& b) {
  return a.root != b.root ? a.root < b.root : a.letters < b.letters;
}

// The entries of the word that ends at the cell.
void give(TrieCell& cell, std::span<const TrieWord> words,
          std::vector<TrieEntry>& entries) {
  cell.words = static_cast<std::uint16_t>(words.size());
  if (words.size() == 1) {
    cell.entry = words.front().entry;
  } else {
    cell.entry.row = static_cast<std::uint32_t>(entries.size());
    for (const TrieWord& word : words) entries.push_back(word.entry);
  }
}

}  // namespace

TrieArrays<Owned> build_trie(std::vector<TrieWord> words, std::uint32_t roots,
                             Alphabet::Number letters) {
  TrieArrays<Owned> made;
  Cells cells(roots);
  std::stable_sort(words.begin(), words.end(), before);
  std::vector<Range> nodes;
  for (std::size_t begin = 0; begin < words.size();) {
    const std::uint32_t root = words[begin].root;
    std::size_t end = begin;
    while (end < words.size() && words[end].root == root) ++end;
    nodes.push_back({begin, end, 0, root});
    begin = end;
  }
  std::vector<Alphabet::Number> next;
  for (std::size_t node = 0; node < nodes.size(); ++node) {
    auto [begin, end, depth, cell] = nodes[node];
    const std::size_t first = begin;
    while (begin < end && words[begin].letters.size() == depth) ++begin;
    give(cells[cell], std::span(words).subspan(first, begin - first),
         made.entries);
    next.clear();
    for (std::size_t i = begin; i < end; ++i) {
      const Alphabet::Number letter = words[i].letters[depth];
      if (next.empty() || next.back() != letter) next.push_back(letter);
    }
    if (next.empty()) continue;
    const std::uint32_t base = cells.place(cell, next);
    while (begin < end) {
      const Alphabet::Number letter = words[begin].letters[depth];
      const std::size_t from = begin;
      while (begin < end && words[begin].letters[depth] == letter) ++begin;
      nodes.push_back({from, begin, depth + 1, base + letter});
    }
  }
  made.cells = std::move(cells).finish(letters);
  for (const TrieCell& cell : made.cells) made.letters.push_back(cell.letter);
  made.openings.resize(letters + 1u);
  for (std::uint32_t letter = 1; letter <= letters; ++letter) {
    const TrieCell& cell = made.cells[made.cells[roots - 1].base + letter];
    if (cell.letter == letter) {
      made.openings[letter] = {cell.base, cell.words != 0 ? 1U : 0U};
    }
  }
  return made;
}

}  // namespace tiaowen
