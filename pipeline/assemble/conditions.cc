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
const Cue* first_cue(const FragmentReading& reading, std::uint32_t at) {
  for (const Cue& cue : reading.cues) {
    if (cue.span.begin > at) return &cue;
  }
  return nullptr;
}

// In 对新认定的企业给予奖励 the condition ends before 给予: with its last 的
// or with the words it is about.
std::optional<Span> inside(const Material& material,
                           const FragmentReading& reading) {
  const Span fragment = reading.fragment.span;
  const Cue* cue = first_cue(reading, fragment.begin);
  if (cue == nullptr || cue->span.begin <= fragment.begin + 1) {
    return std::nullopt;
  }
  std::uint32_t end = cue->span.begin;
  const Span actors = reading.actors.from;
  if (!actors.empty() && actors.begin > fragment.begin && actors.begin < end) {
    end = actors.begin;
  }
  while (end > fragment.begin + 1) {
    const Word adverb = material.words.ends(material.text.folded, end,
                                            Dictionary::action_opening);
    if (!adverb || adverb.length >= end - fragment.begin) break;
    end -= adverb.length;
  }
  return Span{fragment.begin, end};
}

}  // namespace

std::optional<Span> condition_of(const Material& material, const Part& part) {
  std::optional<Span> condition;
  for (const FragmentReading& reading : part.fragments) {
    const Span fragment = reading.fragment.span;
    if (reading.leads_in) {
      if (condition) {
        condition->end = fragment.end;
      } else if (opens(material, fragment.begin) ||
                 material.words.ends(material.text.folded, fragment.end,
                                     Dictionary::condition)) {
        condition = fragment;
      }
      continue;
    }
    if (condition) {
      if (!opens(material, fragment.begin)) return condition;
      if (const auto more = inside(material, reading))
        condition->end = more->end;
      return condition;
    }
    if (opens(material, fragment.begin)) return inside(material, reading);
    if (!reading.new_condition) return std::nullopt;
    return inside(material, reading);
  }
  return condition;
}

}  // namespace tiaowen
