#include "pipeline/layout/realign.h"

#include <algorithm>
#include <limits>
#include <span>
#include <string_view>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

using Columns = std::vector<int>;  // of a row's filled cells, rising
using Written = std::span<const int>;
using View = std::u32string_view;

// How much better than as it stands a new place must be.
constexpr double kMargin = 1.0;

// The filled cells of all rows, and the columns they are written in.
class FilledCells {
 public:
  explicit FilledCells(const std::vector<SourceRow>& rows) {
    begins_.push_back(0);
    for (const SourceRow& row : rows) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (row.cells[i].empty()) continue;
        cells_.push_back(row.cells[i]);
        columns_.push_back(static_cast<int>(i));
      }
      begins_.push_back(cells_.size());
    }
  }
  std::span<const View> cells(int r) const { return part(cells_, r); }
  Written columns(int r) const { return part(columns_, r); }

 private:
  template <typename T>
  std::span<const T> part(const std::vector<T>& all, int r) const {
    const auto row = static_cast<std::size_t>(r);
    return std::span(all).subspan(begins_[row],
                                  begins_[row + 1] - begins_[row]);
  }

  std::vector<View> cells_;
  std::vector<int> columns_;
  std::vector<std::size_t> begins_;  // of each row, and the end
};

bool begins_section(std::u32string_view cell) {
  const CellShape shape(cell);
  if (shape.numbering == U'一' || shape.numbering == U'（') return true;
  return !shape.sentence && !shape.figure && !shape.time &&
         shape.numbering == 0 && shape.length <= 2;
}

class Aligner {
 public:
  explicit Aligner(const FlatTable& table)
      : table_(table), filled_(table.rows) {
    learn();
  }

  Realigned align() {
    Realigned out;
    Grid& grid = out.grid;
    grid.rows = static_cast<int>(table_.rows.size());
    grid.columns = table_.columns;
    grid.header_rows = table_.header_rows;
    above_.assign(columns(), -1);
    for (int r = 0; r < grid.rows; ++r) {
      const SourceRow& row = table_.rows[static_cast<std::size_t>(r)];
      if (is_section(r)) {
        add_section(grid, r, row);
        continue;
      }
      const Written written = filled_.columns(r);
      const bool lost = lost_cells(r);
      places_.assign(written.begin(), written.end());
      if (below_tall(r)) {
        for (int& column : places_) ++column;
      } else if (lost) {
        find_best_places(r);
      }
      if (r < first_of_list() &&
          static_cast<int>(row.cells.size()) < grid.columns) {
        out.narrow.push_back(r);
      }
      if (!std::equal(places_.begin(), places_.end(), written.begin())) {
        out.rows.push_back(r);
      }
      place(grid, r, filled_.cells(r), places_, lost);
    }
    return out;
  }

 private:
  std::size_t columns() const {
    return static_cast<std::size_t>(table_.columns);
  }
  const SourceRow& row(int r) const {
    return table_.rows[static_cast<std::size_t>(r)];
  }

  // Where the rows begin that are all alike.
  int first_of_list() const {
    return table_.form_rows > 0 ? table_.form_rows : table_.header_rows;
  }

  // Of a list in a form whose first column is covered down most of its rows:
  // a row, or the list's head, that has all cells but that one.
  bool below_tall(int r) const {
    if (!tall_ || r + 1 < table_.form_rows) return false;
    const Written written = filled_.columns(r);
    return written.front() == 0 &&
           static_cast<int>(written.size()) == table_.columns - 1 &&
           written.back() == table_.columns - 2;
  }

