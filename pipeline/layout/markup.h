// Markup that another converter left in a text is set aside.
//
//   ## **二、保障措施**   ->  a heading of level 2: 二、保障措施
//   <b>预算数</b>: 12\.5  ->  预算数: 12.5
//
// Headings (#), emphasis (**), known tags (<b>, <p>, <br>), comments,
// bookmarks ([bookmark: …]), picture links, link addresses, list dashes,
// escapes and rules (---). What is no such thing stays: 3*4, #1机组, a < b.
#pragma once

#include "pipeline/model/document.h"

namespace tiaowen {

// Blank and rule-only lines stay as empty blocks: they are gaps.
void set_markup_aside(Layout& layout);

}  // namespace tiaowen
