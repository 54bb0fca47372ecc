// The condition a part begins with.

#include <algorithm>

#include "pipeline/assemble/drafts.h"

namespace tiaowen {
namespace {

// The first word of award, denial or duty after `at`. What is reached
// (对库容达到500立方米的) is a part of the case.
const Cue* first_cue(const FragmentReading& reading, std::uint32_t at) {
  for (const Cue& cue : reading.cues) {
    if (cue.modality == Modality::target && !cue.strong) continue;
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
  // 各审批部门要将时限压缩至…以内: only who acts stands before the word.
  if (actors.begin == fragment.begin && actors.end + 1 >= end) {
    return std::nullopt;
  }
  while (end > fragment.begin + 1) {
    const Word adverb = material.words.ends(material.text.folded, end,
                                            Dictionary::action_opening);
    if (!adverb || adverb.length >= end - fragment.begin ||
        material.words.cell(adverb, "kind") != "adverb") {
      break;
    }
    end -= adverb.length;
  }
  return Span{fragment.begin, end};
}

// A whole fragment before the one that obliges.
bool is_condition(const FragmentReading& reading) {
  if (reading.leads_in) return reading.opens || reading.closes;
  const bool obliges = reading.bounds || reading.acts ||
                       std::any_of(reading.cues.begin(), reading.cues.end(),
                                   [](const Cue& cue) { return cue.strong; });
  return reading.new_condition && !obliges;
}

// 对固定资产投资500万元以上的项目,按…给予补助: whom the next words give
// something to.
bool is_recipient(const FragmentReading& reading, const FragmentReading& next) {
  return reading.new_condition && reading.cues.empty() && reading.opens &&
         std::any_of(next.cues.begin(), next.cues.end(), [](const Cue& cue) {
           return cue.modality == Modality::award;
         });
}

}  // namespace

std::optional<Span> condition_of(const Material& material, const Part& part) {
  std::optional<Span> condition;
  for (std::size_t i = 0; i < part.fragments.size(); ++i) {
    const FragmentReading& reading = part.fragments[i];
    const Span fragment = reading.fragment.span;
    const bool last = i + 1 == part.fragments.size();
    if (!last && (is_condition(reading) ||
                  is_recipient(reading, part.fragments[i + 1]))) {
      if (!condition) condition = fragment;
      condition->end = fragment.end;
      continue;
    }
    const bool topic = !last && !condition && !reading.new_condition &&
                       reading.cues.empty() && !reading.acts && !reading.bounds;
    if (topic) continue;
    if (reading.new_condition) {
      if (const auto more = inside(material, reading)) {
        if (!condition) return more;
        if (reading.opens) condition->end = more->end;
      }
    }
    return condition;
  }
  return condition;
}

}  // namespace tiaowen
