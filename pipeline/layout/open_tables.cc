#include "pipeline/layout/open_tables.h"

#include <algorithm>
#include <cmath>

#include "pipeline/layout/imprint.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr float kShortestRule = 0.25F;  // of the page's width
constexpr float kSameEnd = 6;           // points
constexpr float kDeepestHead = 120;     // points
// In em: a gap that divides the columns of a table without rules.
constexpr float kWideGap = 1.5F;
constexpr std::size_t kFewestRows = 4;
constexpr std::size_t kFewestColumns = 3;

float middle_y(const Box& box) { return (box.y0 + box.y1) / 2; }

bool inside(const Piece& piece, const Box& region) {
  const Box& box = piece.box;
  const float x = (box.x0 + box.x1) / 2;
  const float y = middle_y(box);
  return !piece.turned && x > region.x0 - kSameEnd &&
         x < region.x1 + kSameEnd && y > region.y0 && y < region.y1;
}

// Takes the words of the region out of the page's lines.
void take_out(PageFlow& flow, const Box& region,
              const std::vector<bool>& bold_font) {
  std::vector<Piece> rest;
  std::vector<PrintedLine> kept;
  for (PrintedLine& line : flow.lines) {
    std::vector<Piece> outside;
    for (const Piece& piece : line.pieces) {
      if (!inside(piece, region)) outside.push_back(piece);
    }
    if (outside.size() == line.pieces.size()) {
      kept.push_back(std::move(line));
    } else {
      rest.insert(rest.end(), outside.begin(), outside.end());
    }
  }
  for (PrintedLine& line : find_lines(*flow.page, std::move(rest), bold_font)) {
    kept.push_back(std::move(line));
  }
  std::stable_sort(kept.begin(), kept.end(),
                   [](const PrintedLine& a, const PrintedLine& b) {
                     return a.box.y0 + a.box.y1 < b.box.y0 + b.box.y1;
                   });
  flow.lines = std::move(kept);
}

std::vector<Piece> pieces_in(const PageFlow& flow, const Box& region) {
  std::vector<Piece> pieces;
  for (const PrintedLine& line : flow.lines) {
    for (const Piece& piece : line.pieces) {
      if (inside(piece, region)) pieces.push_back(piece);
    }
  }
  return pieces;
}

// The rules of an imprint stand like those of a table.
bool is_imprint(const PageFlow& flow, const Box& region, const Lexicon& words) {
  return std::any_of(flow.lines.begin(), flow.lines.end(),
                     [&](const PrintedLine& line) {
                       return inside(line.pieces.front(), region) &&
                              ends_in_printing(line.text, words);
                     });
}

// Three rules or more of one length, words between all of them.
void find_three_line_tables(PageFlow& flow, const std::vector<bool>& bold_font,
                            const Lexicon& words) {
  std::vector<Box> rules;
  for (const Ruling& rule : whole_rules(flow.page->rulings)) {
    if (rule.x1 - rule.x0 < kShortestRule * flow.page->width) continue;
    const bool in_grid = std::any_of(
        flow.grids.begin(), flow.grids.end(), [&](const RuledGrid& grid) {
          return rule.y0 > grid.box.y0 - 3 && rule.y0 < grid.box.y1 + 3;
        });
    if (!in_grid) rules.push_back({rule.x0, rule.y0, rule.x1, rule.y0});
  }
  constexpr std::size_t kMostRules = 200;  // more are a drawing
  if (rules.size() > kMostRules) return;
  for (std::size_t i = 0; i + 2 < rules.size(); ++i) {
    std::vector<std::size_t> same{i};
    for (std::size_t k = i + 1; k < rules.size(); ++k) {
      if (std::abs(rules[k].x0 - rules[i].x0) < kSameEnd &&
          std::abs(rules[k].x1 - rules[i].x1) < kSameEnd) {
        same.push_back(k);
      }
    }
    if (same.size() < 3 || rules[same[1]].y0 - rules[i].y0 > kDeepestHead) {
      continue;
    }
    OpenRegion region;
    region.box = {rules[i].x0, rules[i].y0, rules[i].x1, rules[same.back()].y0};
    region.head_bottom = rules[same[1]].y0;
    for (std::size_t k = 2; k + 1 < same.size(); ++k) {
      region.rules.push_back(rules[same[k]].y0);
    }
    region.pieces = pieces_in(flow, region.box);
    if (is_imprint(flow, region.box, words)) continue;
    if (auto grid = grid_from_columns(*flow.page, region, bold_font)) {
      take_out(flow, region.box, bold_font);
      flow.grids.push_back(std::move(*grid));
      i = same.back();
    }
  }
}

// How many stretches of a line stand apart as columns do.
std::size_t stretches(const PrintedLine& line) {
  std::size_t n = line.pieces.empty() ? 0 : 1;
  for (std::size_t i = 1; i < line.pieces.size(); ++i) {
    n +=
        line.pieces[i].box.x0 - line.pieces[i - 1].box.x1 > kWideGap * line.size
            ? 1U
            : 0U;
  }
  return n;
}

bool is_figure(std::u32string_view text) {
  return std::all_of(text.begin(), text.end(), [](char32_t c) {
    return is_digit(c) || std::u32string_view(U".,，-－—%％").find(c) !=
                              std::u32string_view::npos;
  });
}

// In most rows the columns are those of the table, and most last columns or
// others are figures.
bool is_statistics(const RuledGrid& grid) {
  if (grid.columns() < static_cast<int>(kFewestColumns)) return false;
  std::vector<int> figures(static_cast<std::size_t>(grid.columns()));
  int empty = 0, cells = 0;
  for (const GridCell& cell : grid.cells) {
    if (cell.row < grid.head_rows) continue;
    ++cells;
    empty += cell.lines.empty() ? 1 : 0;
    if (cell.lines.size() == 1 && is_figure(cell.lines.front().text)) {
      ++figures[static_cast<std::size_t>(cell.column)];
    }
  }
  const int rows = grid.rows() - grid.head_rows;
  return empty * 4 <= cells &&
         std::any_of(figures.begin(), figures.end(),
                     [&](int n) { return n * 3 >= rows * 2; });
}

// Rows of words that stand in at least three columns, a head above them.
void find_aligned_tables(PageFlow& flow, const std::vector<bool>& bold_font) {
  for (std::size_t i = 0; i < flow.lines.size(); ++i) {
    std::size_t end = i;
    while (end < flow.lines.size() &&
           stretches(flow.lines[end]) >= kFewestColumns) {
      ++end;
    }
    if (end - i < kFewestRows) {
      i = std::max(i, end == i ? i : end - 1);
      continue;
    }
    OpenRegion region;
    region.box = flow.lines[i].box;
    for (std::size_t k = i; k < end; ++k) {
      region.box = united(region.box, flow.lines[k].box);
    }
    region.box.y0 -= 1;
    region.box.y1 += 1;
    region.head_bottom = (flow.lines[i].box.y1 + flow.lines[i + 1].box.y0) / 2;
    region.pieces = pieces_in(flow, region.box);
    auto grid = grid_from_columns(*flow.page, region, bold_font);
    if (!grid || !is_statistics(*grid)) {
      i = end - 1;
      continue;
    }
    take_out(flow, region.box, bold_font);
    flow.grids.push_back(std::move(*grid));
  }
}

}  // namespace

void find_open_tables(PageFlow& flow, const std::vector<bool>& bold_font,
                      const Lexicon& words) {
  find_three_line_tables(flow, bold_font, words);
  find_aligned_tables(flow, bold_font);
}

}  // namespace tiaowen
