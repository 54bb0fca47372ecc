// What the shapes of a line's glyphs say better than any reading of it: how
// many strokes 一, 二 and 三 have, where a figure has its point, where a page's
// number stands between dashes.
#pragma once

#include <optional>

#include "pipeline/read/ocr_lines.h"
#include "pipeline/read/ocr_recognise.h"

namespace tiaowen {

// Counts the strokes of a number at the line's head, （二） or 二、, and puts
// it right in the reading. `em`: pixels.
void mend_item_number(const InkLine& line, double em, Reading& reading);

// A figure alone in its line: points that stand between its digits and that the
// reading lost are put in, where glyphs and digits are equally many. False
// where points were lost: a speck may look like one.
bool mend_points(const InkLine& line, Reading& reading);

// Figures among words: does a stretch of digits have fewer points in the
// reading than stand between its digits? Where letters stand is known too
// roughly to put them in. `em`: pixels.
bool loses_points(const InkLine& line, double em, const Reading& reading);

// The box of N where the line is — N —, with dashes on both sides.
std::optional<PixelBox> page_number_box(const InkLine& line, double em);

// One narrow glyph by itself, as a digit is.
bool is_one_narrow_glyph(const InkLine& line, double em);

}  // namespace tiaowen
