// Rows and columns from the space between words.

#include <algorithm>
#include <utility>

#include "pipeline/layout/open_tables.h"

namespace tiaowen {
namespace {

// In em: columns stand at least so far apart.
constexpr float kApart = 0.8F;

struct Range {
  float x0 = 0, x1 = 0;
};

float middle_y(const Box& box) { return (box.y0 + box.y1) / 2; }

// The stretches that the pieces cover, divided where all keep space free.
std::vector<Range> columns_of(std::vector<Piece> pieces, float em) {
  std::sort(pieces.begin(), pieces.end(),
            [](const Piece& a, const Piece& b) { return a.box.x0 < b.box.x0; });
  std::vector<Range> columns;
  for (const Piece& piece : pieces) {
    if (columns.empty() || piece.box.x0 - columns.back().x1 > kApart * em) {
      columns.push_back({piece.box.x0, piece.box.x1});
    } else {
      columns.back().x1 = std::max(columns.back().x1, piece.box.x1);
    }
  }
  return columns;
}

class OpenGrid {
 public:
  OpenGrid(const UprightPage& page, const OpenRegion& region,
           const std::vector<bool>& bold_font)
      : page_(page), region_(region), bold_font_(bold_font) {
    for (const Piece& piece : region.pieces) {
      (middle_y(piece.box) < region.head_bottom ? head_ : body_)
          .push_back(piece);
    }
  }

  std::optional<RuledGrid> build() {
    if (body_.empty() || head_.empty()) return {};
    const float em = body_.front().size();
    const std::vector<Range> columns = columns_of(body_, em);
    if (columns.size() < 2) return {};
    set_edges(columns);
    add_head();
    if (heads_ * 5 < columns.size() * 3) return {};
    add_body();
    if (rows_ - head_rows_ < 1 ||
        (rows_ - head_rows_ < 2 && heads_ < columns.size())) {
      return {};
    }
    finish();
    return std::move(grid_);
  }

 private:
  void set_edges(const std::vector<Range>& columns) {
    grid_.page = &page_;
    grid_.xs.push_back(std::min(region_.box.x0, columns.front().x0));
    for (std::size_t i = 1; i < columns.size(); ++i) {
      grid_.xs.push_back((columns[i - 1].x1 + columns[i].x0) / 2);
    }
    grid_.xs.push_back(std::max(region_.box.x1, columns.back().x1));
  }

  // The columns that a piece stands over: one, unless it covers a good part
  // of several.
  std::pair<int, int> columns_under(const Box& box) const {
    int first = -1, last = -1;
    for (int c = 0; c < grid_.columns(); ++c) {
      const float left = grid_.xs[static_cast<std::size_t>(c)];
      const float right = grid_.xs[static_cast<std::size_t>(c) + 1];
      const float shared = std::min(box.x1, right) - std::max(box.x0, left);
      if (shared <= 0.15F * box.width()) continue;
      if (first < 0) first = c;
      last = c;
    }
    return {std::max(first, 0), std::max(last, std::max(first, 0))};
  }

  GridCell& cell(int row, int column, int row_span, int column_span) {
    for (GridCell& one : grid_.cells) {
      if (one.row == row && one.column == column) return one;
    }
    GridCell fresh;
    fresh.row = row;
    fresh.column = column;
    fresh.row_span = row_span;
    fresh.column_span = column_span;
    grid_.cells.push_back(std::move(fresh));
    return grid_.cells.back();
  }

