// Table numbers: a table's cells read as plain numbers, for adding up.
//
//   项目 | 金额(万元) | 占比        numbers: 12.5, 0.5
//   道路 | 12.5      | 50%        columns: one that adds up, one of shares
//   合计 | 25        | 100%       rows: one item, one total
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "pipeline/audit/stated.h"

namespace tiaowen {

enum class RowKind : std::uint8_t {
  item,
  part,      // 其中: of the item above
  subtotal,  // 小计
  total,     // 合计
  heading,   // no numbers
};

enum class ColumnKind : std::uint8_t {
  words,
  sum,      // numbers that add up
  percent,  // shares and growth
  apart,    // numbers that do not: rates, years, codes
};

struct CellNumber {
  Span span;
  Decimal value;
  Decimal step;
  bool percent = false;
};

// REQUIRES: row < rows, column < columns, for all that take them.
class TableNumbers {
 public:
  // Nothing for a table too large or too small to check.
  static std::optional<TableNumbers> read(const Books& books,
                                          const Table& table);

  int rows() const { return static_cast<int>(lines_.size()); }
  int columns() const { return static_cast<int>(kinds_.size()); }
  RowKind line(int row) const { return lines_[static_cast<std::size_t>(row)]; }
  // Of an item: its level as numbering or code says, 0 the highest.
  int level(int row) const { return levels_[static_cast<std::size_t>(row)]; }
  ColumnKind kind(int column) const {
    return kinds_[static_cast<std::size_t>(column)];
  }
  // Is the column a total of others, by its head?
  bool totals(int column) const {
    return totals_[static_cast<std::size_t>(column)];
  }
  const std::optional<CellNumber>& at(int row, int column) const {
    return cells_[static_cast<std::size_t>(row * columns() + column)];
  }

 private:
  void read_heads(const Books& books, const Table& table);
  void read_rows(const Books& books, const Table& table);

  std::vector<RowKind> lines_;
  std::vector<int> levels_;
  std::vector<ColumnKind> kinds_;
  std::vector<bool> totals_;
  std::vector<std::optional<CellNumber>> cells_;
};

}  // namespace tiaowen
