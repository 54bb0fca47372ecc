#include "pipeline/query/keys.h"

#include <algorithm>
#include <limits>
#include <unordered_set>

#include "pipeline/query/filters.h"

namespace tiaowen {
namespace {

// Microseconds: to the next entry of an index, to a row from there, and to the
// next row of a table.
constexpr double kStep = 0.2, kRow = 2, kNextRow = 0.5;
constexpr std::int64_t kMost = 50000;       // rows of an index that are counted
constexpr std::int64_t kMostFound = 20000;  // … of a search, and kept
constexpr double kMany = 0.1;  // the share of rows where there are more
constexpr double kUncounted = 0.5;

struct HashKey {
  std::size_t operator()(const Key& key) const {
    return static_cast<std::size_t>(key.document) * 31 +
           static_cast<std::size_t>(key.number);
  }
};

// The rows that a filter passes, as far as they were counted.
struct Passed {
  double share = kUncounted;
  double rows = 0;
  std::optional<std::string> hits{};  // of a search, as JSON
};

struct Plan {
  const Filter* filter = nullptr;  // whose way is taken; null: all rows
  double cost = std::numeric_limits<double>::infinity();
  bool in_order = false;
};

class KeySearch {
 public:
  KeySearch(const Database& database, const Query& query)
      : database_(database),
        query_(query),
        filters_(filters_of(query)),
        order_(order_of(query)) {
    // Cheap conditions are tested first.
    std::stable_sort(
        filters_.begin(), filters_.end(),
        [](const Filter& a, const Filter& b) { return a.cost < b.cost; });
  }

  Result<std::vector<Key>> run() {
    if (auto counted = count(); !counted) {
      return tl::unexpected(counted.error());
    }
    const Plan plan = cheapest();
    auto done = plan.filter != nullptr ? follow(plan) : walk(plan.in_order);
    if (!done) return tl::unexpected(done.error());
    return std::move(keys_);
  }

 private:
  Result<void> count() {
    auto slots = database_.number("SELECT max(slot) FROM search_slot");
    if (!slots) return tl::unexpected(slots.error());
    slots_ = static_cast<double>(slots->value_or(0));
    all_ = std::max(100.0, kRowsOfDocument * slots_);
    if (query_.about == Subject::documents) all_ /= kRowsOfDocument;
    for (const Filter& filter : filters_) {
      auto passed = passed_by(filter);
      if (!passed) return tl::unexpected(passed.error());
      together_ *= passed->share;
      passed_.push_back(std::move(*passed));
    }
    return try_on_some();
  }

  // How many rows pass all filters? Those of the first documents tell what
  // counting each filter by itself cannot: that no duty has an amount. Ids are
  // hashes, so any documents are as good as others.
  Result<void> try_on_some() {
    constexpr double kWorthIt = 200000;
    if (all_ < kWorthIt || filters_.size() < 3 || query_.limit == 0 ||
        query_.about == Subject::documents ||
        query_.about == Subject::clauses) {
      return {};
    }
    SqlText sql("SELECT count(*), count(CASE WHEN ");
    sql.add(conditions(nullptr, nullptr))
        .add(" THEN 1 END) FROM " + table_of(query_.about) +
             " AS r WHERE r.document < (SELECT id FROM document ORDER BY id "
             "LIMIT 1 OFFSET 60)");
    auto statement = sql.prepare(database_);
    if (!statement) return tl::unexpected(statement.error());
    const auto row = statement->step();
    if (!row) return tl::unexpected(row.error());
    const double tried = std::max(1.0, statement->real(0));
    const double passed = statement->real(1);
    together_ = passed > 0 ? passed / tried : std::min(together_, 0.3 / tried);
    return {};
  }

  Result<Passed> passed_by(const Filter& filter) {
    if (filter.ways.empty()) {
      return Passed{filter.cost < 1 ? 1 : kUncounted, all_};
    }
    const Way& way = filter.ways.front();
    Passed passed;
    auto counted =
        way.searched.empty() ? counted_rows(way) : found(way, passed.hits);
    if (!counted) return tl::unexpected(counted.error());
    passed.rows = static_cast<double>(*counted) * way.rows_each;
    const std::int64_t most = way.searched.empty() ? kMost : kMostFound;
    if (*counted == most) passed.rows = std::max(passed.rows, all_ * kMany);
    passed.share = std::min(1.0, passed.rows / all_);
    return passed;
  }

  Result<std::int64_t> counted_rows(const Way& way) const {
    SqlText sql("SELECT count(*) FROM (SELECT 1 ");
    sql.add(way.counted).add(" LIMIT ?)", kMost);
    auto statement = sql.prepare(database_);
    if (!statement) return tl::unexpected(statement.error());
    const auto row = statement->step();
    if (!row) return tl::unexpected(row.error());
    return statement->integer(0);
  }

