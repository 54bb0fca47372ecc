// The words of a page into the cells of its grids.

#include <algorithm>

#include "pipeline/layout/ruled_grid.h"

namespace tiaowen {
namespace {

float area(const Box& box) { return box.width() * box.height(); }

// Cells are told by their characters' middles, so that type that touches a
// line stays on its side.
class Sorter {
 public:
  explicit Sorter(const std::vector<RuledGrid>& grids) : grids_(grids) {
    for (std::size_t g = 0; g < grids.size(); ++g) {
      order_.push_back(g);
      pieces_.emplace_back(grids[g].cells.size());
    }
    std::stable_sort(order_.begin(), order_.end(), [&](auto a, auto b) {
      return area(grids[a].box) < area(grids[b].box);
    });
  }

  // The innermost grid at a place and its cell.
  struct Place {
    std::size_t grid = 0;
    int cell = -1;
    bool operator==(const Place&) const = default;
  };
  Place at(float x, float y) const {
    for (const std::size_t g : order_) {
      const int cell = grids_[g].cell_at(x, y);
      if (cell >= 0) return {g, cell};
    }
    return {};
  }

  void add(const Piece& piece, std::vector<Piece>& outside) {
    const float y = (piece.box.y0 + piece.box.y1) / 2;
    const auto n = static_cast<std::uint32_t>(piece.text().size());
    if (piece.turned) {
      put(piece, at((piece.box.x0 + piece.box.x1) / 2, y), outside);
      return;
    }
    const auto place_of = [&](std::uint32_t i) {
      return at((piece.x_at(i) + piece.x_at(i + 1)) / 2, y);
    };
    Place open = place_of(0);
    if (open == place_of(n - 1)) {
      put(piece, open, outside);
      return;
    }
    std::uint32_t from = 0;
    for (std::uint32_t i = 1; i <= n; ++i) {
      const Place next = i < n ? place_of(i) : Place{};
      if (i < n && next == open) continue;
      put(stretch_of(piece, from, i), open, outside);
      from = i;
      open = next;
    }
  }

  std::vector<std::vector<std::vector<Piece>>>& pieces() { return pieces_; }

 private:
  void put(const Piece& piece, const Place& place,
           std::vector<Piece>& outside) {
    if (place.cell < 0) {
      outside.push_back(piece);
    } else {
      pieces_[place.grid][static_cast<std::size_t>(place.cell)].push_back(
          piece);
    }
  }

  const std::vector<RuledGrid>& grids_;
  std::vector<std::size_t> order_;                       // smallest first
  std::vector<std::vector<std::vector<Piece>>> pieces_;  // by grid and cell
};

// A frame around the page's text, divided across: one column, and a cell that
// takes much of the page.
bool is_frame(const RuledGrid& grid, const UprightPage& page) {
  constexpr float kMuch = 0.4F;
  if (grid.columns() > 1) return false;
  for (std::size_t r = 1; r < grid.ys.size(); ++r) {
    if (grid.ys[r] - grid.ys[r - 1] > kMuch * page.height) return true;
  }
  return false;
}

}  // namespace

void fill_grids(std::vector<RuledGrid>& grids, UprightPage& page,
                const std::vector<bool>& bold_font) {
  if (grids.empty()) return;
  std::vector<Piece> outside;
  Sorter sorter(grids);
  for (const Piece& piece : page.pieces) sorter.add(piece, outside);
  std::vector<RuledGrid> kept;
  for (std::size_t g = 0; g < grids.size(); ++g) {
    auto& cells = sorter.pieces()[g];
    const auto filled = std::count_if(cells.begin(), cells.end(),
                                      [](const auto& c) { return !c.empty(); });
    if (filled < 2 || is_frame(grids[g], page)) {
      for (auto& cell : cells) {
        outside.insert(outside.end(), cell.begin(), cell.end());
      }
      continue;
    }
    for (std::size_t c = 0; c < cells.size(); ++c) {
      grids[g].cells[c].lines =
          find_lines(page, std::move(cells[c]), bold_font);
    }
    grids[g].page = &page;
    kept.push_back(std::move(grids[g]));
  }
  grids = std::move(kept);
  page.pieces = std::move(outside);
}

}  // namespace tiaowen