  // The fullest rows are those that lost nothing.
  void learn() {
    for (const Holds holds : table_.holds) profiles_.emplace_back(holds);
    int covered = 0;
    for (std::size_t r = static_cast<std::size_t>(table_.form_rows);
         table_.form_rows > 0 && r < table_.rows.size(); ++r) {
      const std::vector<std::u32string>& cells = table_.rows[r].cells;
      const bool short_row = static_cast<int>(cells.size()) < table_.columns;
      covered += cells.front().empty() || short_row ? 1 : 0;
    }
    tall_ =
        covered * 2 > static_cast<int>(table_.rows.size()) - table_.form_rows &&
        covered > 1;
    std::size_t most = 0;
    bool inner_gap = false;
    for (int r = first_of_list(); r < static_cast<int>(table_.rows.size());
         ++r) {
      const Written written = filled_.columns(r);
      most = std::max(most, written.size());
      inner_gap =
          inner_gap || written.back() >= static_cast<int>(written.size());
    }
    // Rows that keep their places show it: an empty cell stands among filled.
    compacted_ = !inner_gap;
    for (int r = first_of_list(); r < static_cast<int>(table_.rows.size());
         ++r) {
      const Written written = filled_.columns(r);
      if (written.size() < most) continue;
      const std::span<const View> cells = filled_.cells(r);
      for (std::size_t i = 0; i < cells.size(); ++i) {
        profiles_[static_cast<std::size_t>(written[i])].learn(
            CellSigns(cells[i]));
      }
    }
    for (ColumnProfile& profile : profiles_) profile.settle();
  }

  // Has the row fewer places than the table, or only gaps at its end in a
  // table whose rows never have one elsewhere?
  bool lost_cells(int r) const {
    if (r < first_of_list()) return false;
    const auto cells = static_cast<int>(filled_.columns(r).size());
    if (static_cast<int>(row(r).cells.size()) < table_.columns) {
      return cells < table_.columns;
    }
    return compacted_ && cells < table_.columns;
  }

  bool is_section(int r) const {
    if (r < first_of_list() || table_.columns < 3) return false;
    return filled_.columns(r).size() == 1 && !row(r).cells.front().empty() &&
           begins_section(row(r).cells.front());
  }

  // Makes `places_` the order-keeping choice of columns with the highest sum of
  // fits; leaves it as written where that is hardly better.
  void find_best_places(int r) {
    const std::span<const View> cells = filled_.cells(r);
    const std::size_t k = cells.size(), n = columns(), line = n + 1;
    constexpr double kNever = -std::numeric_limits<double>::infinity();
    // best_[i, c]: the first i cells stand in the first c columns.
    best_.assign((k + 1) * line, 0);
    fits_.assign(k * line, 0);
    for (std::size_t i = 1; i <= k; ++i) {
      double* const best = &best_[i * line];
      const double* const before = best - line;
      double* const fits = &fits_[(i - 1) * line];
      best[i - 1] = kNever;
      const CellSigns cell(cells[i - 1]);
      // The cells before it and behind it need columns too.
      for (std::size_t c = i; c <= n - k + i; ++c) {
        fits[c - 1] = profiles_[c - 1].fit(cell);
        best[c] = std::max(best[c - 1], before[c - 1] + fits[c - 1]);
      }
    }
    double stands = 0;
    for (std::size_t i = 0; i < k; ++i) {
      stands += fits_[i * line + static_cast<std::size_t>(places_[i])];
    }
    if (best_[k * line + n] < stands + kMargin) return;
    for (std::size_t i = k, c = n; i > 0; --c) {
      if (best_[i * line + c] == best_[i * line + c - 1]) continue;
      places_[--i] = static_cast<int>(c) - 1;
    }
    lead_first(places_);
  }

  // Of two columns of bodies the first says who leads: a row may leave out who
  // supports, hardly who leads.
  void lead_first(Columns& places) const {
    for (std::size_t i = 0; i < places.size(); ++i) {
      const int floor = i == 0 ? 0 : places[i - 1] + 1;
      while (places[i] > floor && is_body(places[i]) &&
             is_body(places[i] - 1)) {
        --places[i];
      }
    }
  }

  void add_section(Grid& grid, int r, const SourceRow& source) {
    grid.cells.push_back({r, 0, 1, table_.columns, source.cells.front(), {}});
    above_.assign(columns(), -1);
  }

  bool is_body(int c) const {
    return table_.holds[static_cast<std::size_t>(c)] == Holds::body;
  }

