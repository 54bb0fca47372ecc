// Roles: what the bodies of a list do, from the words around the list.
//
//   由甲局会同乙局制定        甲 lead, 乙 support
//   报甲府批准后              甲 approve
//   (甲部、乙部等负责)        both lead, or only the first where the text says
//   so
#pragma once

#include <cstddef>

#include "extractors/department.h"

namespace tiaowen {

// Bodies that stand together: 甲局、乙局和丙办.
struct BodyList {
  std::size_t first = 0, last = 0;  // indices, last included
  Span span;
};
std::vector<BodyList> lists_of(const Reading& reading,
                               const std::vector<Body>& bodies);
// Lists whose first body leads the others: (甲部、乙部等负责) in force of
// 列第一位者为牵头单位.
class Ranks {
 public:
  explicit Ranks(const Reading& reading) : reading_(reading) {}

  // A bracket whose rest says no more than 负责.
  bool leads_first(const BodyList& list);

 private:
  // Looked for once, where a list asks.
  std::uint32_t in_force_from();

  const Reading& reading_;
  std::optional<std::uint32_t> from_;
};

// Lines of nothing but bodies: a signature where a date follows.
bool signs(const Reading& reading, Span list);

// Columns of task tables and labels before a colon or in the cell before.
// True where one said it.
bool role_by_label(const Reading& reading, Span list, DepartmentRole& role);
// All rows of all tables, those that a converter left as lines with ' | ' too.
void assign_table_roles(const Reading& reading, std::vector<Body>& bodies);

DepartmentRole role_named(std::string_view name);

}  // namespace tiaowen
