// Full-text search as a filter. A row has the words where its clause says
// them, or a clause above that one: what stands under 孵化器奖励 is about it.

#include <algorithm>

#include "pipeline/model/unicode.h"
#include "pipeline/query/filters.h"
#include "pipeline/store/search_text.h"

namespace tiaowen {
namespace {

// Words that are searched for in what is indexed for one clause.
struct Words {
  std::string text;
  bool plain = false;  // each character stands by itself, in one case only
};

Words words_of(const Query& query) {
  const bool plain = std::all_of(query.text.begin(), query.text.end(),
                                 [](char32_t c) { return is_han(c); });
  const std::string text = search_words(query.text);
  return {plain ? text : " " + text + " ", plain};
}

// Do the words stand in what is indexed for this clause of r's document?
std::string says(const std::string& clause, const Words& words) {
  return "EXISTS (SELECT 1 FROM clause_search_content AS t WHERE t.id = "
         "((SELECT slot FROM search_slot WHERE document = r.document) << 20 "
         "| " +
         clause +
         (words.plain ? ") AND instr(t.c0, ?) > 0)"
                      : ") AND instr(' ' || lower(t.c0) || ' ', lower(?)) > "
                        "0)");
}

SqlText clause_condition(const Query& query, const Words& words) {
  if (query.about == Subject::clauses) {
    return SqlText(says("r.number", words), words.text);
  }
  // Most clauses say it themselves or stand under none: looked at first.
  SqlText condition(says("r.clause", words), words.text);
  return condition.add(
      " OR ((SELECT c.parent FROM clause AS c WHERE c.document = r.document "
      "AND c.number = r.clause) IS NOT NULL AND EXISTS (WITH RECURSIVE up "
      "(number) AS (SELECT r.clause UNION ALL SELECT c.parent FROM up CROSS "
      "JOIN clause AS c WHERE c.document = r.document AND c.number = up.number "
      "AND c.parent IS NOT NULL) SELECT 1 FROM up WHERE " +
          says("up.number", words) + "))",
      words.text);
}

constexpr const char* kUnder = "r.clause BETWEEN h.number AND h.last";

std::string rows_of(Subject about) {
  const bool obligations =
      about == Subject::obligations || about == Subject::awards;
  return table_of(about) +
         (obligations ? " AS r INDEXED BY obligation_by_clause" : " AS r");
}

}  // namespace

Filter text_filter(const Query& query) {
  const std::string phrase = search_phrase(query.text);
  Filter filter;
  filter.cost = 8;
  if (phrase.empty()) {  // nothing but quotes and blanks
    filter.condition.add("0");
    return filter;
  }
  if (query.about == Subject::documents) {
    filter.condition.add(
        "r.id IN (SELECT s.document FROM clause_search AS f CROSS JOIN "
        "search_slot AS s WHERE f.clause_search MATCH ? AND s.slot = f.rowid "
        ">> 20)",
        phrase);
    Way way = search_way("clause_search", phrase);
    way.from.add("document AS r");
    way.where.add("r.id = s.document");
    filter.ways.push_back(std::move(way));
    return filter;
  }
  filter.condition = clause_condition(query, words_of(query));
  Way way = search_way("clause_search", phrase);
  if (query.about == Subject::clauses) {
    way.from.add("clause AS r");
    way.where.add("r.document = s.document AND r.number = (@hit & 1048575)");
  } else {
    way.from.add("clause AS h CROSS JOIN " + rows_of(query.about));
    way.where.add("h.document = s.document AND h.number = (@hit & 1048575) ")
        .add("AND r.document = s.document AND ")
        .add(kUnder);
    way.each = 5;
  }
  filter.ways.push_back(std::move(way));
  return filter;
}

}  // namespace tiaowen
