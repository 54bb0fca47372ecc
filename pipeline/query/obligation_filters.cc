// Filters on what an obligation is: who, how, when, how much, on which
// condition. Of deadlines they ask the obligations that these are limits of.

#include "pipeline/model/unicode.h"
#include "pipeline/query/filters.h"
#include "pipeline/store/search_text.h"

namespace tiaowen {
namespace {

bool is_obligation(Subject subject) {
  return subject == Subject::obligations || subject == Subject::awards;
}

SqlText any_of(const std::string& column,
               const std::vector<std::string>& values) {
  return SqlText(column + " IN (SELECT value FROM json_each(?))",
                 json_list(values));
}

// " AND a.name IN (…) AND a.role = ?". A + keeps SQLite from looking for
// another way than the one chosen.
SqlText body_condition(const BodyFilter& body, const char* name) {
  SqlText condition = any_of(name, body.names);
  if (!body.role.empty()) condition.add(" AND a.role = ?", body.role);
  return condition;
}

Filter body_filter(Subject about, const BodyFilter& body) {
  Filter filter;
  filter.cost = 3;
  Way way;
  if (is_obligation(about)) {
    filter.condition.add(
        "EXISTS (SELECT 1 FROM obligation_actor AS a WHERE a.document = "
        "r.document AND a.obligation = r.number AND ");
    way.from.add("obligation_actor AS a CROSS JOIN obligation AS r");
    way.where.add("r.document = a.document AND r.number = a.obligation AND ");
  } else {
    filter.condition.add(
        "EXISTS (SELECT 1 FROM obligation_value AS v CROSS JOIN "
        "obligation_actor AS a WHERE v.document = r.document AND v.mention = "
        "r.number AND v.slot = 'due' AND a.document = v.document AND "
        "a.obligation = v.obligation AND ");
    way.from.add(
        "obligation_actor AS a CROSS JOIN obligation_value AS v CROSS JOIN "
        "mention AS r");
    way.where.add(
        "v.document = a.document AND v.obligation = a.obligation AND v.slot = "
        "'due' AND r.document = v.document AND r.number = v.mention AND ");
  }
  filter.condition.add(body_condition(body, "+a.name")).add(")");
  way.where.add(body_condition(body, "a.name"));
  way.document = "a.document";
  way.counted.add("FROM obligation_actor AS a WHERE ")
      .add(body_condition(body, "a.name"));
  filter.ways.push_back(std::move(way));
  return filter;
}

// From the first day on: any limit may be the one, so the way begins with the
// times.
Filter due_from_filter(const Query& query) {
  Filter filter;
  filter.cost = 3;
  filter.condition
      .add(
          "r.due IS NOT NULL AND EXISTS (SELECT 1 FROM obligation_value AS w "
          "CROSS JOIN mention AS n WHERE w.document = r.document AND "
          "w.obligation = r.number AND w.slot = 'due' AND n.document = "
          "w.document AND n.number = w.mention AND ")
      .add(due_range(query, "+n.due"))
      .add(")");
  const std::string times = "mention AS m INDEXED BY mention_by_due";
  Way way;
  way.from.add(times +
               " CROSS JOIN obligation_value AS v CROSS JOIN obligation AS r");
  way.where.add(due_range(query, "m.due"));
  way.counted.add("FROM " + times + " WHERE ").add(way.where);
  way.where.add(
      " AND v.document = m.document AND v.mention = m.number AND v.slot = "
      "'due' AND r.document = v.document AND r.number = v.obligation");
  way.order = Order::due;
  way.order_by = "m.due, m.document, m.number";
  way.document = "m.document";
  filter.ways.push_back(std::move(way));
  return filter;
}

Filter due_filter(const Query& query) {
  if (is_obligation(query.about) && query.due_from) {
    return due_from_filter(query);
  }
  Filter filter;
  filter.cost = 0.3;
  filter.condition = due_range(query, "+r.due");
  const bool deadlines = query.about == Subject::deadlines;
  Way way = along(deadlines ? "mention" : "obligation",
                  deadlines ? "mention_by_due" : "obligation_by_due",
                  due_range(query, "k.due"));
  way.order = Order::due;
  way.order_by = "k.due, k.document, k.number";
  if (!deadlines) way.modality = "k.modality";
  filter.ways.push_back(std::move(way));
  return filter;
}

// "r.amount_fen >= ? AND r.least_fen <= ?": may its largest figure be so much,
// and its least so little?
SqlText reaches(const Query& query, const std::string& row) {
  SqlText condition(row + "amount_fen IS NOT NULL");
  if (const auto& from = query.amount_from) {
    condition.add(
        " AND " + row + (from->counts ? "amount_fen >= ?" : "amount_fen > ?"),
        from->fen);
  }
  if (const auto& to = query.amount_to) {
    condition.add(
        " AND " + row + (to->counts ? "least_fen <= ?" : "least_fen < ?"),
        to->fen);
  }
  return condition;
}

// One of its figures is in the range and for such a thing; where only one end
// is asked for, the largest or the least of them says it.
Filter amount_filter(const Query& query) {
  Way way = along("obligation", "obligation_by_amount", reaches(query, "k."));
  way.order = Order::amount;
  way.order_by = "k.amount_fen, k.document, k.number";
  way.modality = "k.modality";
  way.exact = query.per.empty() && !(query.amount_from && query.amount_to);
  Filter filter;
  if (way.exact) {
    filter.cost = 0.3;
    filter.condition = reaches(query, "+r.");
  } else {
    filter.cost = 5;
    filter.condition
        .add(
            "EXISTS (SELECT 1 FROM obligation_value AS w CROSS JOIN mention "
            "AS n WHERE w.document = r.document AND w.obligation = r.number "
            "AND w.slot = 'amount' AND n.document = w.document AND n.number = "
            "w.mention")
        .add(figure_condition(query, "n"))
        .add(")");
  }
  filter.ways.push_back(std::move(way));
  return filter;
}

// Any part of it. The search leaves out blanks and case, so what it finds is
// looked at; what is nothing but blanks is looked for in all rows.
Filter condition_filter(const std::string& words) {
  Filter filter{SqlText("instr(r.condition, ?) > 0", words), 0.5};
  const std::string phrase = letters_phrase(to_u32(words));
  if (phrase.empty()) return filter;
  Way way = search_way("condition_search", phrase);
  way.from.add("obligation AS r");
  way.where.add("r.document = s.document AND r.number = (@hit & 1048575)");
  way.exact = false;
  filter.ways.push_back(std::move(way));
  return filter;
}

Filter modality_filter(Subject about, const std::vector<std::string>& any) {
  Filter filter;
  if (is_obligation(about)) {
    filter.cost = 0.3;
    filter.of_modality = true;
    filter.condition = any_of("+@modality", any);
    filter.ways.push_back(along("obligation", "obligation_by_modality",
                                any_of("k.modality", any)));
    return filter;
  }
  filter.cost = 4;
  filter.condition
      .add(
          "EXISTS (SELECT 1 FROM obligation_value AS w CROSS JOIN obligation "
          "AS o WHERE w.document = r.document AND w.mention = r.number AND "
          "w.slot = 'due' AND o.document = w.document AND o.number = "
          "w.obligation AND ")
      .add(any_of("+o.modality", any))
      .add(")");
  return filter;
}

}  // namespace

SqlText due_range(const Query& query, const std::string& column) {
  SqlText range(column + " IS NOT NULL");
  if (query.due_from) range.add(" AND " + column + " >= ?", *query.due_from);
  if (query.due_to) range.add(" AND " + column + " <= ?", *query.due_to);
  return range;
}

SqlText figure_condition(const Query& query, const std::string& mention) {
  SqlText condition;
  const std::string low = mention + ".min_fen", high = mention + ".max_fen";
  if (const auto& from = query.amount_from) {
    condition.add(" AND coalesce(" + high + ", " + low + ")" +
                      (from->counts ? " >= ?" : " > ?"),
                  from->fen);
  }
  if (const auto& to = query.amount_to) {
    condition.add(" AND coalesce(" + low + ", " + high + ")" +
                      (to->counts ? " <= ?" : " < ?"),
                  to->fen);
  }
  if (!query.per.empty()) {
    condition
        .add(" AND EXISTS (SELECT 1 FROM mention_per AS p WHERE p.document = " +
             mention + ".document AND p.mention = " + mention + ".number AND ")
        .add(any_of("+p.word", query.per))
        .add(")");
  }
  return condition;
}

void add_obligation_filters(const Query& query, std::vector<Filter>& filters) {
  const bool obligations = is_obligation(query.about);
  if (!obligations && query.about != Subject::deadlines) return;
  if (query.about == Subject::awards) {
    filters.push_back(modality_filter(query.about, {"award"}));
  } else if (!query.modalities.empty()) {
    filters.push_back(modality_filter(query.about, query.modalities));
  }
  for (const BodyFilter& body : query.bodies) {
    filters.push_back(body_filter(query.about, body));
  }
  if (query.due_from || query.due_to) filters.push_back(due_filter(query));
  if (!obligations) return;
  if (query.amount_from || query.amount_to || !query.per.empty()) {
    filters.push_back(amount_filter(query));
  }
  if (!query.condition.empty()) {
    filters.push_back(condition_filter(query.condition));
  }
}

}  // namespace tiaowen
