// What is drawn on a page: a box for each paragraph, cell, mention and piece of
// furniture, by the kind that the record gives it.
//
//   for (const Mark& mark : marks_of(record, 3)) draw(mark.box, mark.kind);
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "pipeline/model/record.h"

namespace tiaowen {

struct Mark {
  std::string_view kind;  // paragraph, cell, amount, page_number …
  Box box;                // points of the page as shown
};

// In drawing order: blocks, cells, what is set aside, mentions. A paragraph has
// a box for each column that it stands in.
std::vector<Mark> marks_of(const Record& record, int page);

// How a kind is drawn; the same in every picture.
struct MarkStyle {
  std::array<double, 3> colour{};  // red, green, blue: 0 to 1
  bool filled = false;             // mentions and furniture are tinted
};
MarkStyle style_of(std::string_view kind);

}  // namespace tiaowen
