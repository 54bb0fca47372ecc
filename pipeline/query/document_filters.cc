// Filters on the document that a row stands in.

#include "pipeline/query/filters.h"

namespace tiaowen {
namespace {

// Documents by a condition on document AS d.
Filter document_filter(Subject about, const SqlText& which) {
  Filter filter;
  filter.of_document = true;
  filter.cost = 0.4;
  filter.condition.add("@document IN (SELECT d.id FROM document AS d WHERE ")
      .add(which)
      .add(")");
  if (about == Subject::documents) return filter;
  Way way;
  way.from.add("document AS d CROSS JOIN " + table_of(about) + " AS r");
  way.where.also(which).add(" AND r.document = d.id");
  way.document = "d.id";
  way.each = 0.5;  // they lie side by side
  way.counted.add("FROM document AS d WHERE ").add(which);
  way.rows_each = kRowsOfDocument;
  filter.ways.push_back(std::move(way));
  return filter;
}

SqlText in_region(const std::string& region) {
  return SqlText("d.province = ? OR d.city = ? OR d.county = ?", region, region,
                 region);
}

SqlText called(const std::string& document) {
  return SqlText(
      "d.id IN (SELECT id FROM document WHERE instr(title, ?) > 0 UNION "
      "SELECT id FROM document WHERE doc_number = ? UNION SELECT id FROM "
      "document WHERE sha256 >= ? AND sha256 <= ? || 'g' AND length(?) >= 6 "
      "UNION SELECT document FROM place WHERE path = ?)",
      document, document, document, document, document, document);
}

// Is the same row in w.document, the version before?
std::string said_before(Subject about) {
  switch (about) {
    case Subject::deadlines:
      return "SELECT 1 FROM mention AS e WHERE e.document = w.document AND "
             "e.type = 'time' AND e.text = r.text AND e.due IS r.due";
    case Subject::findings:
      return "SELECT 1 FROM finding AS e WHERE e.document = w.document AND "
             "e.code = r.code AND e.message = r.message";
    case Subject::clauses:
      return "SELECT 1 FROM clause AS e JOIN document AS f ON f.id = "
             "e.document JOIN document AS g ON g.id = r.document WHERE "
             "e.document = w.document AND substr(f.text, e.span_begin + 1, "
             "e.span_end - e.span_begin) = substr(g.text, r.span_begin + 1, "
             "r.span_end - r.span_begin)";
    default:
      return "SELECT 1 FROM obligation AS e WHERE e.document = w.document AND "
             "e.modality = r.modality AND e.text = r.text";
  }
}

Filter version_filter(Subject about, std::int64_t version) {
  Filter filter;
  filter.cost = 2;
  filter.condition.add("EXISTS (SELECT 1 FROM place AS p WHERE p.document = " +
                           document_of(about) + " AND p.version > ?",
                       version);
  if (about != Subject::documents) {
    filter.condition
        .add(
            " AND NOT EXISTS (SELECT 1 FROM version AS w WHERE w.root = "
            "p.root AND w.path = p.path AND w.number = (SELECT max(x.number) "
            "FROM version AS x WHERE x.root = p.root AND x.path = p.path AND "
            "x.number <= ? AND x.document IS NOT NULL) AND EXISTS (",
            version)
        .add(said_before(about))
        .add("))");
  }
  filter.condition.add(")");
  if (version < 1) return filter;
  // Few files have changed: the index holds no others.
  const std::string changed = "place AS q INDEXED BY place_by_version";
  Way way;
  way.from.add(changed + " CROSS JOIN " + table_of(about) + " AS r");
  way.where.add("q.version > 1 AND q.version > ? AND " + document_of(about) +
                    " = q.document",
                version);
  way.document = "q.document";
  way.each = 1;
  way.exact = false;
  way.counted.add("FROM " + changed + " WHERE q.version > 1 AND q.version > ?",
                  version);
  if (about != Subject::documents) way.rows_each = kRowsOfDocument;
  filter.ways.push_back(std::move(way));
  return filter;
}

}  // namespace

void add_document_filters(const Query& query, std::vector<Filter>& filters) {
  if (!query.region.empty()) {
    filters.push_back(document_filter(query.about, in_region(query.region)));
  }
  if (!query.document.empty()) {
    filters.push_back(document_filter(query.about, called(query.document)));
  }
  if (query.since_version) {
    filters.push_back(version_filter(query.about, *query.since_version));
  }
}

}  // namespace tiaowen
