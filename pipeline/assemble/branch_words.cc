#include "pipeline/assemble/branch_words.h"

namespace tiaowen {

std::optional<Span> BranchWords::first_of(Span span, std::string_view kind) {
  const auto seen =
      first(span, [&](std::string_view other) { return other == kind; });
  return seen ? std::optional(seen->span) : std::nullopt;
}

std::span<const BranchWords::Seen> BranchWords::inside(Span span) {
  if (span.begin < begin_ || span.begin > end_) {
    seen_.clear();
    begin_ = end_ = span.begin;
  }
  const std::u32string_view text = material_.text.folded;
  for (; end_ < span.end; ++end_) {
    const Word word = material_.words.begins(text, end_, Dictionary::branch);
    if (!word) continue;
    seen_.push_back(
        {{end_, end_ + word.length}, material_.words.cell(word, "kind")});
  }
  const auto before = [](const Seen& one, std::uint32_t at) {
    return one.span.begin < at;
  };
  const auto begin =
      std::lower_bound(seen_.begin(), seen_.end(), span.begin, before);
  return {begin, std::lower_bound(begin, seen_.end(), span.end, before)};
}

}  // namespace tiaowen
