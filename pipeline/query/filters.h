// Filters: a query's filters as SQL, each as a condition on a row `r` and,
// where an index leads to its rows, as a way to come to them.
//
//   --lead 玉溪市财政局
//     condition  EXISTS (… obligation_actor AS a WHERE a.document = r.document
//     …) way        FROM obligation_actor AS a CROSS JOIN obligation AS r
//                WHERE a.name IN (…) AND r.document = a.document …
//
// keys.cc takes the way that touches the fewest rows; the other filters become
// conditions. This is the only place where filters are turned into SQL.
#pragma once

#include <vector>

#include "pipeline/query/query.h"
#include "pipeline/query/sql_text.h"

namespace tiaowen {

// CROSS JOIN is SQLite's word for: in this order.
struct Way {
  SqlText from, where;
  Order order = Order::natural;  // in which its rows come; natural: in none
  std::string order_by;          // the columns that say so
  SqlText counted;  // FROM … WHERE of an index alone, for counting its rows
  double rows_each = 1;  // rows for each that is counted
  // The columns that name the document and the modality before the row is
  // come to, where the way has them.
  std::string document{}, modality{};
  double each = 2;    // microseconds to come to a row
  bool exact = true;  // the rows that it leads to pass the condition
  // Of a search: the table, f, and what is asked of it. @hits and @hit stand
  // for the table that has the rowids and for a rowid, so that what was counted
  // need not be searched for again.
  std::string searched{};
  SqlText match{};
};

struct Filter {
  SqlText condition;
  double cost = 1;          // of the condition for one row, in microseconds
  std::vector<Way> ways{};  // at most one
  // The condition asks for the document only, as kDocument: it can be tested
  // before the row is come to.
  bool of_document = false;
  bool of_modality = false;  // … for the modality only, as kModality
};
// Stand for columns in conditions.
inline constexpr std::string_view kDocument = "@document";
inline constexpr std::string_view kModality = "@modality";

// About so many rows of a subject has a document.
inline constexpr double kRowsOfDocument = 20;

// The way along an index, k, to the rows: what the index has is tested before
// the row is come to.
Way along(const std::string& table, const std::string& index,
          const SqlText& where);

// The way from what a search table, f, finds for a phrase to its documents'
// slot s; what leads on to the row is added behind.
Way search_way(const std::string& table, const std::string& phrase);

// The table that a subject's rows `r` stand in.
std::string table_of(Subject subject);
// The expression on r for a row's document.
std::string document_of(Subject subject);

// All of them. REQUIRES: `query.about` is not departments.
std::vector<Filter> filters_of(const Query& query);

// All conditions but one filter's: those on documents come first, and as soon
// as the way, if there is one, knows the document.
SqlText conditions_of(const std::vector<Filter>& filters, Subject about,
                      const Way* way = nullptr, const Filter* but = nullptr);

// The parts of filters_of(), by what they look at.
void add_obligation_filters(const Query& query, std::vector<Filter>& filters);
void add_document_filters(const Query& query, std::vector<Filter>& filters);
void add_finding_filters(const Query& query, std::vector<Filter>& filters);
Filter text_filter(const Query& query);

// " AND …" on a mention of this alias: the figures that are asked for.
SqlText figure_condition(const Query& query, const std::string& mention);
// Such as "m.due >= ? AND m.due <= ?".
SqlText due_range(const Query& query, const std::string& column);

// What rows are ordered by: an expression on r; empty for Order::document.
SqlText order_expression(const Query& query);

}  // namespace tiaowen
