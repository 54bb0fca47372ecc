#include "pipeline/assemble/other_ways.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "pipeline/assemble/branches.h"
#include "pipeline/assemble/figures.h"
#include "pipeline/assemble/steps.h"

namespace tiaowen {
namespace {

// 应急项目可采取…: the case ends before 可, and before the verb of the way.
Span case_before(const Material& material, Span fragment, Span path,
                 Asides asides) {
  Span words{fragment.begin, path.begin};
  for (const Cue& cue : cues_in(material, words, asides)) {
    if (cue.modality != Modality::power) continue;
    words.end = cue.span.begin;
    break;
  }
  const std::u32string_view text = material.text.folded;
  if (!words.empty() && text[words.end - 1] == U'“') --words.end;
  if (const Word verb =
          material.words.ends(text, words.end, Dictionary::action_verb)) {
    words.end -= std::min(verb.length, words.length());
  }
  return without_marks(text, words);
}

// What one fragment adds: a step, approval of the one before, or both.
void read_fragment(const Material& material, Span fragment,
                   std::vector<Step>& steps) {
  const Span doing = doing_of(material, fragment);
  std::vector<int> approvers =
      departments_in(material, fragment, DepartmentRole::approve);
  const bool before =
      !approvers.empty() && doing.begin > fragment.begin &&
      material.mentions[static_cast<std::size_t>(approvers.front())]
              .span.begin < doing.begin;
  std::vector<int> leads =
      departments_in(material, fragment, DepartmentRole::lead);
  if (before && steps.empty() && !leads.empty()) {
    // 由区政府报市政府同意后实施: handing in is a step of its own.
    Step handing;
    handing.span = {fragment.begin, doing.begin};
    handing.action = without_marks(
        material.text.folded,
        {material.mentions[static_cast<std::size_t>(leads.front())].span.end,
         doing.begin});
    handing.name = name_in(material, handing.action);
    handing.actors = leads;
    steps.push_back(std::move(handing));
  }
  if (before && !steps.empty()) {
    steps.back().approvers = std::move(approvers);
    approvers.clear();
  }
  if (leads.empty() && !begins_with_action(material, doing)) {
    if (!steps.empty()) steps.back().span.end = fragment.end;
    return;
  }
  Step step;
  step.span = fragment;
  step.action = doing;
  step.name = name_in(material, doing);
  step.approvers = std::move(approvers);
  step.due = dues_in(material, fragment);
  if (leads.empty() && !steps.empty()) leads = steps.back().actors;
  step.actors = std::move(leads);
  steps.push_back(std::move(step));
}

std::optional<Workflow> way_in(const Material& material, BranchWords& seen,
                               const Sentence& sentence) {
  std::optional<Span> path;
  std::size_t at = 0;
  for (; at < sentence.fragments.size() && !path; ++at) {
    path = seen.first_of(sentence.fragments[at].span, "path");
  }
  if (!path) return std::nullopt;
  const Span fragment = sentence.fragments[at - 1].span;
  Workflow way;
  way.span = sentence.span;
  way.condition =
      at > 1 ? Span{sentence.span.begin, sentence.fragments[at - 2].span.end}
             : case_before(material, fragment, *path, sentence.asides);
  if (way.condition->empty()) return std::nullopt;
  way.name = name_in(material, {sentence.span.begin, fragment.end});
  for (; at < sentence.fragments.size(); ++at) {
    read_fragment(material, sentence.fragments[at].span, way.steps);
  }
  const bool acted =
      std::any_of(way.steps.begin(), way.steps.end(), [](const Step& step) {
        return !step.actors.empty() || !step.approvers.empty();
      });
  if (!acted) return std::nullopt;
  number_steps(way);
  return way;
}

// Is the sentence only a part of a step? One that is all of its step but for
// the heading is a way of its own.
bool belongs_to_step(const Workflow& workflow, Span sentence) {
  constexpr std::uint32_t kHeading = 24;
  return std::any_of(workflow.steps.begin(), workflow.steps.end(),
                     [&](const Step& step) {
                       return step.span.contains(sentence) &&
                              (sentence.begin > step.span.begin + kHeading ||
                               sentence.end + 1 < step.span.end);
                     });
}

}  // namespace

std::vector<Workflow> take_other_ways(const Material& material,
                                      BranchWords& seen, Span around,
                                      Workflow& workflow) {
  std::vector<Workflow> ways;
  const auto leads = [](std::string_view kind) { return kind == "path"; };
  if (!seen.any(around, leads)) return ways;
  std::vector<Span> lines = lines_in(material.text, around);
  std::erase_if(lines, [&](Span line) { return !seen.any(line, leads); });
  const Sentences sentences(material.text, lines, material.clauses);
  for (const Sentence& sentence : sentences) {
    if (belongs_to_step(workflow, sentence.span)) continue;
    auto way = way_in(material, seen, sentence);
    if (!way) continue;
    std::vector<Step> kept;
    for (Step& step : workflow.steps) {
      const bool inside = sentence.span.contains(step.span) ||
                          step.span.contains(sentence.span);
      if (!inside) kept.push_back(std::move(step));
    }
    if (kept.size() < 2) return ways;
    workflow.steps = std::move(kept);
    ways.push_back(std::move(*way));
  }
  return ways;
}

}  // namespace tiaowen
