// RowList is rows on their way into tables: workers make them, with all that
// costs time, and whoever writes only hands them to SQLite.
//
//   RowList rows;
//   rows.insert("issuer", document, 1, "云川省财政厅");
//   store.rows().put(rows);
//
// Rows of one table keep their order, and tables come in the order of their
// first rows, so that what others point to stands first.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/store/database.h"

namespace tiaowen {

class RowList {
 public:
  // The rows that one statement puts in, a row's cells one behind the other.
  struct Part {
    std::string_view table;  // or a statement, where `is_sql`
    bool is_sql = false;
    std::size_t columns = 0, rows = 0;
    std::string cells;
  };

  // Values stand in the order of schema.sql's columns, all of them.
  // REQUIRES: `table` is a literal of ours.
  template <typename... Values>
  void insert(std::string_view table, const Values&... values) {
    const std::array<SqlValue, sizeof...(values)> cells = {SqlValue(values)...};
    add(table, false, cells);
  }
  // A row for another statement. REQUIRES: `sql` is a literal of ours.
  template <typename... Values>
  void change(std::string_view sql, const Values&... values) {
    const std::array<SqlValue, sizeof...(values)> cells = {SqlValue(values)...};
    add(sql, true, cells);
  }

  const std::vector<Part>& parts() const { return parts_; }
  std::size_t bytes() const;

 private:
  void add(std::string_view table, bool is_sql,
           std::span<const SqlValue> cells);

  std::vector<Part> parts_;
};

// The cells of a Part, read in turn; texts are views of it.
class RowCells {
 public:
  explicit RowCells(const RowList::Part& part) : left_(part.cells) {}
  SqlValue next();

 private:
  std::string_view left_;
};

}  // namespace tiaowen
