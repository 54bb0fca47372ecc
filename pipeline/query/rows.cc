#include "pipeline/query/rows.h"

#include "pipeline/model/iso_date.h"
#include "pipeline/query/filters.h"

namespace tiaowen {
namespace {

// "SELECT o.clause, due, … FROM obligation AS o …": the clause's number comes
// first, for its labels.
std::string row_sql(Subject subject) {
  const bool documents = subject == Subject::documents;
  std::string sql = documents                     ? "SELECT NULL"
                    : subject == Subject::clauses ? "SELECT o.number"
                                                  : "SELECT o.clause";
  for (const ResultColumn& column : columns_of(subject)) {
    sql += ", ";
    sql += column.sql.empty() ? "NULL" : column.sql;
  }
  if (documents) return sql + " FROM document AS d WHERE d.id = ? AND 0 = ?";
  sql += " FROM " + table_of(subject) +
         " AS o CROSS JOIN document AS d LEFT JOIN clause AS c ON c.document = "
         "o.document AND c.number = ";
  sql += subject == Subject::clauses ? "o.number" : "o.clause";
  return sql + " WHERE o.document = ? AND o.number = ? AND d.id = o.document";
}

// 分 as 元.
Decimal yuan_of(std::int64_t fen) {
  return Decimal::multiply(Decimal(fen), Decimal::power_of_ten(-2))
      .value_or(Decimal(0));
}

}  // namespace

SheetValue sheet_value(const SqlStatement& row, int column, ColumnType type) {
  if (row.is_null(column)) return std::monostate();
  switch (type) {
    case ColumnType::whole:
      return row.integer(column);
    case ColumnType::fen:
      return yuan_of(row.integer(column));
    case ColumnType::yes:
      return row.integer(column) != 0;
    case ColumnType::date:
      if (const auto date = parse_date(row.text(column))) return *date;
      break;
    case ColumnType::text:
      break;
  }
  return std::string(row.text(column));
}

ResultReader::ResultReader(const Database& database, Subject subject)
    : database_(database), subject_(subject), sql_(row_sql(subject)) {}

Result<SheetRow> ResultReader::row(const Key& key) {
  if (!rows_) {
    auto prepared = database_.prepare(sql_);
    if (!prepared) return tl::unexpected(prepared.error());
    rows_ = std::move(*prepared);
  }
  rows_->reset();
  rows_->bind(1, key.document);
  rows_->bind(2, key.number);
  const auto there = rows_->step();
  if (!there) return tl::unexpected(there.error());
  const auto& columns = columns_of(subject_);
  SheetRow cells(columns.size());
  if (!*there) {  // an index tells of a row that is none
    return fail("store_damaged", database_.path() +
                                     ": a row is not where it should be "
                                     "(tiaowen store check)");
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!columns[i].sql.empty()) {
      cells[i] = sheet_value(*rows_, static_cast<int>(i) + 1, columns[i].type);
    } else if (!rows_->is_null(0)) {
      auto labels =
          clause_labels(database_, clauses_, key.document, rows_->integer(0));
      if (!labels) return tl::unexpected(labels.error());
      cells[i] = std::move(*labels);
    }
  }
  return cells;
}

Result<std::string> clause_labels(const Database& database,
                                  std::optional<SqlStatement>& statement,
                                  std::int64_t document, std::int64_t clause) {
  if (!statement) {
    auto prepared = database.prepare(
        "SELECT parent, label, heading FROM clause WHERE document = ? AND "
        "number = ?");
    if (!prepared) return tl::unexpected(prepared.error());
    statement = std::move(*prepared);
  }
  std::string labels;
  for (bool more = true; more;) {
    statement->reset();
    statement->bind(1, document);
    statement->bind(2, clause);
    const auto row = statement->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) break;
    if (!statement->is_null(1)) {
      labels.insert(0, statement->text(1));
    } else if (labels.empty() && !statement->is_null(2)) {
      labels = statement->text(2);
    }
    more = !statement->is_null(0);
    clause = statement->integer(0);
  }
  return labels;
}

}  // namespace tiaowen
