// Habits counts what stands before and after the ends of sentences where it is
// certain: paragraphs that begin, and sentences inside a line.
//
//   habits.begins(U"各区人民政府要…");  habits.goes_on(U"其中…");
//   habits.of_beginning(U"各区要…")     likelier than U"其中…"
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace tiaowen {

class Habits {
 public:
  void begins(std::u32string_view text) { count(text, 0); }
  void goes_on(std::u32string_view text) { count(text, 1); }

  // How likely do these words begin a paragraph, after a sentence has ended?
  double of_beginning(std::u32string_view text) const {
    double p = (all_[0] + 1.0) / (all_[0] + all_[1] + 2.0);
    for (std::size_t length : {1u, 2u}) {
      const auto found = words_.find(std::u32string(text.substr(0, length)));
      if (found == words_.end()) continue;
      const double weight = length == 1 ? 2 : 4;
      const auto& [first, inner] = found->second;
      p = (first + weight * p) / (first + inner + weight);
    }
    return p;
  }

 private:
  void count(std::u32string_view text, int which) {
    for (std::size_t length : {1u, 2u}) {
      auto& counts = words_[std::u32string(text.substr(0, length))];
      ++(which == 0 ? counts.first : counts.second);
    }
    ++all_[static_cast<std::size_t>(which)];
  }

  std::map<std::u32string, std::pair<int, int>, std::less<>> words_;
  std::array<int, 2> all_{};
};

}  // namespace tiaowen
