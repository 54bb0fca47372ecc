#include "pipeline/model/text.h"

#include <algorithm>
#include <utility>

#include "pipeline/model/unicode.h"

namespace tiaowen {

Box part_of_line(const Text& text, const TextLine& line, Box box, Span span) {
  // Nobody prints longer lines; then each character counts the same.
  constexpr std::uint32_t kLongest = 1000;
  const bool weigh = line.span.length() <= kLongest;
  std::uint32_t before = 0, within = 0, behind = 0;
  if (!weigh) {
    before = std::max(span.begin, line.span.begin) - line.span.begin;
    behind = line.span.end - std::min(span.end, line.span.end);
    within = line.span.length() - before - behind;
  }
  for (std::uint32_t i = line.span.begin; weigh && i < line.span.end; ++i) {
    (i < span.begin ? before
     : i < span.end ? within
                    : behind) += columns_of(text.original[i]);
  }
  const auto all = static_cast<float>(std::max(1U, before + within + behind));
  const bool along_x = line.turns % 2 == 0;
  const float one = (along_x ? box.width() : box.height()) / all;
  // Upside down, and from below, words begin at the far end.
  if (line.turns >= 2) std::swap(before, behind);
  (along_x ? box.x0 : box.y0) += one * static_cast<float>(before);
  (along_x ? box.x1 : box.y1) -= one * static_cast<float>(behind);
  return box;
}

}  // namespace tiaowen
