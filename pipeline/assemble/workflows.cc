// Workflows: procedures written as lists of clauses, as one sentence, or as
// the duties of one clause.
//
//   三、办理流程 › （一）受理。… （二）审核。… （三）发证。…
//   按照“申报、评审、公示”的程序办理
//
// A list is known by its heading (dictionaries/procedure.tsv).

#include <algorithm>
#include <numeric>
#include <span>
#include <string_view>

#include "pipeline/assemble/actors.h"
#include "pipeline/assemble/assemble.h"
#include "pipeline/assemble/branches.h"
#include "pipeline/assemble/other_ways.h"
#include "pipeline/assemble/setting.h"
#include "pipeline/assemble/steps.h"
#include "pipeline/assemble/worded_workflows.h"
#include "pipeline/assemble/words_at.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::size_t kFewestSteps = 2;

// The labelled clauses right below each clause, in order.
class Tree {
 public:
  explicit Tree(const std::vector<Clause>& clauses)
      : ends_(clauses.size() + 1) {
    // Counted first, so that the children of each stand together.
    for (const Clause& clause : clauses) {
      if (counts(clause)) ++ends_[static_cast<std::size_t>(clause.parent) + 1];
    }
    std::partial_sum(ends_.begin(), ends_.end(), ends_.begin());
    children_.resize(ends_.back());
    std::vector<std::size_t> next(ends_.begin(), ends_.end());
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      if (!counts(clauses[i])) continue;
      const auto parent = static_cast<std::size_t>(clauses[i].parent);
      children_[next[parent]++] = static_cast<int>(i);
    }
  }

  std::span<const int> below(std::size_t clause) const {
    return std::span(children_).subspan(ends_[clause],
                                        ends_[clause + 1] - ends_[clause]);
  }

 private:
  static bool counts(const Clause& clause) {
    return clause.parent >= 0 && !clause.label.empty();
  }

  std::vector<std::size_t> ends_;  // of the clause before, in `children_`
  std::vector<int> children_;
};

bool names_procedure(const Material& material, Span heading) {
  constexpr std::uint32_t kLongestHeading = 40;
  return heading.length() <= kLongestHeading &&
         first_of(material, heading, {Dictionary::procedure, "kind", ""});
}

// The last line above a list that ends in a colon: 申报程序如下：
bool leads_into_procedure(const Material& material, const Clause& clause,
                          std::span<const int> children) {
  if (children.empty()) return false;
  const std::u32string_view text = material.text.folded;
  const Clause& first =
      material.clauses[static_cast<std::size_t>(children.front())];
  std::uint32_t end = first.span.begin;
  while (end > clause.span.begin && is_space(text[end - 1])) --end;
  if (end <= clause.span.begin || text[end - 1] != U':') return false;
  std::uint32_t begin = end - 1;
  while (begin > clause.span.begin && text[begin - 1] != U'。' &&
         text[begin - 1] != U'\n') {
    --begin;
  }
  return names_procedure(material, {begin, end});
}

// What a clause says of its own step: a last one keeps only its first
// paragraph, since what follows it is about the whole procedure.
Span step_span(const Material& material, const Clause& clause, bool last,
               bool listed) {
  Span span = clause.span;
  if (last && !listed) {
    const auto end = material.text.folded.find(U'\n', span.begin);
    if (end < span.end) {
      const Span heading = heading_of(material, clause);
      const bool only_heading = heading.end + 1 >= end;
      if (!only_heading) span.end = static_cast<std::uint32_t>(end);
    }
  }
  return without_marks(material.text.folded, span);
}

// A workflow with the other ways past it.
struct Found {
  Workflow workflow;
  std::vector<Workflow> others;
};

class Workflows {
 public:
  Workflows(const Material& material,
            const std::vector<Obligation>& obligations)
      : material_(material),
        obligations_(obligations),
        tree_(material.clauses),
        seen_(material) {}

  std::vector<Workflow> find();

