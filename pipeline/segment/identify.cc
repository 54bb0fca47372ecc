#include <string>
#include <unordered_map>

#include "pipeline/segment/tree.h"

namespace tiaowen {

void set_ids(std::vector<Clause>& clauses) {
  std::unordered_map<std::string, int> taken;
  for (Clause& clause : clauses) {
    std::string id;
    if (clause.parent >= 0) {
      id = clauses[static_cast<std::size_t>(clause.parent)].id + "__";
    }
    id += id_piece(clause.kind);
    if (!clause.number.empty()) id += "_" + clause.number;
    std::string unique = id;
    for (int& uses = taken[id];;) {
      ++uses;
      if (uses > 1) unique = id + "_" + std::to_string(uses);
      // art_1_2 may be taken only by another repetition.
      if (uses == 1 || taken.emplace(unique, 1).second) break;
    }
    clause.id = std::move(unique);
  }
}

}  // namespace tiaowen
