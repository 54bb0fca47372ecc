// Rows: what is told of a key, as typed cells with their evidence.
//
//   ResultReader rows(database, Subject::obligations);
//   rows.columns()       due, leads, action, … document, clause, page, quote
//   rows.row(key)        {Date{2026, 6, 30}, "玉溪市财政局", …}
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/sheet.h"
#include "pipeline/query/keys.h"

namespace tiaowen {

enum class ColumnType : std::uint8_t { text, whole, fen, date, yes };

struct ResultColumn {
  std::string_view key;
  std::string_view english, chinese;  // titles
  int width = 12;
  bool brief = false;  // stands in the table for people
  ColumnType type = ColumnType::text;
  std::string sql;  // on the row o, its document d and clause c; empty:
                    // the clause's labels from the top
};

// In order; the same for every row.
const std::vector<ResultColumn>& columns_of(Subject subject);

class ResultReader {
 public:
  ResultReader(const Database& database, Subject subject);

  // REQUIRES: `key` is of this subject.
  Result<SheetRow> row(const Key& key);

 private:
  const Database& database_;
  const Subject subject_;
  std::string sql_;
  std::optional<SqlStatement> rows_, clauses_;
};

// "第三条（二）": a clause's labels from the top, headings where it has none.
Result<std::string> clause_labels(const Database& database,
                                  std::optional<SqlStatement>& statement,
                                  std::int64_t document, std::int64_t clause);

// What a column of the answer holds, as a cell.
SheetValue sheet_value(const SqlStatement& row, int column, ColumnType type);

}  // namespace tiaowen
