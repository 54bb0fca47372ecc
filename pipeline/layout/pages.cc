// Pages of runs and rulings to blocks: upright, watermarks off, words into
// tables, furniture off, columns, paragraphs over the ends of pages.

#include <algorithm>

#include "pipeline/layout/block_flow.h"
#include "pipeline/layout/conservation.h"
#include "pipeline/layout/furniture.h"
#include "pipeline/layout/layout.h"
#include "pipeline/layout/misread.h"
#include "pipeline/layout/page_flow.h"
#include "pipeline/layout/title_lines.h"

namespace tiaowen {
namespace {

std::vector<UprightPage> upright_pages(const Document& document) {
  std::vector<UprightPage> pages;
  pages.reserve(document.pages.size());
  for (const Page& page : document.pages) pages.push_back(turn_upright(page));
  return pages;
}

// The page's lines outside its tables, for telling furniture.
PageLines lines_of(UprightPage& page, const std::vector<RuledGrid>& grids,
                   const std::vector<bool>& bold_font) {
  PageLines lines;
  lines.page = page.page->number;
  lines.width = page.width;
  lines.height = page.height;
  if (!grids.empty()) {
    lines.table_top = grids.front().box.y0;
    for (const RuledGrid& grid : grids) {
      lines.table_bottom = std::max(lines.table_bottom, grid.box.y1);
    }
  }
  lines.lines = find_lines(page, page.pieces, bold_font);
  return lines;
}

void set_aside_overstruck(const std::vector<PrintedLine>& lines,
                          std::vector<SetAside>& set_aside) {
  for (const PrintedLine& line : lines) {
    if (line.overstruck.empty()) continue;
    set_aside.push_back({"overstruck", line.overstruck, line.page->page->number,
                         line.at({}).box});
  }
}

}  // namespace

Layout lay_out_pages(const Document& document, const Lexicon& words) {
  Layout layout;
  const std::vector<bool> bold_font = bold_fonts(document.fonts);
  std::vector<UprightPage> pages = upright_pages(document);
  set_aside_watermarks(pages, layout.set_aside);

  std::vector<PageFlow> flows(pages.size());
  std::vector<PageLines> lines;
  lines.reserve(pages.size());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    flows[i].page = &pages[i];
    flows[i].grids = find_grids(pages[i].rulings);
    fill_grids(flows[i].grids, pages[i], bold_font);
    lines.push_back(lines_of(pages[i], flows[i].grids, bold_font));
    set_aside_overstruck(lines.back().lines, layout.set_aside);
    for (const RuledGrid& grid : flows[i].grids) {
      for (const GridCell& cell : grid.cells) {
        set_aside_overstruck(cell.lines, layout.set_aside);
      }
    }
  }
  set_aside_furniture(lines, layout.set_aside);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    flows[i].lines = std::move(lines[i].lines);
  }
  order_pages(flows, bold_font, words);
  BlockFlow blocks(words, layout);
  for (const PageFlow& flow : flows) blocks.add(flow);
  blocks.finish();
  if (document.source.ocr) mend_misread(layout, words);
  join_worded_title(layout, words);
  if (auto finding = check_conservation(document, layout)) {
    layout.findings.push_back(std::move(*finding));
  }
  return layout;
}

}  // namespace tiaowen
