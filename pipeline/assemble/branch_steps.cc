// Where branchings hang, and where they lead.

#include <algorithm>
#include <string_view>
#include <utility>

#include "pipeline/assemble/actors.h"
#include "pipeline/assemble/branches.h"
#include "pipeline/assemble/cues.h"
#include "pipeline/assemble/figures.h"
#include "pipeline/assemble/steps.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::uint32_t kShared = 2;  // characters of 公示 in 直接公示

std::u32string_view words_at(const Material& material, Span span) {
  return material.text.view(span);
}

// The longest stretch of characters that both have.
std::uint32_t likeness(std::u32string_view a, std::u32string_view b) {
  constexpr std::size_t kLongest = 80;
  a = a.substr(0, kLongest);
  b = b.substr(0, kLongest);
  std::uint32_t best = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t length = best + 1; i + length <= a.size(); ++length) {
      if (b.find(a.substr(i, length)) == b.npos) break;
      best = static_cast<std::uint32_t>(length);
    }
  }
  return best;
}

bool is_entry(BranchWords& seen, const Step& step) {
  constexpr std::uint32_t kReach = 40;
  const Span doing{step.action.begin,
                   std::min(step.action.end, step.action.begin + kReach)};
  return seen.first_of(doing, "entry").has_value();
}

// The nearest step before at which a case is handed in, else the one before.
int entry_before(BranchWords& seen, const Workflow& workflow,
                 std::size_t step) {
  for (std::size_t i = step; i-- > 0;) {
    if (is_entry(seen, workflow.steps[i])) return static_cast<int>(i);
  }
  return static_cast<int>(step > 0 ? step - 1 : 0);
}

std::size_t first_entry(BranchWords& seen, const Workflow& workflow) {
  const auto entry =
      std::find_if(workflow.steps.begin(), workflow.steps.end(),
                   [&](const Step& step) { return is_entry(seen, step); });
  return entry == workflow.steps.end()
             ? 0
             : static_cast<std::size_t>(entry - workflow.steps.begin());
}

Step branch_step(const Material& material,
                 const std::vector<Obligation>& obligations,
                 const Branching& way) {
  Step branch;
  branch.span = way.span;
  branch.condition = way.condition;
  branch.action = without_marks(material.text.folded, way.outcome);
  branch.name = name_in(material, doing_of(material, branch.action));
  branch.approvers =
      departments_in(material, way.outcome, DepartmentRole::approve);
  // 取消其三年内申报资格: how long, not by when.
  if (way.leads != Leads::end) branch.due = dues_in(material, way.outcome);
  for (const Obligation* one : obligations_in(obligations, way.span)) {
    if (one->bearer && way.outcome.contains(*one->bearer) && !branch.bearer) {
      branch.bearer = one->bearer;
    }
    for (const int lead : one->leads) {
      if (way.outcome.contains(
              material.mentions[static_cast<std::size_t>(lead)].span)) {
        branch.actors.push_back(lead);
      }
    }
  }
  if (branch.actors.empty()) {
    branch.actors = departments_in(material, way.outcome, DepartmentRole::lead);
  }
  return branch;
}

// 可不经专家评审,直接公示: from the step before 评审 to the step 公示; without
// 直接 to the step after 评审, without 不经 from here on. Where no step is
// named the branch leads nowhere and is left out.
void hang_past(const Material& material, BranchWords& seen, Workflow& workflow,
               std::size_t at, const Branching& way, Step branch) {
  Span skipped = way.outcome, goal = way.outcome;
  const auto straight = seen.first_of(way.outcome, "straight");
  if (straight) skipped.end = straight->begin, goal.begin = straight->end;
  std::size_t from = at, to = workflow.steps.size();
  int named = -1;
  if (seen.first_of(skipped, "past")) {
    named = named_step(workflow, words_at(material, skipped), 0);
    if (named >= 0) {
      from = static_cast<std::size_t>(std::max(named, 1)) - 1;
      to = static_cast<std::size_t>(named) + 1;
    }
  }
  if (straight) {
    const int ahead = named_step(workflow, words_at(material, goal), from + 1);
    if (ahead >= 0) to = static_cast<std::size_t>(ahead), named = ahead;
  }
  if (named < 0) return;
  branch.action = {};
  if (to < workflow.steps.size()) branch.next = {static_cast<int>(to) + 1};
  workflow.steps[from].branches.push_back(std::move(branch));
}

