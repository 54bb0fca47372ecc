// Puts the cells of rows that lost their empty or merged places back under
// the columns they belong to, and says which places merged cells cover.
//
//   任务 | 措施 | 牵头 | 配合 | 时限          five columns
//   修路 | 拓宽 | 市交通局 | 年底前 | |      no 配合: 年底前 is a time limit
//   立法 | |                                 all else holds from above
//
// A form, whose rows are names and values, has no such columns: its rows stay
// as they were written. A list with heads of its own may follow in the same
// table; what covers its first column down its rows is no cell of theirs:
//
//   项目名称 | 修路       |
//   绩效     | 指标 | 值   the list begins
//            | 里程 | 3
//   造价 | 9               lost its place under 绩效: 造价 stands below 指标
//
// A cell goes where it fits best (column_profile.h), in order. A place without
// a cell is, beside a body, part of that body's cell; else it is covered by the
// cell above; else it is empty.
#pragma once

#include <vector>

#include "pipeline/layout/column_profile.h"
#include "pipeline/layout/source_row.h"
#include "pipeline/model/document.h"

namespace tiaowen {

// Rows of one table and what is known of its columns.
struct FlatTable {
  std::vector<SourceRow> rows;
  int columns = 0;
  int header_rows = 0;
  std::vector<Holds> holds;  // one for each column
  int form_rows = 0;         // the first ones, where they are a form's
};

struct Realigned {
  Grid grid;
  std::vector<int> rows;    // those whose cells were moved
  std::vector<int> narrow;  // a form's with fewer places than the table
};

// REQUIRES: no row has more than `columns` cells.
Realigned realign(const FlatTable& table);

}  // namespace tiaowen
