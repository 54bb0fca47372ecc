// SqlText is SQL with the values that are bound to its question marks.
//
//   SqlText sql("r.due <= ?", "2026-06-30");
//   sql.add(" AND r.modality = ?", "duty");
//   auto statement = sql.prepare(database);
//
// The SQL itself is literals of ours; whatever somebody typed is a value.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pipeline/store/database.h"

namespace tiaowen {

class SqlText {
 public:
  using Value = std::variant<std::int64_t, std::string>;

  SqlText() = default;
  template <typename... Values>
  explicit SqlText(std::string_view sql, Values&&... values) {
    add(sql, std::forward<Values>(values)...);
  }

  template <typename... Values>
  SqlText& add(std::string_view sql, Values&&... values) {
    sql_ += sql;
    (values_.emplace_back(std::forward<Values>(values)), ...);
    return *this;
  }
  SqlText& add(const SqlText& more);
  // Joined to what stands by AND, in brackets.
  SqlText& also(const SqlText& condition);

  // The same with another word in place of one of ours.
  SqlText with(std::string_view word, std::string_view other) const;

  bool empty() const { return sql_.empty(); }
  // How many values are bound: further question marks come behind them.
  int values() const { return static_cast<int>(values_.size()); }
  // The statement holds views of the values: it must not outlive this.
  Result<SqlStatement> prepare(const Database& database) const;

 private:
  std::string sql_;
  std::vector<Value> values_;
};

// ["玉溪市财政局","财政局"]: the one value that stands for a list, for
// IN (SELECT value FROM json_each(?)).
std::string json_list(const std::vector<std::string>& values);

}  // namespace tiaowen
