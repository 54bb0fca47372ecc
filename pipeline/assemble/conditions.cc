// The condition a part begins with.

#include "pipeline/assemble/drafts.h"

namespace tiaowen {
namespace {

bool opens(const Material& material, std::uint32_t at) {
  const Word word =
      material.words.begins(material.text.folded, at, Dictionary::condition);
  return word && material.words.cell(word, "place") == "opening";
}

// The first word of award, denial or duty after `at`.
const Cue* first_cue(const PhraseReading& reading, std::uint32_t at) {
  for (const Cue& cue : reading.cues) {
    if (cue.span.begin > at) return &cue;
  }
  return nullptr;
}

// In 对新认定的企业给予奖励 the condition ends before 给予: with its last 的
// or with the words it is about.
std::optional<Span> inside(const Material& material,
                           const PhraseReading& reading) {
  const Span phrase = reading.phrase.span;
  const Cue* cue = first_cue(reading, phrase.begin);
  if (cue == nullptr || cue->span.begin <= phrase.begin + 1) {
    return std::nullopt;
  }
  std::uint32_t end = cue->span.begin;
  const Span actors = reading.actors.from;
  if (!actors.empty() && actors.begin > phrase.begin && actors.begin < end) {
    end = actors.begin;
  }
  while (end > phrase.begin + 1) {
    const Word adverb = material.words.ends(material.text.folded, end,
                                            Dictionary::action_opening);
    if (!adverb || adverb.length >= end - phrase.begin) break;
    end -= adverb.length;
  }
  return Span{phrase.begin, end};
}

}  // namespace

std::optional<Span> condition_of(const Material& material, const Part& part) {
  std::optional<Span> condition;
  for (const PhraseReading& reading : part.phrases) {
    const Span phrase = reading.phrase.span;
    if (reading.leads_in) {
      if (condition) {
        condition->end = phrase.end;
      } else if (opens(material, phrase.begin) ||
                 material.words.ends(material.text.folded, phrase.end,
                                     Dictionary::condition)) {
        condition = phrase;
      }
      continue;
    }
    if (condition) {
      if (!opens(material, phrase.begin)) return condition;
      if (const auto more = inside(material, reading))
        condition->end = more->end;
      return condition;
    }
    if (opens(material, phrase.begin)) return inside(material, reading);
    if (!reading.new_condition) return std::nullopt;
    return inside(material, reading);
  }
  return condition;
}

}  // namespace tiaowen
