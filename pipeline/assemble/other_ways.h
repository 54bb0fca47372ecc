// Other ways: a sentence beside a procedure that lets some cases take steps of
// their own.
//
//   应急项目,可采取“一事一议”方式,由甲提出申请,经乙同意后立即组织实施。
//   condition 应急项目; 1 提出申请 (甲, approved by 乙); 2 组织实施
//
// Words: dictionaries/branch.tsv, kind path.
#pragma once

#include <vector>

#include "pipeline/assemble/assemble.h"
#include "pipeline/assemble/branch_words.h"

namespace tiaowen {

// The other ways that the sentences of `around` name. Those that were read as
// steps of `workflow` are taken out of it.
std::vector<Workflow> take_other_ways(const Material& material,
                                      BranchWords& seen, Span around,
                                      Workflow& workflow);

}  // namespace tiaowen