// 重新发布公告: the step before that is named, else `otherwise`.
int returns_to(const Material& material, const Workflow& workflow,
               std::size_t at, const Branching& way, int otherwise) {
  constexpr std::size_t kWhole = 3;
  const std::u32string_view words = words_at(material, way.outcome);
  const int named = named_step(workflow, words, 0);
  if (named < 0 || static_cast<std::size_t>(named) > at) return otherwise;
  const std::u32string name =
      to_u32(workflow.steps[static_cast<std::size_t>(named)].name);
  return likeness(name, words) >= std::min(name.size(), kWhole) ? named
                                                                : otherwise;
}

void hang(const Material& material, const std::vector<Obligation>& obligations,
          BranchWords& seen, Workflow& workflow, std::size_t at,
          const Branching& way) {
  Step branch = branch_step(material, obligations, way);
  const int order = static_cast<int>(at) + 1;
  switch (way.leads) {
    case Leads::back:
      branch.next = {returns_to(material, workflow, at, way,
                                entry_before(seen, workflow, at)) +
                     1};
      break;
    case Leads::again:
      branch.next = {
          returns_to(material, workflow, at, way, static_cast<int>(at)) + 1};
      break;
    case Leads::on:
      if (at + 1 < workflow.steps.size()) branch.next = {order + 1};
      break;
    case Leads::past:
    case Leads::straight:
      return hang_past(material, seen, workflow, at, way, std::move(branch));
    case Leads::end:
      break;
  }
  workflow.steps[at].branches.push_back(std::move(branch));
}

// The step a branching hangs on: the one it stands in, else the one its
// condition speaks of, else the last.
std::size_t step_for(const Material& material, BranchWords& seen,
                     const Workflow& workflow, const Branching& way) {
  std::size_t before = 0;
  for (std::size_t i = 0; i < workflow.steps.size(); ++i) {
    const Span span = workflow.steps[i].span;
    if (span.contains(way.span)) return i;
    if (span.begin <= way.span.begin) before = i;
  }
  if (way.leads == Leads::past || way.leads == Leads::straight) {
    return first_entry(seen, workflow);
  }
  const int named = named_step(workflow, words_at(material, way.condition), 0);
  return named < 0 ? before : static_cast<std::size_t>(named);
}

// Does the step say nothing but where cases go that leave the usual way?
bool only_branches(const Material& material, const Step& step,
                   const std::vector<Branching>& ways) {
  Span rest = without_marks(material.text.folded, step.span);
  constexpr std::uint32_t kLabel = 6;
  for (const Branching& way : ways) {
    if (way.span.begin < rest.begin) continue;
    if (way.span.begin - rest.begin <= kLabel) rest.begin = way.span.begin;
    break;
  }
  for (const Branching& way : ways) {
    if (way.span.begin > rest.begin + 1) break;
    if (way.span.begin + 1 < rest.begin) continue;
    rest.begin = std::min(way.span.end, rest.end);
    rest = without_marks(material.text.folded, rest);
  }
  return rest.empty();
}

}  // namespace

int named_step(const Workflow& workflow, std::u32string_view words,
               std::size_t first) {
  int found = -1;
  std::uint32_t best = kShared - 1;
  for (std::size_t i = first; i < workflow.steps.size(); ++i) {
    const auto like = likeness(to_u32(workflow.steps[i].name), words);
    if (like > best) best = like, found = static_cast<int>(i);
  }
  return found;
}

void add_branches(const Material& material,
                  const std::vector<Obligation>& obligations, BranchWords& seen,
                  Workflow& workflow) {
  constexpr std::size_t kMostWays = 200;
  std::vector<Branching> ways = branchings_in(material, seen, workflow.span);
  if (ways.size() > kMostWays) ways.clear();
  if (!ways.empty() && workflow.steps.size() > 1) {
    std::vector<Step> kept;
    for (Step& step : workflow.steps) {
      if (kept.empty() || !only_branches(material, step, ways)) {
        kept.push_back(std::move(step));
      } else {
        kept.back().span.end = step.span.end;
      }
    }
    workflow.steps = std::move(kept);
  }
  number_steps(workflow);
  for (const Branching& way : ways) {
    hang(material, obligations, seen, workflow,
         step_for(material, seen, workflow, way), way);
  }
}

}  // namespace tiaowen
