#include "pipeline/assemble/steps.h"

#include <algorithm>
#include <string_view>

#include "pipeline/assemble/branches.h"
#include "pipeline/assemble/figures.h"
#include "pipeline/assemble/sentences.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::uint32_t kLongestName = 40;

void add_all(std::vector<int>& to, const std::vector<int>& more) {
  for (const int one : more) {
    if (std::find(to.begin(), to.end(), one) == to.end()) to.push_back(one);
  }
}

// What is done in a step, without what others have approved before it.
Span doing_in(const Material& material, Span span) {
  Span doing{span.begin, span.begin};
  const Sentences sentences = sentences_of(material.text, span);
  if (sentences.begin() == sentences.end()) return span;
  for (const Fragment& fragment : sentences.begin()->fragments) {
    const bool empty = doing.empty();
    const bool leads_in =
        after_openings(material, fragment.span) >= fragment.span.end ||
        !departments_in(material, fragment.span, DepartmentRole::approve)
             .empty();
    if (empty && leads_in) {
      continue;
    }
    if (empty) doing.begin = fragment.span.begin;
    if (!empty && fragment.span.end - doing.begin > kLongestName) break;
    doing.end = fragment.span.end;
  }
  return doing.empty() ? span : doing;
}

}  // namespace

Span without_marks(std::u32string_view text, Span span) {
  constexpr std::u32string_view kMarks = U" \t\n。;:,、";
  const auto is_mark = [&](char32_t c) {
    return kMarks.find(c) != std::u32string_view::npos;
  };
  while (!span.empty() && is_mark(text[span.begin])) ++span.begin;
  while (!span.empty() && is_mark(text[span.end - 1])) --span.end;
  return span;
}

std::vector<const Obligation*> obligations_in(
    const std::vector<Obligation>& obligations, Span span) {
  std::vector<const Obligation*> found;
  auto at = std::lower_bound(obligations.begin(), obligations.end(), span.begin,
                             [](const Obligation& o, std::uint32_t place) {
                               return o.span.begin < place;
                             });
  for (; at != obligations.end() && at->span.begin < span.end; ++at) {
    found.push_back(&*at);
  }
  return found;
}

std::string name_in(const Material& material, Span span) {
  span = without_marks(material.text.folded, span);
  span.end = std::min(span.end, span.begin + kLongestName);
  return to_utf8(material.text.published(span));
}

Span doing_of(const Material& material, Span fragment) {
  const std::u32string_view text = material.text.folded;
  Span doing = fragment;
  const MentionRange range = mentions_in(material, fragment);
  for (int i = range.begin; i < range.end; ++i) {
    const Department* body = department_at(material, i);
    if (body == nullptr) continue;
    const Span name = material.mentions[static_cast<std::size_t>(i)].span;
    if (body->role == DepartmentRole::lead ||
        body->role == DepartmentRole::support) {
      doing.begin = name.end;
    }
    if (body->role != DepartmentRole::approve) continue;
    const auto after = text.find(U'后', name.end);
    if (after < fragment.end) {
      doing.begin = static_cast<std::uint32_t>(after) + 1;
    }
  }
  doing = without_marks(text, doing);
  const std::uint32_t opened = after_openings(material, doing);
  if (opened < doing.end) doing.begin = opened;
  return doing.empty() ? fragment : doing;
}

Step step_of(const Material& material,
             const std::vector<Obligation>& obligations, BranchWords& seen,
             Span span, Span heading) {
  Step step;
  step.span = step.action = span;
  const std::vector<Branching> ways = branchings_in(material, seen, span);
  const auto leaves = [&](std::uint32_t at) {
    return std::any_of(ways.begin(), ways.end(), [&](const Branching& way) {
      return way.span.begin <= at && at < way.span.end;
    });
  };
  // What holds for the cases only that leave the usual way is no part of it.
  const auto usual = [&](std::vector<int> mentions) {
    std::erase_if(mentions, [&](int one) {
      return leaves(
          material.mentions[static_cast<std::size_t>(one)].span.begin);
    });
    return mentions;
  };
  step.approvers =
      usual(departments_in(material, span, DepartmentRole::approve));
  step.due = usual(dues_in(material, span));
  auto inside = obligations_in(obligations, span);
  std::erase_if(inside,
                [&](const Obligation* one) { return leaves(one->span.begin); });
  for (const Obligation* one : inside) {
    // 未通过的,六个月内不得再次申请: how long, not by when.
    if (one->modality == Modality::prohibition ||
        one->modality == Modality::denial) {
      std::erase_if(step.due, [&](int due) {
        return one->span.contains(
            material.mentions[static_cast<std::size_t>(due)].span);
      });
      continue;
    }
    add_all(step.actors, one->leads);
    if (!step.bearer) step.bearer = one->bearer;
    if (!step.condition) step.condition = one->condition;
  }
  if (inside.empty()) {
    step.actors = usual(departments_in(material, span, DepartmentRole::lead));
  } else if (heading.empty()) {
    step.action = {inside.front()->action.begin, inside.back()->span.end};
  }
  step.name = name_in(
      material, heading.empty() ? doing_in(material, step.action) : heading);
  return step;
}

void number_steps(Workflow& workflow) {
  for (std::size_t i = 0; i < workflow.steps.size(); ++i) {
    workflow.steps[i].order = static_cast<int>(i) + 1;
    if (i + 1 < workflow.steps.size()) {
      workflow.steps[i].next = {static_cast<int>(i) + 2};
    }
  }
}

}  // namespace tiaowen