 private:
  bool is_procedure(std::size_t clause) const;
  std::vector<int> steps_below(int clause) const;
  std::optional<Workflow> from_list(int clause);
  std::optional<Workflow> from_labels(int clause);
  std::optional<Workflow> from_duties(int clause);
  Span around(int clause) const;
  std::vector<Workflow> numbered(std::vector<Found> found) const;

  const Material& material_;
  const std::vector<Obligation>& obligations_;
  const Tree tree_;
  BranchWords seen_;
};

bool Workflows::is_procedure(std::size_t clause) const {
  const Clause& one = material_.clauses[clause];
  return names_procedure(material_, heading_of(material_, one)) ||
         leads_into_procedure(material_, one, tree_.below(clause));
}

// The clauses that are steps; 具体实施计划 among them gives its own.
std::vector<int> Workflows::steps_below(int clause) const {
  std::vector<int> steps;
  for (const int child : tree_.below(static_cast<std::size_t>(clause))) {
    const auto index = static_cast<std::size_t>(child);
    const auto below = tree_.below(index);
    if (below.size() >= kFewestSteps && is_procedure(index)) {
      steps.insert(steps.end(), below.begin(), below.end());
    } else {
      steps.push_back(child);
    }
  }
  return steps;
}

std::optional<Workflow> Workflows::from_list(int clause) {
  const std::vector<int> steps = steps_below(clause);
  if (steps.size() < kFewestSteps) return std::nullopt;
  const Clause& whole = material_.clauses[static_cast<std::size_t>(clause)];
  Workflow workflow;
  workflow.clause = clause;
  workflow.span = without_marks(material_.text.folded, whole.span);
  workflow.name = name_in(material_, heading_of(material_, whole));
  for (const int one : steps) {
    const auto index = static_cast<std::size_t>(one);
    const Clause& step = material_.clauses[index];
    const bool listed = !tree_.below(index).empty();
    Span heading = step.heading;
    if (heading.contains(step.label)) heading.begin = step.label.end;
    constexpr std::uint32_t kLongestHeading = 20;
    if (!heading.empty() && heading.end + 1 >= step.span.end &&
        heading.length() > kLongestHeading) {
      heading = {};  // the whole step in one line is no name
    }
    const Span span = step_span(material_, step, one == steps.back(), listed);
    Span words = span;
    if (heading.empty() && span.contains(step.label)) {
      words.begin = step.label.end;
    }
    words = without_marks(material_.text.folded, words);
    if (words.empty()) words = span;
    workflow.steps.push_back(
        step_of(material_, obligations_, seen_, words, heading));
    workflow.steps.back().span = span;
  }
  return workflow;
}

// Where (一), (二), … stand in `span` one after the other, each at the start of
// a line or after a blank or a full stop.
std::vector<std::uint32_t> labels_in(std::u32string_view text, Span span) {
  constexpr std::u32string_view kNumbers = U"一二三四五六七八九十";
  std::vector<std::uint32_t> labels;
  for (std::uint32_t i = span.begin; i + 2 < span.end; ++i) {
    if (labels.size() == kNumbers.size()) break;
    if (text[i] != U'(' || text[i + 1] != kNumbers[labels.size()] ||
        text[i + 2] != U')') {
      continue;
    }
    const bool free = i == span.begin || is_space(text[i - 1]) ||
                      text[i - 1] == U'。' || text[i - 1] == U';';
    if (free) labels.push_back(i);
  }
  return labels;
}

// Labels that a conversion has run into the line before: …。 （二）审核
std::optional<Workflow> Workflows::from_labels(int clause) {
  const Clause& whole = material_.clauses[static_cast<std::size_t>(clause)];
  const std::u32string_view text = material_.text.folded;
  const std::vector<std::uint32_t> labels = labels_in(text, whole.span);
  if (labels.size() < kFewestSteps) return std::nullopt;
  Workflow workflow;
  workflow.clause = clause;
  workflow.span = without_marks(text, whole.span);
  workflow.name = name_in(material_, heading_of(material_, whole));
  for (std::size_t i = 0; i < labels.size(); ++i) {
    constexpr std::uint32_t kLabel = 3, kLongestHeading = 16;
    const std::uint32_t end =
        i + 1 < labels.size() ? labels[i + 1] : whole.span.end;
    const Span span = without_marks(text, {labels[i] + kLabel, end});
    const auto stop = text.find_first_of(U"。\n", span.begin);
    Span heading{span.begin, span.begin};
    if (stop - span.begin <= kLongestHeading && stop <= span.end) {
      heading.end = static_cast<std::uint32_t>(stop);
    }
    workflow.steps.push_back(
        step_of(material_, obligations_, seen_, span, heading));
  }
  return workflow;
}

