// The values that OFD writes as text: numbers, boxes, matrices, deltas,
// places in the package. Lengths are millimetres.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/read/glyph_runs.h"

namespace tiaowen {

constexpr double kPointsPerMillimetre = 72 / 25.4;

// "g 3 5.6 2.8" is 5.6 5.6 5.6 2.8; no more than `limit` numbers.
std::vector<double> ofd_deltas(std::string_view text, std::size_t limit);
// All numbers of the text, whatever stands between them.
std::vector<double> ofd_numbers(std::string_view text, std::size_t limit);
double ofd_number(std::string_view text, double otherwise);

struct OfdBox {
  double x = 0, y = 0, width = 0, height = 0;
};
std::optional<OfdBox> ofd_box(std::string_view text);

// x' = a x + c y + e; y' = b x + d y + f
struct OfdMatrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  Point of(Point p) const {
    return {a * p.x + c * p.y + e, b * p.x + d * p.y + f};
  }
  // Of a direction: without the shift.
  Point turned(Point p) const { return {a * p.x + c * p.y, b * p.x + d * p.y}; }
  // This one first, then `next`.
  OfdMatrix then(const OfdMatrix& next) const;
};
OfdMatrix ofd_matrix(std::string_view ctm);

// A place in the package as seen from the part `from`: "/Doc_0/a.xml" is from
// the root, "a.xml" from the folder of `from`.
std::string ofd_place(std::string_view place, std::string_view from);

}  // namespace tiaowen