  // What is found is kept where it is not much.
  Result<std::int64_t> found(const Way& way,
                             std::optional<std::string>& kept) const {
    SqlText sql("SELECT f.rowid ");
    sql.add(way.counted).add(" LIMIT ?", kMostFound);
    auto statement = sql.prepare(database_);
    if (!statement) return tl::unexpected(statement.error());
    std::vector<std::int64_t> hits;
    for (;;) {
      const auto row = statement->step();
      if (!row) return tl::unexpected(row.error());
      if (!*row) break;
      hits.push_back(statement->integer(0));
    }
    if (hits.size() < static_cast<std::size_t>(kMostFound)) {
      kept = "[";
      for (const std::int64_t hit : hits) {
        if (kept->size() > 1) *kept += ',';
        *kept += std::to_string(hit);
      }
      *kept += ']';
    }
    return static_cast<std::int64_t>(hits.size());
  }

  Plan cheapest() const {
    Plan best;
    for (std::size_t i = 0; i <= filters_.size(); ++i) {
      const bool all = i == filters_.size();
      if (!all && filters_[i].ways.empty()) continue;
      const Plan plan = plan_by(i);
      if (plan.cost < best.cost) best = plan;
    }
    return best;
  }

  // Along the way of filter i, or over all rows. Each condition is tested on
  // what the cheaper ones have let through, those on documents first.
  Plan plan_by(std::size_t i) const {
    Plan plan;
    const bool all = i == filters_.size();
    plan.filter = all ? nullptr : &filters_[i];
    const bool leads = !all && filters_[i].ways.front().exact;
    double let_through = 1, tests[2] = {0, 0}, of_documents = 1;
    for (const bool of_document : {true, false}) {
      for (std::size_t k = 0; k < filters_.size(); ++k) {
        if (filters_[k].of_document != of_document || (k == i && leads)) {
          continue;
        }
        tests[of_document ? 0 : 1] += filters_[k].cost * let_through;
        if (k != i) let_through *= passed_[k].share;
      }
      if (of_document) of_documents = let_through;
    }
    double rows = all ? all_ : passed_[i].rows;
    // What is found comes one way round.
    plan.in_order = all ? walks_in_order()
                        : filters_[i].ways.front().order == order_ &&
                              (order_ != Order::found || !down());
    if (plan.in_order && query_.limit > 0) {
      rows *= std::min(1.0, static_cast<double>(query_.limit) /
                                std::max(all_ * together_, 1e-3));
    }
    const double row = !all            ? filters_[i].ways.front().each
                       : along_index() ? kRow
                                       : kNextRow;
    plan.cost = rows * (kStep + tests[0] + of_documents * row + tests[1]);
    return plan;
  }

  // Does a walk over all rows follow an index of days or amounts?
  bool along_index() const {
    return order_ == Order::due || order_ == Order::amount;
  }

  bool walks_in_order() const {
    return order_ != Order::found || query_.about != Subject::documents;
  }

  bool down() const {
    const bool falls =
        order_ == Order::amount ||
        (order_ == Order::document && query_.about == Subject::documents);
    return falls != query_.reversed;
  }

  std::string number() const {
    return query_.about == Subject::documents ? "0" : "r.number";
  }
  std::string by_place() const {
    return query_.about == Subject::documents ? "r.id" : "r.document, r.number";
  }

  // "a DESC, b DESC" of "a, b".
  std::string directed(std::string columns) const {
    if (!down() || columns.empty()) return columns;
    std::size_t at = 0;
    while ((at = columns.find(", ", at)) != std::string::npos) {
      columns.insert(at, " DESC");
      at += 7;
    }
    return columns + " DESC";
  }

  // Those on documents come first, and as soon as a way knows the document.
  SqlText conditions(const Way* way, const Filter* but) const {
    const std::string document = way != nullptr && !way->document.empty()
                                     ? way->document
                                     : document_of(query_.about);
    const std::string modality =
        way != nullptr && !way->modality.empty() ? way->modality : "r.modality";
    SqlText all;
    for (const bool of_document : {true, false}) {
      for (const Filter& filter : filters_) {
        if (&filter == but || filter.of_document != of_document) continue;
        all.also(filter.condition.with(kDocument, document)
                     .with(kModality, modality));
      }
    }
    return all;
  }

  Result<void> follow(const Plan& plan) {
    const Way& way = plan.filter->ways.front();
    SqlText from = way.from, where = way.where;
    const auto at = static_cast<std::size_t>(plan.filter - filters_.data());
    if (const auto& hits = passed_[at].hits) {
      from = from.with("@hits", "json_each(?)").add("", *hits);
      where = where.with("@hit", "f.value");
    } else if (!way.searched.empty()) {
      from = from.with("@hits", way.searched);
      where = SqlText().also(way.match).also(where.with("@hit", "f.rowid"));
    }
    where.also(conditions(&way, way.exact ? plan.filter : nullptr));
    if (plan.in_order) return take(from, where, directed(way.order_by));
    return take_sorted(from, where);
  }

