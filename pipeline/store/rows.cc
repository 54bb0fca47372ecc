#include "pipeline/store/rows.h"

#include <algorithm>
#include <utility>

namespace tiaowen {

Result<void> Rows::status() { return std::exchange(status_, Result<void>()); }

// The statement that is kept under `key`; null once something went wrong.
SqlStatement* Rows::prepared(std::string_view key, std::string_view sql) {
  if (!status_) return nullptr;
  auto known = statements_.find(key);
  if (known == statements_.end()) {
    auto prepared = database_.prepare(sql);
    if (!prepared) {
      status_ = tl::unexpected(prepared.error());
      return nullptr;
    }
    known = statements_.emplace(key, std::move(*prepared)).first;
  }
  return &known->second;
}

SqlStatement* Rows::inserting(std::string_view table, std::size_t columns) {
  const auto known = statements_.find(table);
  if (known != statements_.end()) return status_ ? &known->second : nullptr;
  std::string sql = "INSERT INTO " + std::string(table) + " VALUES (?";
  for (std::size_t i = 1; i < columns; ++i) sql += ",?";
  return prepared(table, sql + ")");
}

void Rows::run(SqlStatement& statement, std::span<const SqlValue> cells) {
  int place = 0;
  for (const SqlValue& cell : cells) statement.bind(++place, cell);
  const auto stepped = statement.step();
  if (!stepped) status_ = tl::unexpected(stepped.error());
  statement.reset();
}

void Rows::put(std::span<const RowList* const> lists) {
  std::vector<std::vector<const RowList::Part*>> tables;
  for (const RowList* const list : lists) {
    for (const RowList::Part& part : list->parts()) {
      auto table =
          std::find_if(tables.begin(), tables.end(), [&](const auto& parts) {
            return parts.front()->table == part.table;
          });
      if (table == tables.end()) {
        tables.emplace_back();
        table = tables.end() - 1;
      }
      table->push_back(&part);
    }
  }
  for (auto& table : tables) take_in(std::move(table));
}

void Rows::take_in(std::vector<const RowList::Part*> parts) {
  const RowList::Part& part = *parts.front();
  std::string sql(part.sql);
  if (sql.empty()) {
    // FAIL: whoever calls takes everything back, no statement need do so.
    sql = "INSERT OR FAIL INTO " + std::string(part.table) + " SELECT c1";
    for (std::size_t i = 2; i <= part.columns; ++i) {
      sql += ", c" + std::to_string(i);
    }
    sql += " FROM offered_rows";
  }
  SqlStatement* const statement = prepared(sql, sql);
  if (statement == nullptr) return;
  PartRows rows(std::move(parts));
  database_.offer(&rows);
  run(*statement, {});
  database_.offer(nullptr);
}

Result<bool> Rows::first(std::string_view sql,
                         std::initializer_list<SqlValue> values,
                         const std::function<void(const SqlStatement&)>& read) {
  SqlStatement* const statement = prepared(sql, sql);
  if (statement == nullptr) return tl::unexpected(status().error());
  int place = 0;
  for (const SqlValue& value : values) statement->bind(++place, value);
  const auto row = statement->step();
  if (row && *row) read(*statement);
  statement->reset();
  return row;
}

Result<std::optional<std::int64_t>> Rows::number(
    std::string_view sql, std::initializer_list<SqlValue> values) {
  std::optional<std::int64_t> number;
  const auto found = first(
      sql, values, [&](const SqlStatement& row) { number = row.integer(0); });
  if (!found) return tl::unexpected(found.error());
  return number;
}

}  // namespace tiaowen
