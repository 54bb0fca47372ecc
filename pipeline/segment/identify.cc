#include <charconv>
#include <cstdint>
#include <string>

#include "pipeline/segment/number_map.h"
#include "pipeline/segment/tree.h"

namespace tiaowen {
namespace {

// Parent, kind and number in one word; equal only for clauses whose plain ids
// would be equal, since a parent's id is unique already.
std::uint64_t key_of(const Clause& clause) {
  unsigned number = 0, sub = 0;
  const char* const end = clause.number.data() + clause.number.size();
  const auto [next, error] = std::from_chars(clause.number.data(), end, number);
  if (error == std::errc() && next != end) {
    std::from_chars(next + 1, end, sub);
  }
  return (static_cast<std::uint64_t>(clause.parent + 1) << 33) |
         (static_cast<std::uint64_t>(clause.kind) << 28) |
         (static_cast<std::uint64_t>(number & 0x3FFF) << 14) | (sub & 0x3FFF);
}

}  // namespace

void set_ids(std::vector<Clause>& clauses) {
  NumberMap uses(clauses.size());
  for (Clause& clause : clauses) {
    std::string& id = clause.id;
    const std::string_view piece = id_piece(clause.kind);
    if (clause.parent >= 0) {
      const Clause& parent = clauses[static_cast<std::size_t>(clause.parent)];
      id.reserve(parent.id.size() + piece.size() + clause.number.size() + 3);
      id += parent.id;
      id += "__";
    }
    id += piece;
    if (!clause.number.empty()) {
      id += '_';
      id += clause.number;
    }
    const int use = ++uses[key_of(clause)];
    if (use > 1) id += "_" + std::to_string(use);
  }
}

}  // namespace tiaowen
