#include "pipeline/layout/page_flow.h"

#include <algorithm>

#include "pipeline/layout/open_tables.h"

namespace tiaowen {
namespace {

struct Placed {
  FlowItem item;
  float y = 0;
  bool operator<(const Placed& other) const { return y < other.y; }
};

// Divides the lines that have words on both sides of the gutter, and finds
// the lines of each side anew: their baselines need not agree.
void divide_lines(PageFlow& flow, const std::vector<bool>& bold_font,
                  std::vector<Placed>& placed) {
  const float x = flow.gutter->middle();
  std::vector<PrintedLine> lines;
  std::vector<Piece> sides[2];
  for (PrintedLine& line : flow.lines) {
    const bool wide = std::any_of(line.pieces.begin(), line.pieces.end(),
                                  [&](const Piece& piece) {
                                    return piece.box.x0 < flow.gutter->x0 &&
                                           piece.box.x1 > flow.gutter->x1;
                                  });
    if (wide) {
      placed.push_back({{false, lines.size(), 0}, line.box.y0});
      lines.push_back(std::move(line));
      continue;
    }
    for (const Piece& piece : line.pieces) {
      sides[(piece.box.x0 + piece.box.x1) / 2 > x ? 1 : 0].push_back(piece);
    }
  }
  for (int side = 0; side < 2; ++side) {
    for (PrintedLine& line :
         find_lines(*flow.page, std::move(sides[side]), bold_font)) {
      placed.push_back({{false, lines.size(), side + 1}, line.box.y0});
      lines.push_back(std::move(line));
    }
  }
  flow.lines = std::move(lines);
}

int column_of(const Box& box, const std::optional<Gutter>& gutter) {
  if (!gutter || (box.x0 < gutter->x0 && box.x1 > gutter->x1)) return 0;
  return (box.x0 + box.x1) / 2 > gutter->middle() ? 2 : 1;
}

void order_page(PageFlow& flow, const std::vector<bool>& bold_font) {
  std::vector<Placed> placed;
  if (flow.gutter) {
    divide_lines(flow, bold_font, placed);
  } else {
    for (std::size_t i = 0; i < flow.lines.size(); ++i) {
      placed.push_back({{false, i, 0}, flow.lines[i].box.y0});
    }
  }
  for (std::size_t i = 0; i < flow.grids.size(); ++i) {
    placed.push_back({{true, i, column_of(flow.grids[i].box, flow.gutter)},
                      flow.grids[i].box.y0});
  }
  std::stable_sort(placed.begin(), placed.end());
  // What goes over both columns ends a band; in each band the left column
  // is read first.
  std::vector<FlowItem> right;
  const auto end_band = [&] {
    flow.order.insert(flow.order.end(), right.begin(), right.end());
    right.clear();
  };
  for (const Placed& one : placed) {
    if (one.item.column == 0) end_band();
    if (one.item.column == 2) {
      right.push_back(one.item);
    } else {
      flow.order.push_back(one.item);
    }
  }
  end_band();
}

void find_rules(PageFlow& flow) {
  constexpr float kWide = 0.4F;  // of the page
  for (const Ruling& ruling : whole_rules(flow.page->rulings)) {
    if (ruling.x1 - ruling.x0 < kWide * flow.page->width) continue;
    const bool in_grid = std::any_of(
        flow.grids.begin(), flow.grids.end(), [&](const RuledGrid& grid) {
          return ruling.y0 > grid.box.y0 - 3 && ruling.y0 < grid.box.y1 + 3;
        });
    if (!in_grid) flow.rules.push_back(ruling.y0);
  }
  std::sort(flow.rules.begin(), flow.rules.end());
}

}  // namespace

void order_pages(std::vector<PageFlow>& pages,
                 const std::vector<bool>& bold_font, const Lexicon& words) {
  for (PageFlow& flow : pages) {
    find_notes(flow);
    find_open_tables(flow, bold_font, words);
    find_rules(flow);
  }
  find_gutters(pages);
  for (PageFlow& flow : pages) order_page(flow, bold_font);
  measure_columns(pages);
}

}  // namespace tiaowen
