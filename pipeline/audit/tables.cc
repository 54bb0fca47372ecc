// Tables: total rows, total columns, and columns of shares.
//
//   甲县 | 30 | 60%
//   乙县 | 20 | 40%
//   合计 | 60 | 100%      the parts make 50
//
// A table's own figures say how it is meant: a way of adding up that most of
// them follow is taken for meant, and the few that do not are reported. Where
// nothing but the figure in question could say it, it is not reported, unless
// the table is as plain as this one.

#include <algorithm>
#include <array>
#include <functional>

#include "pipeline/audit/table_numbers.h"

namespace tiaowen {
namespace {

// A sum and how far roundings may have moved it.
struct Sum {
  Decimal value;
  Slack slack;
  int terms = 0;
  bool whole = true;  // no number is missing, none is too large

  void add(const std::optional<CellNumber>& cell) {
    if (!cell) {
      whole = false;
      return;
    }
    const auto next = Decimal::add(value, cell->value);
    if (!next) {
      whole = false;
      return;
    }
    value = *next;
    slack.add(cell->step);
    ++terms;
  }
  bool makes(const CellNumber& total) const {
    const auto off = Decimal::subtract(value, total.value);
    Slack all = slack;
    all.add(total.step);
    return off && all.covers(*off);
  }
};

class TableCheck {
 public:
  TableCheck(const TableNumbers& numbers, std::vector<Finding>& findings)
      : numbers_(numbers), findings_(findings) {}

  void check() {
    for (int row = 0; row < numbers_.rows(); ++row) {
      if (numbers_.line(row) == RowKind::total) check_total_row(row);
    }
    for (int column = 1; column < numbers_.columns(); ++column) {
      if (numbers_.totals(column)) check_total_column(column);
    }
    for (int column = 1; column < numbers_.columns(); ++column) {
      if (numbers_.kind(column) == ColumnKind::percent) check_percent(column);
    }
  }

 private:
  using Rows = std::vector<int>;
  std::vector<Rows> ways_to(int total) const;
  Rows lowest_above(Rows rows) const;
  Sum sum_of(const Rows& rows, int column) const;
  bool is_plain(int total, const Rows& rows) const;
  void check_total_row(int total);
  void check_total_column(int total);
  void check_percent(int column);
  void report_sum(const Sum& sum, const CellNumber& total) {
    findings_.push_back({Severity::warning, "amount.sum_mismatch",
                         "the parts make " + sum.value.str() +
                             ", the total says " + total.value.str(),
                         total.span});
  }

