#include "pipeline/read/ocr_strokes.h"

#include <algorithm>
#include <string_view>

namespace tiaowen {
namespace {

// All in em.
constexpr double kFlat = 0.22;    // the height of a horizontal stroke
constexpr double kStroke = 0.28;  // its least width
constexpr double kSpeck = 0.16;
constexpr double kTall = 0.6;         // a bracket's height …
constexpr double kNarrow = 0.45;      // … and width
constexpr double kLongestNumber = 9;  // of a page, with its dashes
constexpr double kShortestDash = 0.35;

constexpr std::u32string_view kNumbers = U"一二三";

bool is_flat(const PixelBox& glyph, double em) {
  return glyph.height() < kFlat * em && glyph.width() > kStroke * em;
}

bool is_speck(const PixelBox& glyph, double em) {
  return glyph.height() < kSpeck * em && glyph.width() < kSpeck * em;
}

bool is_bracket(const PixelBox& glyph, double em) {
  return glyph.height() > kTall * em && glyph.width() < kNarrow * em;
}

// Flat strokes one above the other from `from` on; 0 where something else
// stands among them.
int stacked_strokes(const std::vector<PixelBox>& glyphs, std::size_t from,
                    double em) {
  while (from < glyphs.size() && is_speck(glyphs[from], em)) ++from;
  if (from >= glyphs.size() || !is_flat(glyphs[from], em)) return 0;
  PixelBox all = glyphs[from];
  int count = 1;
  for (std::size_t i = from + 1; i < glyphs.size(); ++i) {
    if (glyphs[i].x0 >= all.x1) break;
    if (is_speck(glyphs[i], em)) continue;
    if (!is_flat(glyphs[i], em)) return 0;
    all = united(all, glyphs[i]);
    ++count;
  }
  return count;
}

}  // namespace

void mend_item_number(const InkLine& line, double em, Reading& reading) {
  if (reading.size() < 2 || line.glyphs.size() < 2) return;
  const bool bracket = is_bracket(line.glyphs.front(), em);
  const int strokes = stacked_strokes(line.glyphs, bracket ? 1 : 0, em);
  if (strokes < 1 || strokes > 3) return;
  const std::size_t at = bracket ? 1 : 0;
  const char32_t after =
      at + 1 < reading.size() ? reading[at + 1].character : 0;
  const bool stands_so =
      bracket ? after == U')' || after == U'）' : after == U'、';
  if (!stands_so || kNumbers.find(reading[at].character) == kNumbers.npos) {
    return;
  }
  reading[at].character = kNumbers[static_cast<std::size_t>(strokes - 1)];
}

std::optional<PixelBox> page_number_box(const InkLine& line, double em) {
  const auto& glyphs = line.glyphs;
  // It is set as large as it likes, whatever the page is set in.
  em = std::max<double>(em, line.box.height());
  const auto dash = [em](const PixelBox& glyph) {
    return is_flat(glyph, em) && glyph.width() > kShortestDash * em;
  };
  if (glyphs.size() < 3 || line.box.width() > kLongestNumber * em ||
      !dash(glyphs.front()) || !dash(glyphs.back())) {
    return std::nullopt;
  }
  std::optional<PixelBox> box;
  for (std::size_t i = 1; i + 1 < glyphs.size(); ++i) {
    if (glyphs[i].width() > kTall * em) return std::nullopt;
    if (is_speck(glyphs[i], em)) continue;
    box = box ? united(*box, glyphs[i]) : glyphs[i];
  }
  if (!box || box->height() < kTall * em / 2) return std::nullopt;
  return box;
}

bool is_one_narrow_glyph(const InkLine& line, double em) {
  return line.box.width() < 0.62 * em && line.box.height() > 0.5 * em;
}

}  // namespace tiaowen
