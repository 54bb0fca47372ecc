#include "pipeline/model/trie.h"

namespace tiaowen {
namespace {

struct Range {
  std::size_t begin, end, depth;
};

}  // namespace

Trie::Trie(std::vector<Word> words) {
  std::stable_sort(
      words.begin(), words.end(),
      [](const Word& a, const Word& b) { return a.letters < b.letters; });
  if (!words.empty()) first_.resize(words.back().letters.front() + 1u, 0);
  std::vector<Range> levels = {{0, words.size(), 0}};
  for (std::size_t node = 0; node < levels.size(); ++node) {
    auto [begin, end, depth] = levels[node];
    nodes_.push_back({0, static_cast<std::uint32_t>(letters_.size()),
                      static_cast<std::uint32_t>(entries_.size())});
    while (begin < end && words[begin].letters.size() == depth) {
      entries_.push_back(words[begin++].entry);
    }
    while (begin < end) {
      const Letter letter = words[begin].letters[depth];
      std::size_t next = begin + 1;
      while (next < end && words[next].letters[depth] == letter) ++next;
      letters_.push_back(letter);
      nodes_[node].letters |= bit_of(letter);
      if (node == 0) {
        first_[letter] = static_cast<std::uint32_t>(levels.size());
      }
      levels.push_back({begin, next, depth + 1});
      begin = next;
    }
  }
  nodes_.push_back({0, static_cast<std::uint32_t>(letters_.size()),
                    static_cast<std::uint32_t>(entries_.size())});
}

}  // namespace tiaowen
