#include "pipeline/query/nothing.h"

#include <algorithm>

#include "pipeline/query/keys.h"
#include "pipeline/query/sql_text.h"

namespace tiaowen {
namespace {

struct Part {
  std::string_view option;
  bool (*used)(const Query&);
  void (*drop)(Query&);
  void (*any_role)(Query&) = nullptr;
};

// The bodies of one role.
template <char kRole>
constexpr bool is_of(const BodyFilter& body) {
  return kRole == '*' ? body.role.empty() : body.role.starts_with(kRole);
}
template <char kRole>
constexpr Part bodies(std::string_view option) {
  Part part{option,
            [](const Query& q) {
              return std::any_of(q.bodies.begin(), q.bodies.end(),
                                 is_of<kRole>);
            },
            [](Query& q) { std::erase_if(q.bodies, is_of<kRole>); }};
  if (kRole == '*') return part;
  part.any_role = [](Query& q) {
    for (BodyFilter& body : q.bodies) {
      if (is_of<kRole>(body)) body.role.clear();
    }
  };
  return part;
}
// A filter that is a text or a list, or may not be there.
template <auto kMember>
constexpr Part words(std::string_view option) {
  return {option, [](const Query& q) { return !(q.*kMember).empty(); },
          [](Query& q) { (q.*kMember).clear(); }};
}
template <auto kMember>
constexpr Part maybe(std::string_view option) {
  return {option, [](const Query& q) { return (q.*kMember).has_value(); },
          [](Query& q) { (q.*kMember).reset(); }};
}

constexpr Part kParts[] = {
    bodies<'l'>("--lead"),
    bodies<'s'>("--support"),
    bodies<'a'>("--approver"),
    bodies<'*'>("--department"),
    words<&Query::modalities>("--modality"),
    maybe<&Query::due_to>("--due-before"),
    maybe<&Query::due_from>("--due-after"),
    maybe<&Query::amount_from>("--amount-min"),
    maybe<&Query::amount_to>("--amount-max"),
    words<&Query::per>("--per"),
    words<&Query::text>("--text"),
    words<&Query::condition>("--condition"),
    words<&Query::region>("--region"),
    words<&Query::document>("--document"),
    words<&Query::severity>("--severity"),
    words<&Query::code>("--code"),
    maybe<&Query::since_version>("--since-version"),
};

std::size_t filters_in(const Query& query) {
  return static_cast<std::size_t>(
      std::count_if(std::begin(kParts), std::end(kParts),
                    [&](const Part& part) { return part.used(query); }));
}

// As they come, which is the cheapest.
Query told(Query query) {
  query.order = Order::document;
  query.reversed = false;
  query.limit = kMostTold;
  return query;
}

Result<std::vector<std::string>> first_column(const Database& database,
                                              const SqlText& sql) {
  auto rows = sql.prepare(database);
  if (!rows) return tl::unexpected(rows.error());
  std::vector<std::string> all;
  const auto read = rows->each([&] { all.emplace_back(rows->text(0)); });
  if (!read) return tl::unexpected(read.error());
  return all;
}

// `column` of `table` has none of `asked`: what has it instead?
Result<std::vector<std::string>> instead(const Database& database,
                                         const std::string& table,
                                         const std::string& column,
                                         const std::vector<std::string>& asked,
                                         const std::string& of_interest) {
  const auto some = first_column(
      database, SqlText("SELECT 1 FROM " + table + " WHERE " + column +
                            " IN (SELECT value FROM json_each(?)) LIMIT 1",
                        json_list(asked)));
  if (!some) return some;
  if (!some->empty()) return std::vector<std::string>();
  return first_column(
      database, SqlText("SELECT " + column + " FROM " + table + of_interest +
                        " GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 12"));
}

}  // namespace

Result<std::vector<RowsWithout>> rows_without_each(const Database& database,
                                                   const Query& query) {
  std::vector<RowsWithout> all;
  const bool alone = filters_in(query) < 2;
  for (const Part& part : kParts) {
    if (!part.used(query)) continue;
    for (const bool any_role : {true, false}) {
      if (any_role ? part.any_role == nullptr : alone) continue;
      Query without = told(query);
      (any_role ? part.any_role : part.drop)(without);
      const auto keys = find_keys(database, without);
      if (!keys) return tl::unexpected(keys.error());
      if (!keys->empty()) all.push_back({part.option, any_role, keys->size()});
    }
  }
  return all;
}

Result<std::size_t> rows_without_day(const Database& database,
                                     const Query& query) {
  const bool deadlines = query.about == Subject::deadlines;
  if (!(query.due_from || query.due_to) || query.about == Subject::documents) {
    return 0;
  }
  Query undated = told(query);
  undated.due_from.reset();
  undated.due_to.reset();
  if (filters_in(undated) == 0) return 0;
  const auto keys = find_keys(database, undated);
  if (!keys) return tl::unexpected(keys.error());
  auto asked = database.prepare(
      deadlines ? "SELECT 1 FROM mention WHERE document = ? AND number = ? AND "
                  "due IS NULL"
                : "SELECT 1 FROM obligation AS o WHERE o.document = ? AND "
                  "o.number = ? AND o.due IS NULL AND EXISTS (SELECT 1 FROM "
                  "obligation_value AS v WHERE v.document = o.document AND "
                  "v.obligation = o.number AND v.slot = 'due')");
  if (!asked) return tl::unexpected(asked.error());
  std::size_t rows = 0;
  for (const Key& key : *keys) {
    asked->reset();
    asked->bind(1, key.document);
    asked->bind(2, key.number);
    const auto row = asked->step();
    if (!row) return tl::unexpected(row.error());
    rows += *row ? 1 : 0;
  }
  return rows;
}

Result<std::vector<WordsInUse>> words_in_use(const Database& database,
                                             const Query& query) {
  std::vector<WordsInUse> all;
  if (!query.per.empty()) {
    auto words = instead(
        database, "mention_per AS p", "word", query.per,
        " WHERE EXISTS (SELECT 1 FROM obligation_value AS v WHERE v.document = "
        "p.document AND v.mention = p.mention AND v.slot = 'amount')");
    if (!words) return tl::unexpected(words.error());
    if (!words->empty()) all.push_back({"--per", std::move(*words)});
  }
  if (!query.code.empty()) {
    auto codes = instead(database, "finding", "code", {query.code}, "");
    if (!codes) return tl::unexpected(codes.error());
    if (!codes->empty()) all.push_back({"--code", std::move(*codes)});
  }
  return all;
}

}  // namespace tiaowen
