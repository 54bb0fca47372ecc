// What the cells of a column look like, learned from the rows that kept all
// their cells.
//
//   columns of 市财政局 / 市财政局、市税务局 / 2022年12月31日前
//   fit("市教育局", lead) > fit("市教育局", time limit)
//
// A cell is judged by its shape (numbering, length, last character, whether it
// is a list of names, a time, a figure) and by the character pairs it shares
// with the column; the head of the column adds what dictionaries/column_head
// says such a column holds.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/layout/pair_set.h"

namespace tiaowen {

// `note` is text that belongs to its own row only (备注).
enum class Holds { unknown, body, time, number, text, note };

struct CellShape {
  explicit CellShape(std::u32string_view cell);

  char32_t numbering = 0;  // '1' for 1. or 1、, '(' for (1), U'一', 0 for none
  char32_t last = 0;       // last character before closing signs
  int length = 0;          // 0: up to 4, 1: up to 9, 2: 19, 3: 39, 4: longer
  bool sentence = false;   // ends like one: 。；
  bool list = false;    // short items, no sentence: 市财政局、市税务局
  bool time = false;    // 2022年12月31日前
  bool figure = false;  // 12.5
};

// What of a cell is compared with columns, found once for all of them.
struct CellSigns {
  explicit CellSigns(std::u32string_view cell);

  std::span<const std::uint64_t> pairs() const {
    return std::span(pairs_).first(size_);
  }

  CellShape shape;

 private:
  // Long cells are told by their beginning; the rest costs only time.
  static constexpr std::size_t kPairs = 39;

  std::array<std::uint64_t, kPairs> pairs_;  // of characters side by side
  std::size_t size_ = 0;
};

class ColumnProfile {
 public:
  explicit ColumnProfile(Holds holds = Holds::unknown) : holds_(holds) {}

  void learn(const CellSigns& cell);
  // Behind the last cell that is learned.
  void settle();
  // How well the cell would stand in this column: higher is better.
  // REQUIRES: settled.
  double fit(const CellSigns& cell) const;
  Holds holds() const { return holds_; }
  bool mostly_figures() const { return cells_ > 0 && figures_ * 2 > cells_; }
  int cells() const { return cells_; }

 private:
  // How many cells have a shape, and the logarithm of the chance of that.
  struct Seen {
    int cells = 0;
    double chance = 0;
  };
  using Shapes = std::array<Seen, 5>;  // one for each value

  double expected(const CellShape& shape) const;
  double chance_of(int cells) const;

  Holds holds_;
  int cells_ = 0;
  int figures_ = 0;
  Shapes numbering_{}, length_{}, sentence_{}, list_{}, time_{}, figure_{};
  std::unordered_map<char32_t, Seen> last_;
  double unseen_ = 0;  // the chance of what no cell has
  PairSet pairs_;
};

}  // namespace tiaowen
