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
  // The rows that one statement takes in, a row's cells one behind the other.
  struct Part {
    std::string_view table;
    std::string_view sql;  // where it is not "INSERT INTO table VALUES …"
    std::size_t columns = 0, rows = 0;
    std::string cells;
  };

  // Values stand in the order of schema.sql's columns, all of them.
  // REQUIRES: `table` is a literal of ours.
  template <typename... Values>
  void insert(std::string_view table, const Values&... values) {
    insert_by({}, table, values...);
  }
  // Taken in by a statement that asks for them FROM offered_rows: columns c1,
  // c2 … REQUIRES: `sql` and `table` are literals of ours.
  template <typename... Values>
  void insert_by(std::string_view sql, std::string_view table,
                 const Values&... values) {
    const std::array<SqlValue, sizeof...(values)> cells = {SqlValue(values)...};
    static_assert(sizeof...(values) <= kMostColumns);
    add(table, sql, cells);
  }

  const std::vector<Part>& parts() const { return parts_; }
  std::size_t bytes() const;

 private:
  static constexpr std::size_t kMostColumns = 64;
  void add(std::string_view table, std::string_view sql,
           std::span<const SqlValue> cells);

  std::vector<Part> parts_;
};

// The rows of Parts of one table, one Part after the other.
class PartRows : public RowSource {
 public:
  explicit PartRows(std::vector<const RowList::Part*> parts);
  std::span<const SqlValue> next() override;

 private:
  std::vector<const RowList::Part*> parts_;
  std::size_t part_ = 0, row_ = 0;
  std::string_view left_;
  std::vector<SqlValue> cells_;
};

}  // namespace tiaowen
