#include "pipeline/read/xlsx_sheet.h"

#include <algorithm>

namespace tiaowen {
namespace {

constexpr int kMostColumns = 16384;
constexpr int kMostRows = 1048576;
// Empty places of a table are cells too, but a stray cell far away must not
// fill the memory with them.
constexpr long kMostPlaces = 2000000;

// Letters are the column, digits the row.
bool read_corner(std::string_view& text, int& row, int& column) {
  int letters = 0, digits = 0;
  while (!text.empty() && text.front() == '$') text.remove_prefix(1);
  while (!text.empty() && text.front() >= 'A' && text.front() <= 'Z') {
    letters = letters * 26 + (text.front() - 'A' + 1);
    text.remove_prefix(1);
    if (letters > kMostColumns) return false;
  }
  while (!text.empty() && text.front() == '$') text.remove_prefix(1);
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    digits = digits * 10 + (text.front() - '0');
    text.remove_prefix(1);
    if (digits > kMostRows) return false;
  }
  row = digits - 1;
  column = letters - 1;
  return row >= 0 && column >= 0;
}

struct Range {
  int first_row = 0, last_row = -1;
  int first_column = kMostColumns, last_column = 0;
};

class SheetLayout {
 public:
  SheetLayout(const Sheet& sheet, Layout& layout)
      : sheet_(sheet), layout_(layout) {}

  void lay_out() {
    if (sheet_.cells.empty()) return;
    const Range all = used();
    const int width = all.last_column - all.first_column + 1;
    auto from = sheet_.cells.begin();
    // Lines before the first row that is a row of the table.
    while (from != sheet_.cells.end() && !is_row(from->second, width)) {
      paragraph((from++)->second);
    }
    if (from == sheet_.cells.end()) return;
    auto to = sheet_.cells.end();
    while (std::prev(to) != from && std::prev(to)->second.size() == 1 &&
           !is_row(std::prev(to)->second, width) &&
           !is_covered(std::prev(to)->first)) {
      --to;
    }
    table(from->first, std::prev(to)->first, all);
    for (auto row = to; row != sheet_.cells.end(); ++row) {
      paragraph(row->second);
    }
  }

 private:
  using Row = std::map<int, std::u32string>;

  Range used() const {
    Range range;
    range.first_row = sheet_.cells.begin()->first;
    range.last_row = sheet_.cells.rbegin()->first;
    for (const auto& [number, row] : sheet_.cells) {
      range.first_column = std::min(range.first_column, row.begin()->first);
      range.last_column = std::max(range.last_column, row.rbegin()->first);
    }
    return range;
  }

  static bool is_row(const Row& row, int width) {
    const auto filled = static_cast<int>(row.size());
    return width < 2 ? false : filled >= 2 && filled * 2 > width - 1;
  }

  // Does a merged cell that began above reach into the row?
  bool is_covered(int row) const {
    return std::any_of(sheet_.merges.begin(), sheet_.merges.end(),
                       [&](const SheetMerge& merge) {
                         return merge.row < row && row < merge.row + merge.rows;
                       });
  }

  void paragraph(const Row& row) {
    Block block;
    for (const auto& [column, text] : row) {
      if (!block.text.empty()) block.text += U"  ";
      block.text += text;
    }
    layout_.blocks.push_back(std::move(block));
  }

  void table(int first, int last, const Range& all) {
    Grid grid;
    grid.columns = all.last_column - all.first_column + 1;
    // Rows that hold nothing at all are gaps.
    std::map<int, int> places;  // sheet row to table row
    for (auto row = sheet_.cells.lower_bound(first);
         row != sheet_.cells.end() && row->first <= last; ++row) {
      const int at = static_cast<int>(places.size());
      places.emplace(row->first, at);
    }
    grid.rows = static_cast<int>(places.size());
    const bool sparse =
        static_cast<long>(grid.rows) * grid.columns > kMostPlaces;
    std::vector<int> covered(static_cast<std::size_t>(grid.columns), 0);
    for (const auto& [row, at] : places) {
      const Row& cells = sheet_.cells.at(row);
      for (int c = 0; c < grid.columns;) {
        auto& until = covered[static_cast<std::size_t>(c)];
        if (until > at) {
          ++c;
          continue;
        }
        Cell cell;
        cell.row = at;
        cell.column = c;
        const auto found = cells.find(c + all.first_column);
        if (found != cells.end()) cell.text = found->second;
        span(row, at, places, all, cell, grid);
        for (int k = c; k < c + cell.column_span; ++k) {
          covered[static_cast<std::size_t>(k)] = at + cell.row_span;
        }
        c += cell.column_span;
        if (!sparse || !cell.text.empty()) {
          grid.cells.push_back(std::move(cell));
        }
      }
    }
    Block block;
    block.kind = BlockKind::table;
    block.table = static_cast<int>(layout_.tables.size());
    layout_.tables.push_back(std::move(grid));
    layout_.blocks.push_back(std::move(block));
  }

  void span(int row, int at, const std::map<int, int>& places, const Range& all,
            Cell& cell, const Grid& grid) const {
    const auto found = merge_at_.find({row, cell.column + all.first_column});
    if (found == merge_at_.end()) return;
    const SheetMerge& merge = *found->second;
    cell.column_span = std::min(merge.columns, grid.columns - cell.column);
    // Only rows that the table has count.
    const auto last = places.lower_bound(row + merge.rows);
    const int end = last == places.end() ? grid.rows : last->second;
    cell.row_span = std::max(1, end - at);
  }

  static std::map<std::pair<int, int>, const SheetMerge*> index(
      const Sheet& sheet) {
    std::map<std::pair<int, int>, const SheetMerge*> out;
    for (const SheetMerge& merge : sheet.merges) {
      out.emplace(std::pair(merge.row, merge.column), &merge);
    }
    return out;
  }

  const Sheet& sheet_;
  Layout& layout_;
  const std::map<std::pair<int, int>, const SheetMerge*> merge_at_ =
      index(sheet_);
};

}  // namespace

bool read_reference(std::string_view reference, SheetMerge& to) {
  if (!read_corner(reference, to.row, to.column)) return false;
  to.rows = to.columns = 1;
  if (reference.empty()) return true;
  if (reference.front() != ':') return false;
  reference.remove_prefix(1);
  int row = 0, column = 0;
  if (!read_corner(reference, row, column) || row < to.row ||
      column < to.column) {
    return false;
  }
  to.rows = row - to.row + 1;
  to.columns = column - to.column + 1;
  return true;
}

void lay_out_sheet(const Sheet& sheet, Layout& layout) {
  SheetLayout(sheet, layout).lay_out();
}

}  // namespace tiaowen
