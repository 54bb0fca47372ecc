#include "pipeline/query/sums.h"

#include <map>
#include <set>
#include <tuple>

#include "pipeline/query/filters.h"

namespace tiaowen {
namespace {

struct Figure {
  Key mention;
  std::int64_t clause = 0;  // 0: none
  std::string use, currency, per;
  std::optional<Decimal> low, high;
};

// A sum as long as it is exact and known.
struct Sum {
  std::optional<Decimal> value = Decimal(0);
  void add(const std::optional<Decimal>& more) {
    value = value && more ? Decimal::add(*value, *more) : std::nullopt;
  }
};

struct Group {
  std::int64_t figures = 0, left_out = 0;
  std::optional<Decimal> smallest, largest;
  Sum low, high;
};

std::optional<Decimal> decimal_at(const SqlStatement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return Decimal::parse(row.text(column));
}

SheetValue cell(const std::optional<Decimal>& number) {
  return number ? SheetValue(*number) : SheetValue();
}

class Summing {
 public:
  Summing(const Database& database, const Query& query)
      : database_(database), query_(query) {}

  Result<std::vector<SheetRow>> run(const std::vector<Key>& keys) {
    if (auto read = read_figures(keys); !read) {
      return tl::unexpected(read.error());
    }
    for (const Figure& figure : figures_) {
      auto covered = is_covered(figure);
      if (!covered) return tl::unexpected(covered.error());
      add(figure, *covered);
    }
    return rows();
  }

 private:
  Result<void> read_figures(const std::vector<Key>& keys) {
    SqlText sql(
        "SELECT m.number, m.clause, coalesce(m.use, ''), m.currency, m.min, "
        "m.max, coalesce((SELECT group_concat(word, '、') FROM (SELECT word "
        "FROM mention_per WHERE document = m.document AND mention = m.number "
        "ORDER BY position)), '') FROM obligation_value AS v CROSS JOIN "
        "mention AS m WHERE m.document = v.document AND m.number = v.mention "
        "AND v.slot = 'amount'");
    sql.add(figure_condition(query_, "m"));
    sql.add(" AND v.document = ? AND v.obligation = ?");
    auto rows = sql.prepare(database_);
    if (!rows) return tl::unexpected(rows.error());
    std::set<std::pair<std::int64_t, std::int64_t>> seen;
    for (const Key& key : keys) {
      rows->reset();
      rows->bind(sql.values() + 1, key.document);
      rows->bind(sql.values() + 2, key.number);
      const auto read = rows->each([&] {
        if (!seen.insert({key.document, rows->integer(0)}).second) return;
        take(key.document, *rows);
      });
      if (!read) return tl::unexpected(read.error());
    }
    return {};
  }

  void take(std::int64_t document, const SqlStatement& row) {
    Figure figure;
    figure.mention = {document, row.integer(0)};
    figure.clause = row.is_null(1) ? 0 : row.integer(1);
    figure.use = row.text(2);
    figure.currency = row.text(3);
    figure.low = decimal_at(row, 4);
    figure.high = decimal_at(row, 5);
    figure.per = row.text(6);
    if (figure.use == "total") {
      totals_[{document, figure.currency}].insert(figure.clause);
    }
    figures_.push_back(std::move(figure));
  }

  // Does a total that counts already hold it?
  Result<bool> is_covered(const Figure& figure) {
    if (figure.use != "part" && figure.use != "total") return false;
    const auto totals =
        totals_.find({figure.mention.document, figure.currency});
    if (totals == totals_.end()) return false;
    if (figure.use == "part" && totals->second.contains(figure.clause)) {
      return true;
    }
    std::int64_t clause = figure.clause;
    while (clause != 0) {
      const auto above = parent(figure.mention.document, clause);
      if (!above) return tl::unexpected(above.error());
      clause = *above;
      if (clause != 0 && totals->second.contains(clause)) return true;
    }
    return false;
  }

  Result<std::int64_t> parent(std::int64_t document, std::int64_t clause) {
    if (!parents_) {
      auto prepared = database_.prepare(
          "SELECT coalesce(parent, 0) FROM clause WHERE document = ? AND "
          "number = ?");
      if (!prepared) return tl::unexpected(prepared.error());
      parents_ = std::move(*prepared);
    }
    parents_->reset();
    parents_->bind(1, document);
    parents_->bind(2, clause);
    const auto row = parents_->step();
    if (!row) return tl::unexpected(row.error());
    return *row ? parents_->integer(0) : 0;
  }

  void add(const Figure& figure, bool covered) {
    const std::string use = figure.use == "part" ? "total" : figure.use;
    Group& group = groups_[{use, figure.currency, figure.per}];
    ++group.figures;
    if (covered) {
      ++group.left_out;
      return;
    }
    const auto low = figure.low ? figure.low : figure.high;
    const auto high = figure.high ? figure.high : figure.low;
    if (low && (!group.smallest || *low < *group.smallest)) {
      group.smallest = low;
    }
    if (high && (!group.largest || *high > *group.largest)) {
      group.largest = high;
    }
    group.low.add(figure.low);
    group.high.add(figure.high);
  }

  std::vector<SheetRow> rows() const {
    std::vector<SheetRow> all;
    for (const auto& [name, group] : groups_) {
      const auto& [use, currency, per] = name;
      const bool rate = !per.empty();
      all.push_back({use, per, currency, std::int64_t{group.figures},
                     std::int64_t{group.left_out}, cell(group.smallest),
                     cell(group.largest),
                     rate ? SheetValue() : cell(group.low.value),
                     rate ? SheetValue() : cell(group.high.value)});
    }
    return all;
  }

  const Database& database_;
  const Query& query_;
  std::vector<Figure> figures_;
  // The clauses of each document that state totals of a currency.
  std::map<std::pair<std::int64_t, std::string>, std::set<std::int64_t>>
      totals_;
  std::map<std::tuple<std::string, std::string, std::string>, Group> groups_;
  std::optional<SqlStatement> parents_;
};

}  // namespace

const std::vector<ResultColumn>& sum_columns() {
  using T = ColumnType;
  static const std::vector<ResultColumn> kColumns = {
      {"use", "use", "用途", 10, true, T::text, ""},
      {"per", "per", "每", 8, true, T::text, ""},
      {"currency", "currency", "币种", 8, true, T::text, ""},
      {"figures", "figures", "笔数", 8, true, T::whole, ""},
      {"left_out", "parts left out", "分项不计", 14, true, T::whole, ""},
      {"smallest", "smallest", "最小", 16, true, T::whole, ""},
      {"largest", "largest", "最大", 16, true, T::whole, ""},
      {"sum_min", "sum, at least", "合计（至少）", 18, true, T::whole, ""},
      {"sum_max", "sum, at most", "合计（至多）", 18, true, T::whole, ""},
  };
  return kColumns;
}

Result<std::vector<SheetRow>> sum_rows(const Database& database,
                                       const Query& query,
                                       const std::vector<Key>& keys) {
  return Summing(database, query).run(keys);
}

}  // namespace tiaowen
