// Bodies: the departments of a text before their parts and full names are
// known. department.cc calls these in turn; only the extractors see them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/extract.h"
#include "pipeline/model/body_name.h"

namespace tiaowen {

struct Body {
  Span span;
  std::string_view rule;
  std::optional<RowUsed> row;
  DepartmentRole role = DepartmentRole::other;
  bool many = false;        // a collective
  bool needs_role = false;  // no mention unless it plays a part
  bool weak = false;        // … or the text is about it
  bool needs_list = false;  // … or stands in a list behind another
};

// By place, the longer first; of two that overlap the earlier is kept.
void settle_bodies(std::vector<Body>& bodies);

// Organs of the register with the region and parts around them.
std::vector<Body> find_named_bodies(const Reading& reading);
// Bodies of no register, by how their names end. `named` by place.
std::vector<Body> find_shaped_bodies(const Reading& reading,
                                     const std::vector<Body>& named);
// Classes of bodies that act or are addressed: 有关部门, 各级担保机构.
std::vector<Body> find_collectives(const Reading& reading,
                                   const std::vector<Body>& known);
// The line that a document is addressed to, part by part.
std::vector<Body> find_addressees(const Reading& reading,
                                  const std::vector<Body>& known);

// What each body does in its sentence, list or table. `bodies` by place.
void assign_roles(const Reading& reading, std::vector<Body>& bodies);

// May a name begin after text[at - 1]? Not in the middle of a longer word.
bool name_may_begin(const Reading& reading, std::size_t at);

}  // namespace tiaowen
