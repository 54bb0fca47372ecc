// The kept nodes of a web page as paragraphs, headings and tables; the others
// as what was set aside.
//
//   <p>一、<b>目标</b></p><table>…</table>   ->  a paragraph, a table
//
// A table that only lays out the page (one that holds tables, or one row or
// column of long text) is read as the text it holds.
#pragma once

#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/read/html_body.h"
#include "pipeline/read/html_tree.h"

namespace tiaowen {

Layout html_blocks(const HtmlTree& tree, const std::vector<Fate>& fates);

}  // namespace tiaowen
