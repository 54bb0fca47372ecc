#include "pipeline/query/keys.h"

#include <algorithm>
#include <limits>
#include <unordered_set>

#include "pipeline/query/counts.h"
#include "pipeline/query/document_keys.h"

namespace tiaowen {
namespace {

// Microseconds: to the next entry of an index, to a row from there, and to the
// next row of a table.
constexpr double kStep = 0.2, kRow = 2, kNextRow = 0.5;

struct HashKey {
  std::size_t operator()(const Key& key) const {
    return static_cast<std::size_t>(key.document) * 31 +
           static_cast<std::size_t>(key.number);
  }
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
        order_(order_of(query)),
        counts_(database, query) {
    // Cheap conditions are tested first.
    std::stable_sort(
        filters_.begin(), filters_.end(),
        [](const Filter& a, const Filter& b) { return a.cost < b.cost; });
  }

  Result<std::vector<Key>> run() {
    if (auto counted = counts_.count(filters_); !counted) {
      return tl::unexpected(counted.error());
    }
    const Plan plan = cheapest();
    auto done = plan.filter != nullptr ? follow(plan) : walk(plan.in_order);
    if (!done) return tl::unexpected(done.error());
    return std::move(keys_);
  }

 private:
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
  // what the cheaper ones have let through, first those that need no row.
  Plan plan_by(std::size_t i) const {
    Plan plan;
    const bool all = i == filters_.size();
    plan.filter = all ? nullptr : &filters_[i];
    const Way* const way = all ? nullptr : &filters_[i].ways.front();
    const bool leads = !all && way->exact;
    double let_through = 1, tests[2] = {0, 0}, come_to = 1;
    for (const bool before : {true, false}) {
      for (std::size_t k = 0; k < filters_.size(); ++k) {
        if (before_row(filters_[k], way) != before || (k == i && leads)) {
          continue;
        }
        tests[before ? 0 : 1] += filters_[k].cost * let_through;
        if (k != i) let_through *= counts_.of(k).share;
      }
      if (before) come_to = let_through;
    }
    double rows = all ? counts_.all() : counts_.of(i).rows;
    // What is found comes one way round.
    plan.in_order =
        all ? walks_in_order()
            : way->order == order_ && (order_ != Order::found || !down());
    if (plan.in_order && query_.limit > 0) {
      const double passing = counts_.all() * counts_.together();
      rows *= std::min(
          1.0, static_cast<double>(query_.limit) / std::max(passing, 1e-3));
    }
    const double row = !all ? way->each : along_index() ? kRow : kNextRow;
    plan.cost = rows * (kStep + tests[0] + come_to * row + tests[1]);
    return plan;
  }

  // Can it be tested before the row is come to? A way may name the modality;
  // none: over all rows.
  bool before_row(const Filter& filter, const Way* way) const {
    const bool named =
        way != nullptr ? !way->modality.empty()
                       : along_index() && query_.about != Subject::deadlines;
    return filter.of_document || (filter.of_modality && named);
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

  Result<void> follow(const Plan& plan) {
    const Way& way = plan.filter->ways.front();
    SqlText from = way.from, where = way.where;
    const auto at = static_cast<std::size_t>(plan.filter - filters_.data());
    if (const auto& hits = counts_.of(at).hits) {
      from = from.with("@hits", "json_each(?)").add("", *hits);
      where = where.with("@hit", "f.value");
    } else if (!way.searched.empty()) {
      from = from.with("@hits", way.searched);
      where = SqlText().also(way.match).also(where.with("@hit", "f.rowid"));
    }
    where.also(conditions_of(filters_, query_.about, &way,
                             way.exact ? plan.filter : nullptr));
    if (plan.in_order) return take(from, where, directed(way.order_by));
    return take_sorted(from, where);
  }

  // Along the primary key, or the index that has the order.
  Result<void> walk(bool in_order) {
    const std::string table = table_of(query_.about) + " AS r";
    const SqlText where = conditions_of(filters_, query_.about);
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
    auto taken = take(
        way.from, way.where.also(conditions_of(filters_, query_.about, &way)),
        directed("k." + column + ", k.document, k.number"));
    if (!taken || full()) return taken;
    return take(SqlText(table_of(query_.about) + " AS r"),
                SqlText("r." + column + " IS NULL")
                    .also(conditions_of(filters_, query_.about)),
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
  Counts counts_;
  std::vector<Key> keys_;
  std::unordered_set<Key, HashKey> seen_;
};

}  // namespace

Result<std::vector<Key>> find_keys(const Database& database,
                                   const Query& query) {
  if (query.about == Subject::documents && asks_for_obligations(query)) {
    return find_document_keys(database, query);
  }
  return KeySearch(database, query).run();
}

}  // namespace tiaowen
