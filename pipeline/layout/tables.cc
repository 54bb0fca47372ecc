#include "pipeline/layout/tables.h"

#include <algorithm>
#include <cmath>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// Column edges of two pages that are the same, in points.
constexpr float kSameEdge = 4;
// No table's head has more rows.
constexpr int kDeepestHead = 5;

std::u32string squeezed(const std::u32string& text) {
  std::u32string out;
  for (const char32_t c : text) {
    if (!is_space(c)) out.push_back(c);
  }
  return out;
}

int edge_at(const std::vector<float>& xs, float x) {
  for (std::size_t i = 0; i < xs.size(); ++i) {
    if (std::abs(xs[i] - x) <= kSameEdge) return static_cast<int>(i);
  }
  return -1;
}

// Gives the cells their columns in a finer division.
void recount(std::vector<CellText>& cells, const std::vector<float>& from,
             const std::vector<float>& to) {
  std::vector<int> index;
  for (const float x : from) index.push_back(edge_at(to, x));
  for (CellText& cell : cells) {
    const int left = index[static_cast<std::size_t>(cell.column)];
    const int right =
        index[static_cast<std::size_t>(cell.column + cell.column_span)];
    cell.column = left;
    cell.column_span = std::max(1, right - left);
  }
}

void append(CellText& cell, CellText&& more) {
  if (more.text.empty()) return;
  if (!cell.text.empty()) {
    const bool full = cell.last.box.width() + more.first_word > cell.room;
    if (full) {
      append_line(more.text, cell.text);
    } else {
      cell.text.push_back(U' ');
      cell.text += more.text;
    }
    const auto shift =
        static_cast<std::uint32_t>(cell.text.size() - more.text.size());
    for (Line& line : more.lines) {
      line.span.begin += shift;
      line.span.end += shift;
    }
  } else {
    cell.text = std::move(more.text);
    cell.first_word = more.first_word;
  }
  cell.lines.insert(cell.lines.end(), more.lines.begin(), more.lines.end());
  cell.last = std::move(more.last);
  cell.room = more.room;
}

bool is_figure(const std::u32string& text) {
  if (text.empty()) return false;
  return std::all_of(text.begin(), text.end(), [](char32_t c) {
    return is_digit(c) || is_space(c) ||
           std::u32string_view(U".,，-－—%％/").find(c) !=
               std::u32string_view::npos;
  });
}

}  // namespace

TableBuilder::TableBuilder(const RuledGrid& part)
    : whole_(read_part(part)), head_rows_(part.head_rows) {
  pages_.push_back(whole_.page);
  learn(0);
}

// `from`: where the cells begin that are not yet known.
void TableBuilder::learn(std::size_t from) {
  const auto ends = [&](int i) {
    return whole_.cells[static_cast<std::size_t>(i)].bottom() == whole_.rows;
  };
  std::erase_if(bottom_, [&](int i) { return !ends(i); });
  blanks_.resize(whole_.xs.size());
  for (std::size_t i = from; i < whole_.cells.size(); ++i) {
    const CellText& cell = whole_.cells[i];
    if (ends(static_cast<int>(i))) bottom_.push_back(static_cast<int>(i));
    if (cell.text.empty()) {
      blanks_[static_cast<std::size_t>(cell.column)] = true;
    }
  }
}

bool TableBuilder::extend(const RuledGrid& grid,
                          std::vector<SetAside>& set_aside) {
  TablePart part = read_part(grid);
  if (!columns_fit(part)) return false;
  share_columns(part);
  const auto [head, skip] = repeated_head(part);
  if (head > 0) {
    const int rows = head;
    for (const CellText& cell : part.cells) {
      if (cell.row < rows && !cell.text.empty()) {
        set_aside.push_back(
            {"repeated_table_head", cell.text, part.page,
             cell.lines.empty() ? Box{} : cell.lines.front().box});
      }
    }
    std::erase_if(part.cells,
                  [&](const CellText& cell) { return cell.row < rows; });
    for (CellText& cell : part.cells) cell.row -= rows;
    part.rows -= rows;
    head_rows_ = std::max(head_rows_, rows + skip);
  }
  pages_.push_back(part.page);
  take(std::move(part));
  return true;
}

// The same width, and the columns of one among those of the other: a part
// may lack edges where all its rows are merged over them.
bool TableBuilder::columns_fit(const TablePart& part) const {
  if (std::abs(part.xs.back() - whole_.xs.back()) > kSameEdge) return false;
  const auto& few = part.xs.size() < whole_.xs.size() ? part.xs : whole_.xs;
  const auto& many = part.xs.size() < whole_.xs.size() ? whole_.xs : part.xs;
  if (few.size() <= 2) return true;
  std::size_t shared = 0;
  for (std::size_t i = 1; i + 1 < few.size(); ++i) {
    shared += edge_at(many, few[i]) >= 0 ? 1U : 0U;
  }
  return shared * 2 >= few.size() - 2;
}

