#include "pipeline/model/trie.h"

namespace tiaowen {
namespace {

struct Range {
  std::size_t begin, end, depth;
};

}  // namespace

TrieArrays<Owned> build_trie(std::vector<TrieWord> words) {
  TrieArrays<Owned> made;
  std::stable_sort(words.begin(), words.end(),
                   [](const TrieWord& a, const TrieWord& b) {
                     return a.letters < b.letters;
                   });
  const auto next_node = [&] {
    made.nodes.push_back({0, static_cast<std::uint32_t>(made.letters.size()),
                          static_cast<std::uint32_t>(made.entries.size())});
  };
  if (!words.empty()) made.first.resize(words.back().letters.front() + 1u, 0);
  std::vector<Range> levels = {{0, words.size(), 0}};
  for (std::size_t node = 0; node < levels.size(); ++node) {
    auto [begin, end, depth] = levels[node];
    next_node();
    while (begin < end && words[begin].letters.size() == depth) {
      made.entries.push_back(words[begin++].entry);
    }
    while (begin < end) {
      const Alphabet::Number letter = words[begin].letters[depth];
      std::size_t next = begin + 1;
      while (next < end && words[next].letters[depth] == letter) ++next;
      made.letters.push_back(letter);
      made.nodes[node].letters |= TrieNode::bit_of(letter);
      if (node == 0) {
        made.first[letter] = static_cast<std::uint32_t>(levels.size());
      }
      levels.push_back({begin, next, depth + 1});
      begin = next;
    }
  }
  next_node();
  return made;
}

}  // namespace tiaowen
