#include "pipeline/assemble/rule_words.h"

#include <algorithm>

namespace tiaowen {

RuleWords::RuleWords(const Material& material, Span span) {
  for (std::uint32_t at = span.begin; at < span.end; ++at) {
    const Word word =
        material.words.begins(material.text.folded, at, Dictionary::rule_word);
    if (!word || at + word.length > span.end) continue;
    seen_.push_back(
        {{at, at + word.length}, material.words.cell(word, "kind")});
  }
}

std::optional<Span> RuleWords::first(Span span, std::string_view kind) const {
  auto seen = std::lower_bound(
      seen_.begin(), seen_.end(), span.begin,
      [](const Seen& one, std::uint32_t at) { return one.span.begin < at; });
  for (; seen != seen_.end() && seen->span.begin < span.end; ++seen) {
    if (seen->kind == kind && seen->span.end <= span.end) return seen->span;
  }
  return std::nullopt;
}

std::optional<Span> RuleWords::last(Span span, std::string_view kind) const {
  std::optional<Span> found;
  for (Span rest = span; auto next = first(rest, kind);) {
    found = next;
    rest.begin = next->end;
  }
  return found;
}

}  // namespace tiaowen
