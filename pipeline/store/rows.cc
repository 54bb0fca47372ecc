#include "pipeline/store/rows.h"

#include <utility>

namespace tiaowen {

Result<void> Rows::status() { return std::exchange(status_, Result<void>()); }

void Rows::put(std::string_view table, std::span<const SqlValue> cells) {
  if (!status_) return;
  if (statements_.contains(table)) {
    run(table, {}, cells);
    return;
  }
  std::string sql = "INSERT INTO " + std::string(table) + " VALUES (?";
  for (std::size_t i = 1; i < cells.size(); ++i) sql += ",?";
  run(table, sql + ")", cells);
}

void Rows::run(std::string_view key, std::string_view sql,
               std::span<const SqlValue> cells) {
  if (!status_) return;
  auto known = statements_.find(key);
  if (known == statements_.end()) {
    auto prepared = database_.prepare(sql);
    if (!prepared) {
      status_ = tl::unexpected(prepared.error());
      return;
    }
    known = statements_.emplace(key, std::move(*prepared)).first;
  }
  SqlStatement& statement = known->second;
  int place = 0;
  for (const SqlValue& cell : cells) statement.bind(++place, cell);
  const auto stepped = statement.step();
  if (!stepped) status_ = tl::unexpected(stepped.error());
  statement.reset();
}

}  // namespace tiaowen
