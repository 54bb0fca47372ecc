// The words of branch.tsv, by kind.
//
//   seen.first_of(step, "back")   退回, the first in the step
//
// A procedure is asked for them many times over, by steps and by sentences:
// each place of the text is looked at once.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/assemble/assemble.h"

namespace tiaowen {

class BranchWords {
 public:
  struct Seen {
    Span span;
    std::string_view kind;
  };

  // REQUIRES: `material` outlives this.
  explicit BranchWords(const Material& material) : material_(material) {}

  // The first word in `span` whose kind `wanted` takes; of words that overlap
  // only the first counts. Fast where asked in reading order, and back within
  // what was asked before.
  template <typename Wanted>
  std::optional<Seen> first(Span span, Wanted wanted) {
    std::uint32_t free = span.begin;
    for (const Seen& one : inside(span)) {
      if (one.span.begin < free) continue;
      if (one.span.end <= span.end && wanted(one.kind)) return one;
      free = one.span.end;
    }
    return std::nullopt;
  }
  std::optional<Span> first_of(Span span, std::string_view kind);

  // Does such a word begin in `span`, whatever it overlaps?
  template <typename Wanted>
  bool any(Span span, Wanted wanted) {
    const auto words = inside(span);
    return std::any_of(words.begin(), words.end(),
                       [&](const Seen& one) { return wanted(one.kind); });
  }

 private:
  // Those that begin in `span`.
  std::span<const Seen> inside(Span span);

  const Material& material_;
  std::uint32_t begin_ = 0, end_ = 0;  // what is seen
  std::vector<Seen> seen_;             // by place; they may overlap
};

}  // namespace tiaowen
