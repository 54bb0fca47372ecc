#include "pipeline/assemble/words_at.h"

namespace tiaowen {

bool begins_word(const Material& material, std::uint32_t at, WordKind kind) {
  const Word word = material.words.begins(material.text.folded, at, kind.in);
  return word && material.words.cell(word, kind.column) == kind.value;
}

bool ends_word(const Material& material, std::uint32_t at, WordKind kind) {
  const Word word = material.words.ends(material.text.folded, at, kind.in);
  return word && material.words.cell(word, kind.column) == kind.value;
}

std::optional<Span> first_of(const Material& material, Span span,
                             WordKind kind) {
  for (std::uint32_t at = span.begin; at < span.end; ++at) {
    const Word word = material.words.begins(material.text.folded, at, kind.in);
    if (word && at + word.length <= span.end &&
        material.words.cell(word, kind.column) == kind.value) {
      return Span{at, at + word.length};
    }
  }
  return std::nullopt;
}

}  // namespace tiaowen