  // One row of heads, or two where some stand over several columns.
  void add_head() {
    std::vector<std::vector<Piece>> over(
        static_cast<std::size_t>(grid_.columns()));
    std::vector<Piece> wide;
    for (const Piece& piece : head_) {
      const auto [first, last] = columns_under(piece.box);
      if (first == last) {
        over[static_cast<std::size_t>(first)].push_back(piece);
      } else {
        wide.push_back(piece);
      }
    }
    head_rows_ = wide.empty() ? 1 : 2;
    std::vector<float> covered(over.size(), 1e6F);
    for (const Piece& piece : wide) {
      const auto [first, last] = columns_under(piece.box);
      GridCell& head = cell(0, first, 1, last - first + 1);
      for (PrintedLine& line : find_lines(page_, {piece}, bold_font_)) {
        head.lines.push_back(std::move(line));
      }
      for (int c = first; c <= last; ++c) {
        covered[static_cast<std::size_t>(c)] = piece.box.y1;
      }
    }
    for (int c = 0; c < grid_.columns(); ++c) {
      auto& pieces = over[static_cast<std::size_t>(c)];
      if (!pieces.empty()) ++heads_;
      const bool below = covered[static_cast<std::size_t>(c)] < 1e6F;
      GridCell& head = cell(below ? 1 : 0, c, below ? 1 : head_rows_, 1);
      head.lines = find_lines(page_, std::move(pieces), bold_font_);
    }
    rows_ = head_rows_;
  }

  // A row begins where the first column has words, if it has them nearly
  // everywhere; else with every line.
  void add_body() {
    std::vector<PrintedLine> lines = find_lines(page_, body_, bold_font_);
    const auto first_filled = [&](const PrintedLine& line) {
      return columns_under(line.pieces.front().box).first == 0;
    };
    const auto filled = std::count_if(lines.begin(), lines.end(), first_filled);
    const bool by_first = static_cast<std::size_t>(filled) * 2 > lines.size();
    float last = region_.head_bottom;
    std::vector<std::vector<Piece>> row(
        static_cast<std::size_t>(grid_.columns()));
    bool open = false;
    const auto end_row = [&] {
      for (int c = 0; open && c < grid_.columns(); ++c) {
        GridCell& one = cell_back(rows_, c);
        one.lines = find_lines(
            page_, std::exchange(row[static_cast<std::size_t>(c)], {}),
            bold_font_);
      }
      rows_ += open ? 1 : 0;
      open = false;
    };
    for (const PrintedLine& line : lines) {
      const float y = middle_y(line.box);
      const bool ruled =
          std::any_of(region_.rules.begin(), region_.rules.end(),
                      [&](float rule) { return rule > last && rule < y; });
      if (!by_first || first_filled(line) || ruled) end_row();
      open = true;
      last = y;
      for (const Piece& piece : line.pieces) {
        row[static_cast<std::size_t>(columns_under(piece.box).first)].push_back(
            piece);
      }
    }
    end_row();
  }

  GridCell& cell_back(int row, int column) {
    GridCell fresh;
    fresh.row = row;
    fresh.column = column;
    grid_.cells.push_back(std::move(fresh));
    return grid_.cells.back();
  }

  void finish() {
    std::stable_sort(grid_.cells.begin(), grid_.cells.end(),
                     [](const GridCell& a, const GridCell& b) {
                       return a.row != b.row ? a.row < b.row
                                             : a.column < b.column;
                     });
    grid_.box = region_.box;
    // No edges are drawn between the rows: evenly spaced stands for them.
    for (int r = 0; r <= rows_; ++r) {
      grid_.ys.push_back(region_.box.y0 + region_.box.height() *
                                              static_cast<float>(r) /
                                              static_cast<float>(rows_));
    }
    grid_.head_rows = head_rows_;
  }

  const UprightPage& page_;
  const OpenRegion& region_;
  const std::vector<bool>& bold_font_;
  std::vector<Piece> head_, body_;
  RuledGrid grid_;
  int rows_ = 0, head_rows_ = 0;
  std::size_t heads_ = 0;  // columns that have a head of their own
};

}  // namespace

std::optional<RuledGrid> grid_from_columns(const UprightPage& page,
                                           const OpenRegion& region,
                                           const std::vector<bool>& bold_font) {
  return OpenGrid(page, region, bold_font).build();
}

}  // namespace tiaowen