  // Along the primary key, or the index that has the order.
  Result<void> walk(bool in_order) {
    const std::string table = table_of(query_.about) + " AS r";
    const SqlText where = conditions(nullptr, nullptr);
    if (!in_order) return take_sorted(SqlText(table), where);
    switch (order_) {
      case Order::due:
      case Order::amount:
        return walk_index();
      case Order::found:
        return take(SqlText("search_slot AS s CROSS JOIN " + table),
                    SqlText().also(where).add(" AND r.document = s.document"),
                    directed("s.slot, r.number"));
      default:
        if (query_.about == Subject::documents) {
          return take_sorted(SqlText(table), where);
        }
        return take(SqlText(table), where, directed(by_place()));
    }
  }

  // Rows without a day or an amount come last.
  Result<void> walk_index() {
    const bool due = order_ == Order::due;
    const bool deadlines = query_.about == Subject::deadlines;
    const std::string column = due ? "due" : "amount_fen";
    Way way = along(table_of(query_.about),
                    deadlines ? "mention_by_due"
                    : due     ? "obligation_by_due"
                              : "obligation_by_amount",
                    SqlText("k." + column + " IS NOT NULL"));
    if (!deadlines) way.modality = "k.modality";
    auto taken = take(way.from, way.where.also(conditions(&way, nullptr)),
                      directed("k." + column + ", k.document, k.number"));
    if (!taken || full()) return taken;
    return take(
        SqlText(table_of(query_.about) + " AS r"),
        SqlText("r." + column + " IS NULL").also(conditions(nullptr, nullptr)),
        by_place());
  }

  Result<void> take_sorted(const SqlText& from, const SqlText& where) {
    const SqlText expression = order_expression(query_);
    SqlText order;
    if (!expression.empty()) {
      order.add(expression).add(" IS NULL, ").add(expression);
      order.add(down() ? " DESC, " : ", ");
    }
    order.add(expression.empty() ? directed(by_place()) : by_place());
    return take(from, where, order);
  }

  Result<void> take(const SqlText& from, const SqlText& where,
                    const std::string& order) {
    return take(from, where, SqlText(order));
  }

  Result<void> take(const SqlText& from, const SqlText& where,
                    const SqlText& order) {
    SqlText sql("SELECT " + document_of(query_.about) + ", " + number() +
                " FROM ");
    sql.add(from).add(" WHERE ").add(where);
    if (!order.empty()) sql.add(" ORDER BY ").add(order);
    auto statement = sql.prepare(database_);
    if (!statement) return tl::unexpected(statement.error());
    while (!full()) {
      const auto row = statement->step();
      if (!row) return tl::unexpected(row.error());
      if (!*row) break;
      const Key key{statement->integer(0), statement->integer(1)};
      if (seen_.insert(key).second) keys_.push_back(key);
    }
    return {};
  }

  bool full() const {
    return query_.limit > 0 &&
           keys_.size() >= static_cast<std::size_t>(query_.limit);
  }

  const Database& database_;
  const Query& query_;
  std::vector<Filter> filters_;
  const Order order_;
  double slots_ = 0, all_ = 0;  // documents, about; rows
  std::vector<Passed> passed_;  // as filters_
  double together_ = 1;         // the share of rows that pass all
  std::vector<Key> keys_;
  std::unordered_set<Key, HashKey> seen_;
};

// Documents that have such obligations.
Result<std::vector<Key>> documents_of_obligations(const Database& database,
                                                  const Query& query) {
  Query inner = query;
  inner.about = Subject::obligations;
  inner.order = Order::document;
  inner.limit = 0;
  auto rows = find_keys(database, inner);
  if (!rows) return rows;
  std::vector<std::int64_t> ids;
  for (const Key& row : *rows) ids.push_back(row.document);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  if (query.limit > 0 && ids.size() > static_cast<std::size_t>(query.limit)) {
    ids.resize(static_cast<std::size_t>(query.limit));
  }
  std::vector<Key> documents;
  for (const std::int64_t id : ids) documents.push_back({id, 0});
  return documents;
}

bool asks_for_obligations(const Query& query) {
  return !query.bodies.empty() || !query.modalities.empty() || query.due_from ||
         query.due_to || query.amount_from || query.amount_to ||
         !query.per.empty() || !query.condition.empty();
}

}  // namespace

Result<std::vector<Key>> find_keys(const Database& database,
                                   const Query& query) {
  if (query.about == Subject::documents && asks_for_obligations(query)) {
    return documents_of_obligations(database, query);
  }
  return KeySearch(database, query).run();
}

}  // namespace tiaowen
