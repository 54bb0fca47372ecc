// Prose: the obligations of paragraphs, with what they inherit.
//
//   市财政局要加强审核。按季度通报结果。       both of 市财政局
//   完善服务体系。（市商务局负责）             the bracket's
//   完善服务体系。
//   责任单位：市商务局；完成时限：2025年底     the line's, with its due
//
// Who acts, in this order: named in the part, in the bracket or line after it,
// earlier in the sentence, in the sentence before, in the lead-in or heading
// above, in the document's own body.
#pragma once

#include <vector>

#include "pipeline/assemble/drafts.h"

namespace tiaowen {

// The obligations stated outside tables, by place.
std::vector<Obligation> prose_obligations(const Material& material);

}  // namespace tiaowen
