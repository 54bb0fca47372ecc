#include "pipeline/read/ocr_strokes.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/unicode.h"

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

namespace {

// All in the line's height.
constexpr double kPoint = 0.3;       // a point's width and height
constexpr double kOnBaseline = 0.2;  // its foot is no further from the digits'
constexpr double kDigitHeight = 0.6, kDigitWidth = 0.75;
constexpr double kBeside = 0.5;

// One column of ink: components above or beside each other in one place, or a
// point between two digits.
struct Column {
  PixelBox box;
  bool point = false;
};

bool is_digit_shape(const PixelBox& box, double height) {
  return box.height() > kDigitHeight * height &&
         box.width() < kDigitWidth * box.height();
}

// Does the small `box` stand between these two as a point does?
bool is_between(const PixelBox& before, const PixelBox& box,
                const PixelBox& behind, double height) {
  return is_digit_shape(before, height) && is_digit_shape(behind, height) &&
         box.y1 > before.y1 - kOnBaseline * height && box.y0 < before.y1 &&
         behind.x0 - before.x1 < kBeside * height;
}

// Points may reach below the digit behind them, so they are put in last.
std::vector<Column> columns_of(const InkLine& line, double height) {
  std::vector<Column> columns;
  std::vector<PixelBox> small;
  for (const PixelBox& glyph : line.glyphs) {
    if (glyph.width() < kPoint * height && glyph.height() < kPoint * height) {
      small.push_back(glyph);
    } else if (!columns.empty() && glyph.x0 < columns.back().box.x1 - 1) {
      columns.back().box = united(columns.back().box, glyph);
    } else {
      columns.push_back({glyph, false});
    }
  }
  for (const PixelBox& box : small) {
    const auto behind =
        std::find_if(columns.begin(), columns.end(), [&](const Column& column) {
          return column.box.middle_x() > box.middle_x();
        });
    if (behind == columns.begin() || behind == columns.end()) continue;
    if (is_between(std::prev(behind)->box, box, behind->box, height)) {
      columns.insert(behind, {box, true});
    }
  }
  return columns;
}

bool is_point(char32_t c) {
  return std::u32string_view(U".,，:：").find(c) != std::u32string_view::npos;
}

}  // namespace

bool mend_points(const InkLine& line, Reading& reading) {
  const bool figure_alone =
      std::all_of(reading.begin(), reading.end(), [](const Letter& letter) {
        return is_digit(letter.character) || is_point(letter.character);
      });
  if (!figure_alone) return true;
  const std::vector<Column> columns = columns_of(line, line.box.height());
  const auto seen = std::count_if(columns.begin(), columns.end(),
                                  [](const Column& c) { return c.point; });
  Reading digits;
  for (const Letter& letter : reading) {
    if (is_digit(letter.character)) digits.push_back(letter);
  }
  const auto points = static_cast<std::ptrdiff_t>(reading.size()) -
                      static_cast<std::ptrdiff_t>(digits.size());
  if (seen <= points) return true;
  if (digits.size() + static_cast<std::size_t>(seen) != columns.size()) {
    return false;
  }
  reading.clear();
  std::size_t next = 0;
  for (const Column& column : columns) {
    reading.push_back(column.point
                          ? Letter{U'.', column.box.x0, column.box.x1, 1}
                          : digits[next++]);
  }
  return false;
}

bool loses_points(const InkLine& line, double em, const Reading& reading) {
  const auto digit = [&](std::size_t i) {
    return i < reading.size() && is_digit(reading[i].character);
  };
  if (std::none_of(reading.begin(), reading.end(), [](const Letter& letter) {
        return is_digit(letter.character);
      })) {
    return false;
  }
  const std::vector<Column> columns =
      columns_of(line, std::min<double>(em, line.box.height()));
  for (std::size_t i = 0; i < reading.size(); ++i) {
    if (!digit(i)) continue;
    const std::size_t first = i;
    std::ptrdiff_t points = 0;
    while (digit(i + 1) || (i + 1 < reading.size() && digit(i + 2) &&
                            is_point(reading[i + 1].character))) {
      points += digit(++i) ? 0 : 1;
    }
    // Numbers of dates and papers have no points; what looks like one is dirt.
    if (i + 1 < reading.size() &&
        std::u32string_view(U"年月日号").find(reading[i + 1].character) !=
            std::u32string_view::npos) {
      continue;
    }
    // A digit before the stretch may have been read as something else.
    const double begin = reading[first].x0 - kBeside * em;
    const double end = reading[i].x1;
    points += first > 0 && is_point(reading[first - 1].character) ? 1 : 0;
    const auto seen = std::count_if(
        columns.begin(), columns.end(), [&](const Column& column) {
          return column.point && column.box.middle_x() > begin &&
                 column.box.middle_x() < end;
        });
    if (seen > points) return true;
  }
  return false;
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
