// A table as it is put together from its parts, one for each page.
//
//   TableBuilder table(part of page 10);
//   table.extend(part of page 11, set_aside)   // true: the table goes on
//   Grid grid = table.finish();
//
// A head that is printed again is set aside; a row or a merged cell that the
// page's end cuts is one again.
#pragma once

#include <vector>

#include "pipeline/layout/ruled_grid.h"

namespace tiaowen {

// A cell with its lines joined.
struct CellText {
  int row = 0, column = 0, row_span = 1, column_span = 1;
  std::u32string text;
  std::vector<Line> lines;
  PrintedLine last;      // the lowest line
  float first_word = 0;  // width of what begins the uppermost
  float room = 0;        // the width a line may take

  int bottom() const { return row + row_span; }
  bool same_columns(const CellText& other) const {
    return column == other.column && column_span == other.column_span;
  }
};

// A table's part on one page.
struct TablePart {
  int page = 0;
  std::vector<float> xs;  // from the left edge
  int rows = 0;
  bool open_top = false, open_bottom = false;  // as of RuledGrid
  std::vector<CellText> cells;
};

TablePart read_part(const RuledGrid& grid);

// Where a page's end cuts a table: the cells that stand over the cut and the
// ones below that may go on with them (indices; -1 where none stands above).
struct Cut {
  std::vector<std::pair<int, int>> pairs;
  bool row = false;  // one row is cut in two
};
Cut examine_cut(const std::vector<CellText>& cells,
                const std::vector<int>& bottom,
                const std::vector<CellText>& below, bool open);
// In a cut between two rows: is it one merged cell on both sides? `blanks` says
// that the column has empty cells elsewhere too.
bool merged_over_cut(const CellText& above, const CellText& below, bool blanks);

class TableBuilder {
 public:
  explicit TableBuilder(const RuledGrid& part);

  // Whether the part goes on with the table, judged by its columns; takes it
  // if so. REQUIRES: nothing of the text stands between.
  bool extend(const RuledGrid& part, std::vector<SetAside>& set_aside);

  Grid finish();

 private:
  bool columns_fit(const TablePart& part) const;
  void share_columns(TablePart& part);
  struct Repeated {
    int rows = 0, skip = 0;
  };
  bool repeats(const TablePart& part, int rows, int skip) const;
  Repeated repeated_head(const TablePart& part) const;
  void take(TablePart part);
  void learn(std::size_t from);
  int head_rows() const;

  TablePart whole_;
  std::vector<int> bottom_;   // indices of the cells that end with the last row
  std::vector<bool> blanks_;  // columns that have empty cells
  std::vector<int> pages_;
  int head_rows_ = 0;  // as drawn or printed again; 0 until it is known
};

}  // namespace tiaowen
