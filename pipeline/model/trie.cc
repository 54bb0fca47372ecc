#include "pipeline/model/trie.h"

namespace tiaowen {
namespace {

constexpr char32_t kPlane = 0x10000;  // first letters beyond are not found

struct Range {
  std::size_t begin, end, depth;
};

}  // namespace

Trie::Trie(std::vector<Word> words) : first_(kPlane, 0) {
  std::stable_sort(
      words.begin(), words.end(),
      [](const Word& a, const Word& b) { return a.letters < b.letters; });
  std::vector<Range> levels = {{0, words.size(), 0}};
  for (std::size_t node = 0; node < levels.size(); ++node) {
    auto [begin, end, depth] = levels[node];
    nodes_.push_back({0, static_cast<std::uint32_t>(letters_.size()),
                      static_cast<std::uint32_t>(entries_.size())});
    while (begin < end && words[begin].letters.size() == depth) {
      entries_.push_back(words[begin++].entry);
    }
    while (begin < end) {
      const char32_t letter = words[begin].letters[depth];
      std::size_t next = begin + 1;
      while (next < end && words[next].letters[depth] == letter) ++next;
      letters_.push_back(letter);
      nodes_[node].letters |= bit_of(letter);
      if (node == 0 && letter < kPlane) {
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