  void place(Grid& grid, int r, std::span<const View> cells,
             const Columns& places, bool lost) {
    std::vector<int> here(columns(), -1);
    std::size_t next = 0;
    for (int c = 0; c < table_.columns; ++c) {
      const auto at = static_cast<std::size_t>(c);
      if (next < places.size() && places[next] == c) {
        here[at] = static_cast<int>(grid.cells.size());
        grid.cells.push_back({r, c, 1, 1, std::u32string(cells[next++]), {}});
        continue;
      }
      if (r < table_.header_rows) {
        cover_head(grid, r, c, here);
      } else if (lost && c > 0 && is_body(c) && is_body(c - 1) &&
                 own(grid, here[at - 1], r)) {
        widen(grid, here, c);
      } else if (lost || leading(places, c)) {
        if (!lengthen(grid, r, c, places, here)) empty(grid, r, c, here);
      } else if (!row(r).piped && c > 0 && own(grid, here[at - 1], r) &&
                 !figures(c) && !figures(c - 1)) {
        widen(grid, here, c);
      } else {
        empty(grid, r, c, here);
      }
    }
    above_ = here;
    if (r < table_.header_rows) head_ = here;
    if (r + 1 == table_.header_rows) above_.assign(columns(), -1);
  }

  bool figures(int c) const {
    return profiles_[static_cast<std::size_t>(c)].mostly_figures();
  }
  static bool leading(const Columns& places, int c) {
    return places.empty() || c < places.front();
  }
  static bool own(const Grid& grid, int cell, int r) {
    return cell >= 0 && grid.cells[static_cast<std::size_t>(cell)].row == r &&
           !grid.cells[static_cast<std::size_t>(cell)].text.empty();
  }
  static void widen(Grid& grid, std::vector<int>& here, int c) {
    const auto at = static_cast<std::size_t>(c);
    here[at] = here[at - 1];
    ++grid.cells[static_cast<std::size_t>(here[at])].column_span;
  }
  static void empty(Grid& grid, int r, int c, std::vector<int>& here) {
    here[static_cast<std::size_t>(c)] = static_cast<int>(grid.cells.size());
    grid.cells.push_back({r, c, 1, 1, {}, {}});
  }

  // Heads: 绩效指标 over 一级指标 and 二级指标; 得分 down both rows.
  void cover_head(Grid& grid, int r, int c, std::vector<int>& here) {
    const auto at = static_cast<std::size_t>(c);
    if (r > 0 && head_[at] >= 0) {
      Cell& above = grid.cells[static_cast<std::size_t>(head_[at])];
      if (above.column_span == 1 && !above.text.empty()) {
        here[at] = head_[at];
        ++above.row_span;
        return;
      }
    }
    if (c > 0 && own(grid, here[at - 1], r)) return widen(grid, here, c);
    empty(grid, r, c, here);
  }

  // Lets the cell above cover (r, c) too; a wide cell only as a whole.
  bool lengthen(Grid& grid, int r, int c, const Columns& places,
                std::vector<int>& here) {
    const int upper = above_[static_cast<std::size_t>(c)];
    if (upper < 0) return false;
    if (table_.holds[static_cast<std::size_t>(c)] == Holds::note) return false;
    // A figure is one row's own: what is missing below it was not said.
    if (figures(c)) return false;
    Cell& cell = grid.cells[static_cast<std::size_t>(upper)];
    if (cell.text.empty()) return false;
    if (cell.column == c) {
      for (int k = c; k < c + cell.column_span; ++k) {
        if (std::binary_search(places.begin(), places.end(), k)) return false;
      }
      cell.row_span = r + 1 - cell.row;
    } else if (cell.row + cell.row_span <= r) {
      return false;
    }
    here[static_cast<std::size_t>(c)] = upper;
    return true;
  }

  const FlatTable& table_;
  const FilledCells filled_;
  std::vector<ColumnProfile> profiles_;
  Columns places_;  // of the cells of the row at hand
  std::vector<double> best_, fits_;
  bool compacted_ = false;
  bool tall_ = false;       // the list's first column is one cell
  std::vector<int> above_;  // the cell over each column, -1 for none
  std::vector<int> head_;
};

}  // namespace

Realigned realign(const FlatTable& table) { return Aligner(table).align(); }

}  // namespace tiaowen
