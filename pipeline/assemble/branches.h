// Branches: the sentences of a procedure that send a case off its usual way.
//
//   申报材料不齐全的,退回申报单位补正        back to where it was handed in
//   验收不合格的,限期整改                    through the step again
//   逾期未补正的,视为放弃申报                nowhere
//   对已获省级立项的项目,可不经评审直接公示  past the steps between
//
// Words: dictionaries/branch.tsv.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/assemble/assemble.h"
#include "pipeline/assemble/branch_words.h"
#include "pipeline/assemble/sentences.h"

namespace tiaowen {

enum class Leads : std::uint8_t { back, again, on, past, straight, end };

struct Branching {
  Span span;       // both
  Span condition;  // 验收不合格的
  Span outcome;    // 限期整改
  Leads leads = Leads::end;
};

// Those of `span`, by place; none crosses a line end.
std::vector<Branching> branchings_in(const Material& material,
                                     BranchWords& seen, Span span);

// The step from `first` on whose name `words` speak of; -1: none.
int named_step(const Workflow& workflow, std::u32string_view words,
               std::size_t first);

// The lines of `span`, without their ends.
std::vector<Span> lines_in(const Text& text, Span span);

// Hangs the branchings inside the workflow's span on its steps, and numbers
// the steps. A step that says nothing else becomes a branch of the one before.
void add_branches(const Material& material,
                  const std::vector<Obligation>& obligations, BranchWords& seen,
                  Workflow& workflow);

}  // namespace tiaowen
