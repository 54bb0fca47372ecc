// Rows puts rows into tables; the first error ends it and is kept.
//
//   Rows rows(database);
//   rows.insert("issuer", document, 1, "云川省财政厅");
//   return rows.status();
//
// Values stand in the order of schema.sql's columns, all of them.
#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "pipeline/store/database.h"

namespace tiaowen {

class Rows {
 public:
  explicit Rows(Database& database) : database_(database) {}

  // REQUIRES: `table` is a literal of ours.
  template <typename... Values>
  void insert(std::string_view table, const Values&... values) {
    const std::array<SqlValue, sizeof...(values)> cells = {SqlValue(values)...};
    put(table, cells);
  }
  // Any other change, with its values.
  template <typename... Values>
  void change(std::string_view sql, const Values&... values) {
    const std::array<SqlValue, sizeof...(values)> cells = {SqlValue(values)...};
    run(sql, sql, cells);
  }

  // What became of all since the last time it was asked.
  Result<void> status();

 private:
  void put(std::string_view table, std::span<const SqlValue> cells);
  void run(std::string_view key, std::string_view sql,
           std::span<const SqlValue> cells);

  Database& database_;
  std::map<std::string, SqlStatement, std::less<>> statements_;
  Result<void> status_;
};

}  // namespace tiaowen
