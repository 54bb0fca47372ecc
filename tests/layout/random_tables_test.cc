// Grids with cells merged at random, set over several pages, come back.

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/layout/laid_out.h"

namespace tiaowen {
namespace {

using testing::cells_of;
using testing::laid_out;
using testing::Typesetter;

// A grid with cells merged at random, set over pages of ten rows or so.
struct RandomTable {
  std::vector<std::string> cells;  // as cells_of() says
  int pages = 1;
};

RandomTable set_random_table(Typesetter& page, unsigned seed, bool repeat) {
  std::mt19937 random(seed);
  const auto below = [&](int n) {
    return static_cast<int>(random() % static_cast<unsigned>(n));
  };
  const int columns = 3 + below(4), rows = 8 + below(30);
  const float width = 448.0F / static_cast<float>(columns);
  constexpr float kHeight = 30;
  std::vector<int> owner(static_cast<std::size_t>(rows * columns), -1);
  std::vector<Cell> cells;
  for (int r = 0; r < rows; ++r) {
    for (int c = 0; c < columns; ++c) {
      if (owner[static_cast<std::size_t>(r * columns + c)] >= 0) continue;
      Cell cell;
      cell.row = r;
      cell.column = c;
      // The head and the last column are whole, so that every row and column
      // can be seen.
      const int kind = r == 0 || c + 1 == columns ? 9 : below(10);
      if (kind == 0) cell.row_span = std::min(2 + below(3), rows - r);
      if (kind == 1) {
        while (cell.column_span < 2 && c + cell.column_span + 1 < columns &&
               owner[static_cast<std::size_t>(r * columns + c + 1)] < 0) {
          ++cell.column_span;
        }
      }
      for (int i = r; i < r + cell.row_span; ++i) {
        for (int k = c; k < c + cell.column_span; ++k) {
          owner[static_cast<std::size_t>(i * columns + k)] =
              static_cast<int>(cells.size());
        }
      }
      cell.text = (r == 0 ? U"栏" : U"项") + to_u32(std::to_string(r)) + U"之" +
                  to_u32(std::to_string(c)) + U"。";
      cells.push_back(std::move(cell));
    }
  }
  const auto at = [&](int r, int c) {
    return owner[static_cast<std::size_t>(r * columns + c)];
  };
  RandomTable table;
  const auto left = [&](int c) { return 79 + width * static_cast<float>(c); };
  for (int from = 0; from < rows;) {
    if (from > 0) {
      page.new_page();
      ++table.pages;
    }
    const int to = std::min(rows, from + 6 + below(8));
    float y = 110;
    // The head again, then the rows of this page with the lines around them.
    if (from > 0 && repeat) {
      page.rule(79, y, 527, y);
      for (int c = 0; c < columns; ++c) {
        page.place(cells[static_cast<std::size_t>(at(0, c))].text, left(c) + 5,
                   y + 4, 10);
        page.rule(left(c), y, left(c), y + kHeight);
      }
      page.rule(527, y, 527, y + kHeight);
      y += kHeight;
    }
    const float top = y;
    page.rule(79, top, 527, top);
    for (int r = from; r < to; ++r, y += kHeight) {
      for (int c = 0; c < columns; ++c) {
        const Cell& cell = cells[static_cast<std::size_t>(at(r, c))];
        if (cell.row == r && cell.column == c) {
          page.place(cell.text, left(c) + 5, y + 4, 10);
        }
        if (c == 0 || at(r, c - 1) != at(r, c))
          page.rule(left(c), y, left(c), y + kHeight);
        if (r + 1 == to || at(r + 1, c) != at(r, c))
          page.rule(left(c), y + kHeight, left(c + 1), y + kHeight);
      }
      page.rule(527, y, 527, y + kHeight);
    }
    from = to;
  }
  Grid grid;
  grid.cells = std::move(cells);
  table.cells = cells_of(grid);
  return table;
}

TEST(Tables, RandomOnesOverPagesComeBack) {
  for (unsigned seed = 1; seed < 200; ++seed) {
    SCOPED_TRACE(seed);
    Typesetter page;
    const RandomTable table = set_random_table(page, seed, seed % 2 == 0);
    const Layout layout = laid_out(page);
    ASSERT_EQ(layout.tables.size(), 1U);
    EXPECT_EQ(static_cast<int>(layout.tables[0].pages.size()), table.pages);
    const std::vector<std::string> cells = cells_of(layout.tables[0]);
    for (std::size_t i = 0; i < std::min(cells.size(), table.cells.size());
         ++i) {
      ASSERT_EQ(cells[i], table.cells[i]);
    }
    EXPECT_EQ(cells.size(), table.cells.size());
  }
}

}  // namespace
}  // namespace tiaowen
