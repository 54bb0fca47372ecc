// Furniture is what stands on pages for the reader of paper, not for the text:
// page numbers, running heads and feet, watermarks.
//
//   — 1 —   - 1 -   第1页 共3页   1/7   "某某局文件汇编" at the head of each
//   page
//
// It is told by place (outside the body's lines) and by what repeats from page
// to page, never by its words alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/layout/lines.h"

namespace tiaowen {

// The lines of one page from top to bottom, outside its tables.
struct PageLines {
  int page = 0;  // as Page::number
  float width = 0, height = 0;
  float table_top = 0, table_bottom = 0;  // equal where the page has no table
  std::vector<PrintedLine> lines;
};

// Moves the furniture of all pages from their lines to `set_aside`.
void set_aside_furniture(std::vector<PageLines>& pages,
                         std::vector<SetAside>& set_aside);

// What a line that is only a page number says: 3 for — 3 —, 第3页 共9页, 3/9.
// `plain` where it is a number without anything around it.
struct PageNumber {
  int number = 0;
  bool plain = false;
};
std::optional<PageNumber> read_page_number(std::u32string_view line);

// Moves pieces that are set in the same words at the same place on several
// pages, across other lines or far larger than the body, to `set_aside`.
void set_aside_watermarks(std::vector<UprightPage>& pages,
                          std::vector<SetAside>& set_aside);

}  // namespace tiaowen
