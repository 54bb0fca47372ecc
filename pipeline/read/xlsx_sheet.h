// A sheet's cells to caption lines, a table and notes.
//
//   收支预算表                        a paragraph
//   编制单位：某局   单位：万元        a paragraph
//   项目 │ 预算数 │ 执行数            the table, with its merged cells
//   …
//   注：…                             a paragraph
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pipeline/model/document.h"

namespace tiaowen {

struct SheetMerge {
  int row = 0, column = 0;  // from 0
  int rows = 1, columns = 1;
};

struct Sheet {
  // By row, then column; only cells that hold something.
  std::map<int, std::map<int, std::u32string>> cells;
  std::vector<SheetMerge> merges;
};

// "B3" is row 2, column 1; "B3:C4" a merge. False where it is neither.
bool read_reference(std::string_view reference, SheetMerge& to);

// Appends the sheet's blocks and its table.
void lay_out_sheet(const Sheet& sheet, Layout& layout);

}  // namespace tiaowen
