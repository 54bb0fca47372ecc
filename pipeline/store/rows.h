// Rows puts rows into tables; the first error ends it and is kept.
//
//   Rows rows(database);
//   rows.insert("issuer", document, 1, "云川省财政厅");
//   return rows.status();
//
// Values stand in the order of schema.sql's columns, all of them. Statements
// are prepared once, questions too.
#pragma once

#include <array>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "pipeline/store/database.h"
#include "pipeline/store/row_list.h"

namespace tiaowen {

class Rows {
 public:
  explicit Rows(Database& database) : database_(database) {}

  // REQUIRES: `table` is a literal of ours.
  template <typename... Values>
  void insert(std::string_view table, const Values&... values) {
    const std::array<SqlValue, sizeof...(values)> cells = {SqlValue(values)...};
    if (SqlStatement* statement = inserting(table, cells.size())) {
      run(*statement, cells);
    }
  }
  // Any other change, with its values.
  template <typename... Values>
  void change(std::string_view sql, const Values&... values) {
    const std::array<SqlValue, sizeof...(values)> cells = {SqlValue(values)...};
    if (SqlStatement* statement = prepared(sql, sql)) run(*statement, cells);
  }
  // Rows of several lists, those of one table at a time.
  void put(std::span<const RowList* const> lists);

  // A question of which the first row is wanted, for as long as `read` looks
  // at it. False: there is none.
  Result<bool> first(std::string_view sql,
                     std::initializer_list<SqlValue> values,
                     const std::function<void(const SqlStatement&)>& read);
  // Its first value, a whole number; nothing where there is no row.
  Result<std::optional<std::int64_t>> number(
      std::string_view sql, std::initializer_list<SqlValue> values);

  // What became of all changes since the last time it was asked.
  Result<void> status();

 private:
  SqlStatement* prepared(std::string_view key, std::string_view sql);
  SqlStatement* inserting(std::string_view table, std::size_t columns);
  void take_in(std::vector<const RowList::Part*> parts);
  void run(SqlStatement& statement, std::span<const SqlValue> cells);

  Database& database_;
  std::map<std::string, SqlStatement, std::less<>> statements_;
  Result<void> status_;
};

}  // namespace tiaowen
