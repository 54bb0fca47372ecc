// Steps: one stretch of a procedure, with who acts, who approves and by when.
//
//   （二）审核。市财政局在10个工作日内完成审核。
//   -> Step{审核, actors 市财政局, due 10 working days}
#pragma once

#include <string>
#include <vector>

#include "pipeline/assemble/assemble.h"
#include "pipeline/assemble/branch_words.h"

namespace tiaowen {

// Without blanks and marks at its ends.
Span without_marks(std::u32string_view text, Span span);

// The words of `span`, at most forty characters of them.
std::string name_in(const Material& material, Span span);

// The words of a fragment behind its actors and what they wait for:
// 经领导小组同意后立即组织实施 -> 立即组织实施.
Span doing_of(const Material& material, Span fragment);

// The obligations that begin inside `span`. REQUIRES: they stand by place.
std::vector<const Obligation*> obligations_in(
    const std::vector<Obligation>& obligations, Span span);

// The step that `span` states, named by `heading` or, where that is empty, by
// what is done.
Step step_of(const Material& material,
             const std::vector<Obligation>& obligations, BranchWords& seen,
             Span span, Span heading);

// Gives the steps their order, each followed by the next.
void number_steps(Workflow& workflow);

}  // namespace tiaowen
