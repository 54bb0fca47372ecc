// Tables that a converter left as lines of cells become tables again.
//
//   工作任务 | 牵头部门 | 完成时限 |
//   修订办法 | 市科技局 | 2025年底前 |        ->  one table of three columns
//
// Rows divided by | or by tabs; a page's break inside a table (blank lines, a
// cell cut in two) is closed. Where the cells of a row had to be moved to the
// columns they belong to there is a finding table.realigned; a form's rows with
// fewer places than others are named by table.columns_lost. The bars are set
// aside.
#pragma once

#include "pipeline/model/document.h"
#include "pipeline/model/lexicon.h"

namespace tiaowen {

// Replaces runs of such paragraphs by table blocks.
void heal_flattened_tables(Layout& layout, const Lexicon& words);

}  // namespace tiaowen
