#include "pipeline/store/record_rows.h"

#include <algorithm>
#include <cstdlib>

#include "pipeline/model/unicode.h"
#include "pipeline/store/search_text.h"

namespace tiaowen {
namespace {

constexpr int kNumberBits = 20;  // of a rowid of a search table

// Every clause's own characters, without those of the clauses below it: what
// stands around those is kept apart by a line end.
std::vector<std::u32string> own_texts(const Record& record) {
  const auto& clauses = record.clauses;
  std::vector<std::u32string> texts(clauses.size());
  std::vector<std::uint32_t> from;
  for (const Clause& clause : clauses) from.push_back(clause.span.begin);
  const auto take = [&](std::size_t clause, std::uint32_t end) {
    if (from[clause] >= end) return;
    if (!texts[clause].empty()) texts[clause].push_back(U'\n');
    texts[clause] += record.text.view({from[clause], end});
  };
  for (const Clause& clause : clauses) {
    if (clause.parent < 0) continue;
    const auto parent = static_cast<std::size_t>(clause.parent);
    take(parent, clause.span.begin);
    from[parent] = std::max(from[parent], clause.span.end);
  }
  for (std::size_t i = 0; i < clauses.size(); ++i) take(i, clauses[i].span.end);
  return texts;
}

// For each clause the last below it, or itself: they stand in the order of the
// text, a clause before those below it.
std::vector<std::size_t> last_below(const std::vector<Clause>& clauses) {
  std::vector<std::size_t> last(clauses.size());
  for (std::size_t i = clauses.size(); i-- > 0;) {
    last[i] = std::max(last[i], i);
    if (clauses[i].parent < 0) continue;
    auto& above = last[static_cast<std::size_t>(clauses[i].parent)];
    above = std::max(above, last[i]);
  }
  return last;
}

void put_clauses(const RowContext& context) {
  const auto last = last_below(context.record.clauses);
  std::size_t number = 0;
  for (const Clause& clause : context.record.clauses) {
    ++number;
    context.rows.insert(
        "clause", context.document, number, clause.id, numbered(clause.parent),
        last[number - 1] + 1, name_of(clause.kind),
        known(context.quote(clause.label)), known(clause.number),
        known(context.quote(clause.heading)), clause.span.begin,
        clause.span.end, context.places.page(clause.span));
  }
}

void put_tables(const RowContext& context) {
  int number = 0;
  for (const Table& table : context.record.text.tables) {
    context.rows.insert("doc_table", context.document, ++number,
                        context.places.clause(table.span), table.rows,
                        table.columns, table.header_rows,
                        known(to_utf8(table.unit)), table.span.begin,
                        table.span.end, context.places.page(table.span));
    for (const TableCell& cell : table.cells) {
      context.rows.insert("table_cell", context.document, number, cell.row,
                          cell.column, cell.row_span, cell.column_span,
                          context.quote(cell.span), cell.span.begin,
                          cell.span.end, context.places.page(cell.span));
    }
  }
}

}  // namespace

std::optional<int> Places::page(Span span) const {
  const auto& lines = record_.text.lines;
  const auto line = std::partition_point(
      lines.begin(), lines.end(),
      [span](const TextLine& l) { return l.span.end <= span.begin; });
  if (line != lines.end() && line->span.overlaps(span)) return line->page;
  return std::nullopt;
}

std::optional<int> Places::clause(Span span) const {
  const auto& clauses = record_.clauses;
  const auto behind = std::partition_point(
      clauses.begin(), clauses.end(),
      [span](const Clause& c) { return c.span.begin <= span.begin; });
  int at = static_cast<int>(behind - clauses.begin()) - 1;
  while (at >= 0 &&
         !clauses[static_cast<std::size_t>(at)].span.contains(span)) {
    at = clauses[static_cast<std::size_t>(at)].parent;
  }
  return numbered(at);
}

std::string RowContext::quote(Span span) const {
  return span.empty() ? std::string() : to_utf8(record.text.published(span));
}

std::optional<std::string> RowContext::quote(
    const std::optional<Span>& span) const {
  return span ? std::optional<std::string>(quote(*span)) : std::nullopt;
}

std::optional<std::int64_t> fen_of(const std::optional<Decimal>& yuan) {
  if (!yuan) return std::nullopt;
  const auto fen = Decimal::multiply(*yuan, Decimal(100));
  return fen ? fen->whole() : std::nullopt;
}

std::optional<double> number_of(const std::optional<Decimal>& decimal) {
  if (!decimal) return std::nullopt;
  return std::strtod(decimal->str().c_str(), nullptr);
}

void put_structure(const RowContext& context) {
  int position = 0;
  for (const std::string& issuer : context.record.metadata.issuers) {
    context.rows.insert("issuer", context.document, ++position, issuer);
  }
  position = 0;
  for (const std::string& addressee : context.record.metadata.addressees) {
    context.rows.insert("addressee", context.document, ++position, addressee);
  }
  for (const TextPage& page : context.record.text.pages) {
    context.rows.insert(
        "page", context.document, page.number, static_cast<double>(page.width),
        static_cast<double>(page.height), page.span.begin, page.span.end);
  }
  put_clauses(context);
  put_tables(context);
}

void put_search(const RowContext& context) {
  constexpr std::string_view kSlot =
      "INSERT INTO search_slot (document) SELECT c1 FROM offered_rows";
  context.rows.insert_by(kSlot, "search_slot", context.document);
  const auto put = [&](std::string_view sql, std::string_view table, int number,
                       const std::string& words) {
    if (number >= 1 << kNumberBits) return;
    context.rows.insert_by(sql, table, context.document, number, words);
  };
  const auto put_clause = [&](int number, const std::u32string& text) {
    put("INSERT INTO clause_search (rowid, text) SELECT (SELECT slot FROM "
        "search_slot WHERE document = c1) << 20 | c2, c3 FROM offered_rows",
        "clause_search", number, search_words(text));
  };
  if (context.record.clauses.empty()) put_clause(0, context.record.text.folded);
  int number = 0;
  for (const std::u32string& text : own_texts(context.record)) {
    put_clause(++number, text);
  }
  number = 0;
  for (const Obligation& o : context.record.obligations) {
    ++number;
    if (!o.condition) continue;
    put("INSERT INTO condition_search (rowid, text) SELECT (SELECT slot FROM "
        "search_slot WHERE document = c1) << 20 | c2, c3 FROM offered_rows",
        "condition_search", number,
        search_letters(context.record.text.published(*o.condition)));
  }
}

void put_findings(const RowContext& context) {
  static constexpr std::string_view kSeverity[] = {"info", "warning", "error"};
  int number = 0;
  for (const Finding& finding : context.record.findings) {
    const auto& span = finding.span;
    context.rows.insert("finding", context.document, ++number,
                        kSeverity[static_cast<std::size_t>(finding.severity)],
                        finding.code, finding.message,
                        span ? context.places.clause(*span) : std::nullopt,
                        span ? std::optional(span->begin) : std::nullopt,
                        span ? std::optional(span->end) : std::nullopt,
                        span ? context.places.page(*span) : std::nullopt);
  }
}

}  // namespace tiaowen