  const TableNumbers& numbers_;
  std::vector<Finding>& findings_;
};

// Of rows that are numbered, those of the highest level.
TableCheck::Rows TableCheck::lowest_above(Rows rows) const {
  int least = 1000;
  for (const int row : rows) least = std::min(least, numbers_.level(row));
  std::erase_if(rows, [&](int row) { return numbers_.level(row) != least; });
  return rows;
}

// The sets of rows that the total may be of.
std::vector<TableCheck::Rows> TableCheck::ways_to(int total) const {
  Rows above, below, subtotals, since;
  for (int row = 0; row < numbers_.rows(); ++row) {
    const RowKind line = numbers_.line(row);
    if (line == RowKind::subtotal) subtotals.push_back(row);
    if (line == RowKind::total && row < total) since.clear();
    if (line != RowKind::item) continue;
    (row < total ? above : below).push_back(row);
    if (row < total) since.push_back(row);
  }
  std::vector<Rows> ways;
  for (Rows* rows : {&above, &below, &since, &subtotals}) {
    if (rows->size() < 2) continue;
    ways.push_back(*rows);
    ways.push_back(lowest_above(*rows));
  }
  return ways;
}

Sum TableCheck::sum_of(const Rows& rows, int column) const {
  Sum sum;
  for (const int row : rows) sum.add(numbers_.at(row, column));
  return sum;
}

// One total, at an end of the table, and items alike.
bool TableCheck::is_plain(int total, const Rows& rows) const {
  for (int row = 0; row < numbers_.rows(); ++row) {
    const RowKind line = numbers_.line(row);
    if (line == RowKind::part || line == RowKind::subtotal) return false;
    if (line == RowKind::total && row != total) return false;
    if (line == RowKind::item &&
        numbers_.level(row) != numbers_.level(rows.front())) {
      return false;
    }
  }
  return rows.front() > total || rows.back() < total;
}

void TableCheck::check_total_row(int total) {
  const std::vector<Rows> ways = ways_to(total);
  if (ways.empty()) return;
  std::size_t best = 0;
  int most = -1;
  for (std::size_t way = 0; way < ways.size(); ++way) {
    int held = 0;
    for (int c = 1; c < numbers_.columns(); ++c) {
      const auto& cell = numbers_.at(total, c);
      if (numbers_.kind(c) != ColumnKind::sum || !cell) continue;
      held += sum_of(ways[way], c).makes(*cell) ? 1 : 0;
    }
    if (held > most) best = way, most = held;
  }
  int columns = 0;
  for (int c = 1; c < numbers_.columns(); ++c) {
    if (numbers_.kind(c) == ColumnKind::sum && numbers_.at(total, c)) ++columns;
  }
  const bool meant = 2 * most > columns;
  const bool plain = columns <= 2 && is_plain(total, ways[best]);
  if (!meant && !plain) return;
  for (int c = 1; c < numbers_.columns(); ++c) {
    const auto& cell = numbers_.at(total, c);
    if (numbers_.kind(c) != ColumnKind::sum || !cell) continue;
    const bool held = std::any_of(
        ways.begin(), ways.end(),
        [&](const Rows& rows) { return sum_of(rows, c).makes(*cell); });
    const Sum sum = sum_of(ways[best], c);
    // A column with holes is no sum of what is there.
    if (!held && sum.whole) report_sum(sum, *cell);
  }
}

// 合计 | 中央 | 省级 | 市级: the other columns on one side of it.
void TableCheck::check_total_column(int total) {
  const auto side = [&](int from, int to) {
    std::vector<int> columns;
    for (int c = from; c < to; ++c) {
      if (numbers_.totals(c)) break;
      if (numbers_.kind(c) == ColumnKind::sum) columns.push_back(c);
    }
    return columns;
  };
  int left = total;
  while (left > 1 && !numbers_.totals(left - 1)) --left;
  for (const auto& columns :
       {side(total + 1, numbers_.columns()), side(left, total)}) {
    if (columns.size() < 2) continue;
    int held = 0, rows = 0;
    std::vector<std::pair<int, Sum>> failed;
    for (int row = 0; row < numbers_.rows(); ++row) {
      const auto& cell = numbers_.at(row, total);
      Sum sum;
      for (const int c : columns) sum.add(numbers_.at(row, c));
      if (!cell || !sum.whole) continue;
      ++rows;
      if (sum.makes(*cell)) {
        ++held;
      } else {
        failed.emplace_back(row, sum);
      }
    }
    if (held < 2 || 4 * held < 3 * rows) continue;
    for (const auto& [row, sum] : failed) {
      report_sum(sum, *numbers_.at(row, total));
    }
    return;
  }
}

// What a percentage may be of its row: a/b, (a-b)/b, or a of the column's
// total.
struct Meaning {
  int part = 0, base = 0;
  bool growth = false, of_total = false;
};

bool follows(const CellNumber& part, const CellNumber& base, bool growth,
             const CellNumber& percent, bool head_percent) {
  Decimal share = percent.value, step = percent.step;
  if (!percent.percent && head_percent) {
    const Decimal hundredth = Decimal::power_of_ten(-2);
    share = Decimal::multiply(share, hundredth).value_or(share);
    step = Decimal::multiply(step.is_zero() ? Decimal(1) : step, hundredth)
               .value_or(step);
  }
  const auto top = growth ? Decimal::subtract(part.value, base.value)
                          : std::optional(part.value);
  const auto told = Decimal::multiply(share, base.value);
  const auto off = top && told ? Decimal::subtract(*top, *told) : std::nullopt;
  const auto allowed = Decimal::multiply(step, magnitude(base.value));
  if (!off || !allowed) return true;
  const auto room = Decimal::add(*allowed, part.step);
  const auto wider =
      room ? Decimal::add(*room, base.step) : std::optional<Decimal>();
  return !wider || magnitude(*off) <= *wider;
}

void TableCheck::check_percent(int column) {
  constexpr int kNear = 4;
  const int first = std::max(1, column - kNear);
  int total = -1;
  for (int row = 0; row < numbers_.rows(); ++row) {
    if (numbers_.line(row) == RowKind::total) total = row;
  }
  const auto base_at = [&](const Meaning& m, int row) {
    return m.of_total ? numbers_.at(total, m.part) : numbers_.at(row, m.base);
  };
  std::vector<Meaning> meanings;
  for (int a = first; a < column; ++a) {
    if (numbers_.kind(a) != ColumnKind::sum) continue;
    if (total >= 0) meanings.push_back({a, a, false, true});
    for (int b = first; b < column; ++b) {
      if (a == b || numbers_.kind(b) != ColumnKind::sum) continue;
      meanings.push_back({a, b, false, false});
      meanings.push_back({a, b, true, false});
    }
  }
  for (const Meaning& m : meanings) {
    int rows = 0;
    Rows failed;
    for (int row = 0; row < numbers_.rows(); ++row) {
      const auto& percent = numbers_.at(row, column);
      const auto& part = numbers_.at(row, m.part);
      const auto base = base_at(m, row);
      if (!percent || !part || !base || base->value.is_zero()) continue;
      ++rows;
      if (!follows(*part, *base, m.growth, *percent, true)) {
        failed.push_back(row);
      }
    }
    constexpr int kFewest = 4;
    if (rows < kFewest || 4 * static_cast<int>(failed.size()) > rows) continue;
    for (const int row : failed) {
      findings_.push_back({Severity::warning, "ratio.mismatch",
                           "the percentage does not follow from " +
                               numbers_.at(row, m.part)->value.str() + " and " +
                               base_at(m, row)->value.str() +
                               ", as those of the other rows do",
                           numbers_.at(row, column)->span});
    }
    return;
  }
}

}  // namespace

void check_tables(const Books& books, std::vector<Finding>& findings) {
  for (const Table& table : books.text.tables) {
    if (const auto numbers = TableNumbers::read(books, table)) {
      TableCheck(*numbers, findings).check();
    }
  }
}

}  // namespace tiaowen
