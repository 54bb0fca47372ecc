// CellUnit: the unit that a table gives to a cell which states none.
//
//   支出(万元) | 12.8         the column's head
//   单位:万元                  the table's caption, for columns of money
//   预算数(万元): | 12.8      the cell in front, in a form of names and values
//
// A cell that repeats its unit (12.8 万元) is not in the list: the extractor
// finds the unit beside the number and scales once.
#pragma once

#include <vector>

#include "pipeline/model/lexicon.h"
#include "pipeline/model/text.h"

namespace tiaowen {

struct CellUnit {
  Span number;  // the whole cell, blanks aside
  Span unit;    // where the unit stands; empty for a caption's
  Word row;     // of amount_unit, ratio_unit or measure_word
};

// By place.
std::vector<CellUnit> read_cell_units(const Text& text, const Lexicon& words);

// The unit for a number that is all of its cell, of this dictionary.
const CellUnit* cell_unit_of(const std::vector<CellUnit>& units, Span number,
                             Dictionary dictionary);

}  // namespace tiaowen