// 申报审核程序如下： and then sentences: each duty is a step.
std::optional<Workflow> Workflows::from_duties(int clause) {
  const Clause& whole = material_.clauses[static_cast<std::size_t>(clause)];
  const auto duties = obligations_in(obligations_, whole.span);
  if (duties.size() < kFewestSteps) return std::nullopt;
  Workflow workflow;
  workflow.clause = clause;
  workflow.span = without_marks(material_.text.folded, whole.span);
  workflow.name = name_in(material_, heading_of(material_, whole));
  for (const Obligation* duty : duties) {
    workflow.steps.push_back(
        step_of(material_, obligations_, seen_, duty->span, duty->action));
  }
  return workflow;
}

// The clause and the few that follow it in the same list: 第九条 may let some
// cases past what 第八条 orders.
Span Workflows::around(int clause) const {
  constexpr int kFollowing = 3;
  const auto& clauses = material_.clauses;
  const auto index = static_cast<std::size_t>(clause);
  Span around = clauses[index].span;
  int following = 0;
  for (std::size_t i = index + 1; i < clauses.size(); ++i) {
    if (clauses[i].span.begin < around.end) continue;
    if (clauses[i].parent != clauses[index].parent || is_procedure(i) ||
        ++following > kFollowing) {
      break;
    }
    around.end = clauses[i].span.end;
  }
  return around;
}

std::vector<Workflow> Workflows::find() {
  std::vector<Found> found;
  std::uint32_t read = 0;  // clauses that begin before it are in a workflow
  for (std::size_t i = 0; i < material_.clauses.size(); ++i) {
    const Clause& clause = material_.clauses[i];
    if (clause.span.begin < read || !is_procedure(i)) continue;
    auto workflow = from_list(static_cast<int>(i));
    if (!workflow) workflow = from_labels(static_cast<int>(i));
    if (!workflow) workflow = from_duties(static_cast<int>(i));
    if (!workflow) continue;
    read = workflow->span.end;
    std::vector<Workflow> others = take_other_ways(
        material_, seen_, around(static_cast<int>(i)), *workflow);
    add_branches(material_, obligations_, seen_, *workflow);
    found.push_back({std::move(*workflow), std::move(others)});
  }
  // A sentence that only announces the list after it says nothing new.
  for (Workflow& one : worded_workflows(material_, obligations_)) {
    const bool announced =
        std::any_of(found.begin(), found.end(), [&](const Found& list) {
          return list.workflow.span.contains(one.span);
        });
    if (!announced) found.push_back({std::move(one), {}});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Found& a, const Found& b) {
                     return a.workflow.span < b.workflow.span;
                   });
  return numbered(std::move(found));
}

// Each workflow, and behind it the other ways past it.
std::vector<Workflow> Workflows::numbered(std::vector<Found> found) const {
  std::vector<Workflow> all;
  if (found.empty()) return all;
  ClauseFinder finder(material_.clauses);
  for (Found& one : found) {
    const int index = static_cast<int>(all.size());
    all.push_back(std::move(one.workflow));
    for (Workflow& other : one.others) {
      other.instead_of = index;
      all.push_back(std::move(other));
    }
  }
  for (Workflow& one : all) one.clause = finder.clause_at(one.span.begin);
  return all;
}

}  // namespace

std::vector<Workflow> find_workflows(
    const Material& material, const std::vector<Obligation>& obligations) {
  return Workflows(material, obligations).find();
}

}  // namespace tiaowen
