// A Record as rows of the store: the tables of schema.sql are filled here and
// nowhere else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/model/record.h"
#include "pipeline/store/row_list.h"

namespace tiaowen {

// Where a span of the record stands: its page and its clause.
class Places {
 public:
  explicit Places(const Record& record) : record_(record) {}

  // Of the first line the span touches; nothing for unpaged documents.
  std::optional<int> page(Span span) const;
  // The number (from 1) of the innermost clause that holds it.
  std::optional<int> clause(Span span) const;

 private:
  const Record& record_;
};

// What the writers below share.
struct RowContext {
  RowList& rows;
  std::int64_t document;
  const Record& record;
  Places places{record};

  std::string quote(Span span) const;
  std::optional<std::string> quote(const std::optional<Span>& span) const;
};

// An index of the record (-1: none) as the number in the store.
inline std::optional<int> numbered(int index) {
  return index < 0 ? std::nullopt : std::optional<int>(index + 1);
}

// 元 as 分, where it is a whole number of them.
std::optional<std::int64_t> fen_of(const std::optional<Decimal>& yuan);
// Rounded, for comparing.
std::optional<double> number_of(const std::optional<Decimal>& decimal);

void put_structure(const RowContext& context);    // metadata, clauses, tables
void put_search(const RowContext& context);       // clauses and conditions
void put_mentions(const RowContext& context);     // and departments
void put_obligations(const RowContext& context);  // and what fills their slots
void put_rules(const RowContext& context);
void put_workflows(const RowContext& context);
void put_findings(const RowContext& context);

}  // namespace tiaowen
