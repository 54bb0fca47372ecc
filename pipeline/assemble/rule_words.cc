#include "pipeline/assemble/rule_words.h"

#include <algorithm>

#include "pipeline/assemble/words_at.h"

namespace tiaowen {

Word rule_word_at(const Material& material, std::uint32_t at,
                  std::string_view kind) {
  const Word word =
      material.words.begins(material.text.folded, at, Dictionary::rule_word);
  return word && material.words.cell(word, "kind") == kind ? word : Word{};
}

std::optional<Span> first_rule_word(const Material& material, Span span,
                                    std::string_view kind) {
  return first_of(material, span, {Dictionary::rule_word, "kind", kind});
}

RuleWords::RuleWords(const Material& material, Span span) {
  for (std::uint32_t at = span.begin; at < span.end; ++at) {
    const Word word =
        material.words.begins(material.text.folded, at, Dictionary::rule_word);
    if (!word || at + word.length > span.end) continue;
    seen_.push_back(
        {{at, at + word.length}, word, material.words.cell(word, "kind")});
  }
}

std::span<const RuleWords::Seen> RuleWords::inside(Span span) const {
  const auto before = [](const Seen& one, std::uint32_t at) {
    return one.span.begin < at;
  };
  const auto begin =
      std::lower_bound(seen_.begin(), seen_.end(), span.begin, before);
  return {begin, std::lower_bound(begin, seen_.end(), span.end, before)};
}

std::optional<Span> RuleWords::first(Span span, std::string_view kind) const {
  for (const Seen& seen : inside(span)) {
    if (seen.kind == kind && seen.span.end <= span.end) return seen.span;
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
