// A grid's cells as text, and what a page's end does to them.

#include <algorithm>

#include "pipeline/layout/marks.h"
#include "pipeline/layout/tables.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// The margin that the cells of a grid keep free beside their text: the least
// that one of them shows.
float margin_of(const RuledGrid& grid) {
  constexpr float kMost = 8;
  float least = kMost;
  for (const GridCell& cell : grid.cells) {
    const float left = grid.xs[static_cast<std::size_t>(cell.column)];
    for (const PrintedLine& line : cell.lines) {
      if (!line.turned) least = std::min(least, line.box.x0 - left);
    }
  }
  return std::max(0.0F, least);
}

// Does the second line go on with the first, in a cell that has room for lines
// of this width? So where its first word had no room; and where the first line
// cannot have ended: after a comma, or inside a number.
bool same_paragraph(const PrintedLine& a, const PrintedLine& b, float room) {
  if (a.text.empty() || b.text.empty()) return true;
  if (a.box.width() + first_word_width(b) > room - 0.2F * b.size) return true;
  const char32_t last = a.text.back();
  if (std::u32string_view(U"，、（《“〈—").find(last) !=
      std::u32string_view::npos) {
    return true;
  }
  if (!is_digit(last) || begins_with_mark(b.text)) return false;
  const char32_t first = b.text.front();
  const bool words = std::any_of(a.text.begin(), a.text.end(),
                                 [](char32_t c) { return is_han(c); });
  if (words &&
      (is_digit(first) || first == U'年' || first == U'月' || first == U'日')) {
    return true;
  }
  constexpr float kMuch = 0.6F;
  return a.box.width() > kMuch * room;
}

void join_lines(const std::vector<PrintedLine>& lines, CellText& cell) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const PrintedLine& line = lines[i];
    if (i == 0) {
      cell.text = line.text;
      cell.first_word = first_word_width(line);
    } else if (same_paragraph(lines[i - 1], line, cell.room)) {
      append_line(line.text, cell.text);
    } else {
      cell.text.push_back(U' ');
      cell.text += line.text;
    }
    const auto end = static_cast<std::uint32_t>(cell.text.size());
    cell.lines.push_back(
        line.at({end - static_cast<std::uint32_t>(line.text.size()), end}));
  }
  if (!lines.empty()) cell.last = lines.back();
}

// Does the text of `below` go on with a line of `above` that had no room?
bool goes_on(const CellText& above, const CellText& below) {
  return above.last.box.width() + below.first_word >
             above.room - 0.2F * above.last.size &&
         !ends_with_stop(above.text) && !begins_with_mark(below.text);
}

}  // namespace

TablePart read_part(const RuledGrid& grid) {
  TablePart part;
  part.page = grid.page->page->number;
  part.rows = grid.rows();
  part.open_top = grid.open_top;
  part.open_bottom = grid.open_bottom;
  for (const float x : grid.xs) part.xs.push_back(x - grid.xs.front());
  const float margin = margin_of(grid);
  for (const GridCell& cell : grid.cells) {
    CellText text;
    text.row = cell.row;
    text.column = cell.column;
    text.row_span = cell.row_span;
    text.column_span = cell.column_span;
    const auto left = static_cast<std::size_t>(cell.column);
    const auto right = left + static_cast<std::size_t>(cell.column_span);
    text.room = grid.xs[right] - grid.xs[left] - 2 * margin;
    join_lines(cell.lines, text);
    part.cells.push_back(std::move(text));
  }
  return part;
}

// One row is cut where every cell below goes on with the one above or is
// empty because that one had ended; or where all of it is empty but one cell,
// and none is merged over rows.
Cut examine_cut(const std::vector<CellText>& cells,
                const std::vector<int>& bottom,
                const std::vector<CellText>& below, bool open) {
  Cut cut;
  std::size_t ended = 0, going_on = 0, others = 0;
  bool fits = true, tall = false;
  for (std::size_t b = 0; b < below.size() && below[b].row == 0; ++b) {
    int match = -1;
    for (const int a : bottom) {
      if (cells[static_cast<std::size_t>(a)].same_columns(below[b])) match = a;
    }
    cut.pairs.push_back({match, static_cast<int>(b)});
    if (match < 0) {
      fits = false;
      continue;
    }
    const CellText& up = cells[static_cast<std::size_t>(match)];
    tall = tall || up.row_span > 1 || below[b].row_span > 1;
    if (below[b].text.empty()) {
      ended += up.text.empty() ? 0U : 1U;
    } else if (!up.text.empty() && goes_on(up, below[b])) {
      ++going_on;
    } else {
      others += up.text.empty() || begins_with_mark(below[b].text) ? 2U : 1U;
    }
  }
  const bool lone = !tall && others == 1 && going_on == 0 && ended >= 2;
  cut.row = fits && (open || lone || (others == 0 && ended + going_on > 0));
  return cut;
}

bool merged_over_cut(const CellText& above, const CellText& below,
                     bool blanks) {
  if (above.text.empty()) return false;
  const bool tall = above.row_span > 1 || below.row_span > 1;
  if (below.text.empty()) return tall || !blanks || below.column == 0;
  return tall && goes_on(above, below);
}

}  // namespace tiaowen