void TableBuilder::share_columns(TablePart& part) {
  std::vector<float> xs = whole_.xs;
  for (const float x : part.xs) {
    if (edge_at(xs, x) < 0) xs.push_back(x);
  }
  std::sort(xs.begin(), xs.end());
  if (xs.size() > whole_.xs.size()) {
    recount(whole_.cells, whole_.xs, xs);
    blanks_.clear();
    for (const CellText& cell : whole_.cells) {
      blanks_.resize(xs.size());
      if (cell.text.empty()) {
        blanks_[static_cast<std::size_t>(cell.column)] = true;
      }
    }
  }
  recount(part.cells, part.xs, xs);
  whole_.xs = part.xs = std::move(xs);
}

// Do the part's first rows say again what the table's rows from `skip` say?
bool TableBuilder::repeats(const TablePart& part, int rows, int skip) const {
  std::size_t mine = 0;
  while (mine < whole_.cells.size() && whole_.cells[mine].row < skip) ++mine;
  bool words = false;
  for (const CellText& cell : part.cells) {
    if (cell.row >= rows) break;
    if (mine == whole_.cells.size()) return false;
    const CellText& other = whole_.cells[mine++];
    if (other.row != cell.row + skip || other.row_span != cell.row_span ||
        cell.bottom() > rows || !other.same_columns(cell) ||
        squeezed(other.text) != squeezed(cell.text)) {
      return false;
    }
    words = words || (!cell.text.empty() && !is_figure(cell.text));
  }
  const bool ends =
      mine == whole_.cells.size() || whole_.cells[mine].row >= rows + skip;
  return words && ends;
}

// How many rows at the part's top say again what the table's top says, or
// what stands below a title in its first row.
TableBuilder::Repeated TableBuilder::repeated_head(
    const TablePart& part) const {
  for (int skip = 0; skip < 2; ++skip) {
    for (int rows = std::min(kDeepestHead, part.rows); rows > 0; --rows) {
      if (repeats(part, rows, skip)) return {rows, skip};
    }
  }
  return {};
}

void TableBuilder::take(TablePart part) {
  if (part.rows <= 0) return;
  const Cut cut = examine_cut(whole_.cells, bottom_, part.cells,
                              whole_.open_bottom || part.open_top);
  const std::size_t known = whole_.cells.size();
  std::vector<bool> blanks = blanks_;
  for (const CellText& cell : part.cells) {
    if (cell.row > 0 && cell.text.empty()) {
      blanks[static_cast<std::size_t>(cell.column)] = true;
    }
  }
  const int shift = whole_.rows - (cut.row ? 1 : 0);
  std::vector<bool> taken(part.cells.size());
  for (const auto& [above, below] : cut.pairs) {
    if (above < 0) continue;
    CellText& cell = whole_.cells[static_cast<std::size_t>(above)];
    CellText& more = part.cells[static_cast<std::size_t>(below)];
    if (!cut.row &&
        !merged_over_cut(cell, more,
                         blanks[static_cast<std::size_t>(more.column)])) {
      continue;
    }
    cell.row_span = shift + more.bottom() - cell.row;
    append(cell, std::move(more));
    taken[static_cast<std::size_t>(below)] = true;
  }
  for (std::size_t i = 0; i < part.cells.size(); ++i) {
    if (taken[i]) continue;
    part.cells[i].row += shift;
    whole_.cells.push_back(std::move(part.cells[i]));
  }
  whole_.rows = shift + part.rows;
  whole_.open_bottom = part.open_bottom;
  learn(known);
}

// A head's lowest cells stand over one column each, and are words.
int TableBuilder::head_rows() const {
  if (head_rows_ > 0) return head_rows_;
  int rows = 1;
  for (const CellText& cell : whole_.cells) {
    if (cell.row > 0) break;
    rows = std::max(rows, cell.row_span);
  }
  if (rows > kDeepestHead || rows >= whole_.rows) return 0;
  std::size_t empty = 0, cells = 0;
  for (const CellText& cell : whole_.cells) {
    if (cell.row >= rows) break;
    if (cell.bottom() > rows) return 0;
    if (cell.bottom() == rows && cell.column_span > 1) return 0;
    if (cell.text.size() > 30 || is_figure(cell.text)) return 0;
    ++cells;
    empty += cell.text.empty() ? 1U : 0U;
  }
  return cells > 1 && empty <= 1 ? rows : 0;
}

Grid TableBuilder::finish() {
  Grid grid;
  grid.rows = whole_.rows;
  grid.columns = static_cast<int>(whole_.xs.size()) - 1;
  std::stable_sort(whole_.cells.begin(), whole_.cells.end(),
                   [](const CellText& a, const CellText& b) {
                     return a.row != b.row ? a.row < b.row
                                           : a.column < b.column;
                   });
  grid.header_rows = head_rows();
  grid.pages = pages_;
  for (CellText& cell : whole_.cells) {
    grid.cells.push_back({cell.row, cell.column, cell.row_span,
                          cell.column_span, std::move(cell.text),
                          std::move(cell.lines)});
  }
  return grid;
}

}  // namespace tiaowen
