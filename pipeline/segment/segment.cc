#include "pipeline/segment/segment.h"

namespace tiaowen {

Segmented segment(const Text& text) {
  Segmented segmented;
  if (text.original.empty()) return segmented;
  Clause all;
  all.id = "preamble";
  all.kind = ClauseKind::preamble;
  all.span = text.whole();
  segmented.clauses.push_back(all);
  return segmented;
}

}  // namespace tiaowen
