#include "pipeline/layout/table_heads.h"

#include <algorithm>

#include "pipeline/layout/caption_unit.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

using View = std::u32string_view;
using CellRow = std::vector<std::u32string>;

bool is_head_cell(View cell) {
  const CellShape shape(cell);
  return !shape.sentence && !shape.figure && shape.length <= 3 &&
         shape.numbering == 0;
}

int filled(const CellRow& row) {
  return static_cast<int>(std::count_if(
      row.begin(), row.end(), [](const auto& cell) { return !cell.empty(); }));
}

std::u32string without_blanks(View text) {
  std::u32string out;
  for (const char32_t c : text) {
    if (!is_space(c)) out.push_back(c);
  }
  return out;
}

bool known_head(const CellRow& row, const Lexicon& words) {
  int known = 0;
  for (const auto& cell : row) {
    if (holds_of(cell, words) != Holds::unknown) ++known;
  }
  return known * 3 >= filled(row);
}

bool has_digit(View cell) {
  return std::any_of(cell.begin(), cell.end(), is_digit);
}

// Without words we know: short heads without figures over a column that has
// figures in all other rows, or texts much longer than its head.
bool stands_out(const std::vector<CellRow>& rows) {
  const CellRow& heads = rows.front();
  if (heads.size() < 3 || rows.size() < 3 ||
      std::any_of(heads.begin(), heads.end(), [](const auto& cell) {
        return cell.size() > 10 || has_digit(cell);
      })) {
    return false;
  }
  for (std::size_t c = 0; c < heads.size(); ++c) {
    std::size_t figures = 0, length = 0, cells = 0;
    for (std::size_t r = 1; r < rows.size(); ++r) {
      if (c >= rows[r].size() || rows[r][c].empty()) continue;
      ++cells;
      length += rows[r][c].size();
      figures += has_digit(rows[r][c]) ? 1 : 0;
    }
    if (cells >= 2 &&
        (figures == cells || length > 3 * heads[c].size() * cells)) {
      return true;
    }
  }
  return false;
}

// Does the second row name what the first left open?
bool second_head(const CellRow& first, const CellRow& second) {
  for (std::size_t i = 0; i < first.size(); ++i) {
    const bool below = i < second.size() && !second[i].empty();
    if (first[i].empty() && !below) return false;
    if (below && !is_head_cell(second[i])) return false;
  }
  return true;
}

// Heads that are merged across and down: 投资 over 市级 and 区级, beside 渔港
// down both rows. Their lowest cells stand over one column each, and are words.
int merged_heads(const Grid& grid) {
  constexpr int kDeepest = 3;
  int rows = 1;
  bool wide = false;
  for (const Cell& cell : grid.cells) {
    if (cell.row > 0) break;
    rows = std::max(rows, cell.row_span);
    wide = wide || cell.column_span > 1;
  }
  if (!wide || rows < 2 || rows > kDeepest || rows >= grid.rows) return 0;
  for (const Cell& cell : grid.cells) {
    if (cell.row >= rows) break;
    const int bottom = cell.row + cell.row_span;
    const View text = trim(cell.text);
    if (bottom > rows || (bottom == rows && cell.column_span > 1) ||
        text.empty() || !is_head_cell(text)) {
      return 0;
    }
  }
  return rows;
}

std::vector<CellRow> rows_of(const Grid& grid) {
  const std::size_t count =
      std::min(kRowsJudged, static_cast<std::size_t>(grid.rows));
  std::vector<CellRow> rows(count,
                            CellRow(static_cast<std::size_t>(grid.columns)));
  for (const Cell& cell : grid.cells) {
    const auto row = static_cast<std::size_t>(cell.row);
    if (row < count && cell.column < grid.columns) {
      rows[row][static_cast<std::size_t>(cell.column)] = trim(cell.text);
    }
  }
  return rows;
}

}  // namespace

Holds holds_of(View head, const Lexicon& words) {
  const std::u32string cell = without_blanks(head);
  const Word word = words.begins(cell, 0, Dictionary::column_head);
  if (word.length != cell.size() || cell.empty()) return Holds::unknown;
  const std::string_view holds = words.cell(word, "holds");
  return holds == "body"     ? Holds::body
         : holds == "time"   ? Holds::time
         : holds == "number" ? Holds::number
         : holds == "note"   ? Holds::note
                             : Holds::text;
}

int header_rows(const std::vector<CellRow>& rows, const Lexicon& words) {
  if (rows.empty()) return 0;
  const CellRow& first = rows.front();
  if (filled(first) < 2 ||
      !std::all_of(first.begin(), first.end(),
                   [](const auto& cell) { return is_head_cell(cell); })) {
    return 0;
  }
  const auto gaps = static_cast<int>(first.size()) - filled(first);
  if (gaps == 0 && stands_out(rows)) return 1;
  if (!known_head(first, words) &&
      !(rows.size() > 1 && known_head(rows[1], words))) {
    return 0;
  }
  if (gaps == 0) return 1;
  if (rows.size() > 2 && second_head(first, rows[1])) return 2;
  return gaps * 3 <= static_cast<int>(first.size()) ? 1 : 0;
}

void find_heads(Layout& layout, const Lexicon& words) {
  for (std::size_t at = 0; at < layout.blocks.size(); ++at) {
    const Block& block = layout.blocks[at];
    if (block.kind != BlockKind::table) continue;
    Grid& grid = layout.tables[static_cast<std::size_t>(block.table)];
    if (grid.header_rows == 0) {
      grid.header_rows = merged_heads(grid);
    }
    if (grid.header_rows == 0) {
      grid.header_rows = header_rows(rows_of(grid), words);
    }
    if (grid.unit.empty()) grid.unit = caption_unit(layout.blocks, at, words);
  }
}

}  // namespace tiaowen
