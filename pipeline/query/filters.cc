#include "pipeline/query/filters.h"

namespace tiaowen {
namespace {

// Documents that a later version has taken the place of are no answers.
Filter current_filter(Subject about) {
  if (about == Subject::documents) return {SqlText("r.current = 1"), 0.2};
  return {SqlText("@document NOT IN (SELECT id FROM document WHERE current = "
                  "0)"),
          0.1,
          {},
          true};
}

Filter deadline_filter() {
  return {SqlText("r.type = 'time' AND r.role IN ('deadline', "
                  "'recurring_deadline')"),
          0.2};
}

// An obligation may have several limits: the first of those asked for.
SqlText first_due(const Query& query) {
  return SqlText(
             "(SELECT min(n.due) FROM obligation_value AS w JOIN mention AS n "
             "ON n.document = w.document AND n.number = w.mention WHERE "
             "w.document = r.document AND w.obligation = r.number AND w.slot = "
             "'due' AND ")
      .add(due_range(query, "+n.due"))
      .add(")");
}

}  // namespace

Way along(const std::string& table, const std::string& index,
          const SqlText& where) {
  const std::string entries = table + " AS k INDEXED BY " + index;
  Way way;
  way.from.add(entries + " CROSS JOIN " + table + " AS r");
  way.where.also(where).add(
      " AND r.document = k.document AND r.number = k.number");
  way.document = "k.document";
  way.counted.add("FROM " + entries + " WHERE ").add(where);
  return way;
}

Way search_way(const std::string& table, const std::string& phrase) {
  Way way;
  way.searched = table;
  way.match.add("f." + table + " MATCH ?", phrase);
  way.from.add("@hits AS f CROSS JOIN search_slot AS s CROSS JOIN ");
  way.where.add("s.slot = @hit >> 20 AND ");
  way.order = Order::found;
  way.document = "s.document";
  way.counted.add("FROM " + table + " AS f WHERE ").add(way.match);
  return way;
}

std::string table_of(Subject subject) {
  switch (subject) {
    case Subject::deadlines:
      return "mention";
    case Subject::documents:
      return "document";
    case Subject::clauses:
      return "clause";
    case Subject::findings:
      return "finding";
    default:
      return "obligation";
  }
}

std::string document_of(Subject subject) {
  return subject == Subject::documents ? "r.id" : "r.document";
}

std::vector<Filter> filters_of(const Query& query) {
  std::vector<Filter> filters;
  filters.push_back(current_filter(query.about));
  if (query.about == Subject::deadlines) filters.push_back(deadline_filter());
  if (query.about == Subject::findings) add_finding_filters(query, filters);
  add_obligation_filters(query, filters);
  add_document_filters(query, filters);
  if (!query.text.empty()) filters.push_back(text_filter(query));
  return filters;
}

SqlText conditions_of(const std::vector<Filter>& filters, Subject about,
                      const Way* way, const Filter* but) {
  const bool names = way != nullptr;
  const std::string document =
      names && !way->document.empty() ? way->document : document_of(about);
  const std::string modality =
      names && !way->modality.empty() ? way->modality : "r.modality";
  SqlText all;
  for (const bool of_document : {true, false}) {
    for (const Filter& filter : filters) {
      if (&filter == but || filter.of_document != of_document) continue;
      all.also(
          filter.condition.with(kDocument, document).with(kModality, modality));
    }
  }
  return all;
}

void add_finding_filters(const Query& query, std::vector<Filter>& filters) {
  if (!query.severity.empty()) {
    filters.push_back({SqlText("r.severity = ?", query.severity), 0.3});
  }
  if (query.code.empty()) return;
  Filter filter{SqlText("+r.code = ?", query.code), 0.3};
  filter.ways.push_back(
      along("finding", "finding_by_code", SqlText("k.code = ?", query.code)));
  filters.push_back(std::move(filter));
}

SqlText order_expression(const Query& query) {
  switch (order_of(query)) {
    case Order::due:
      if (query.due_from && query.about != Subject::deadlines) {
        return first_due(query);
      }
      return SqlText("r.due");
    case Order::amount:
      return SqlText("r.amount_fen");
    case Order::found:
      return SqlText("(SELECT slot FROM search_slot WHERE document = " +
                     document_of(query.about) + ")");
    default:
      return SqlText(query.about == Subject::documents ? "r.issued" : "");
  }
}

}  // namespace tiaowen
