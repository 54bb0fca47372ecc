#include "pipeline/assemble/task_tables.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

#include "pipeline/assemble/actors.h"
#include "pipeline/assemble/figures.h"
#include "pipeline/assemble/goal_tables.h"
#include "pipeline/assemble/table_heads.h"

namespace tiaowen {
namespace {

struct Shape {
  std::vector<Head> heads;  // by column
  int first_row = 0;        // below the heads
  int task = -1;            // the column that states the tasks
};

// The row of heads: most of its filled cells name columns, one of them a task
// and one an actor or a time.
std::optional<Shape> shape_in_row(const Material& material, const Table& table,
                                  int row) {
  Shape shape;
  shape.heads.resize(static_cast<std::size_t>(table.columns));
  int filled = 0, known = 0;
  bool charged = false;
  for (const TableCell& cell : table.cells) {
    if (cell.row > row) break;
    if (cell.row != row || cell.span.empty()) continue;
    ++filled;
    const auto head = head_of(material, cell.span);
    if (!head) continue;
    ++known;
    shape.first_row = std::max(shape.first_row, row + cell.row_span);
    for (int c = cell.column;
         c < std::min(table.columns, cell.column + cell.column_span); ++c) {
      shape.heads[static_cast<std::size_t>(c)] = *head;
    }
    charged |= head->column >= Column::lead;
    if (head->column != Column::task) continue;
    const bool closer =
        shape.task < 0 ||
        shape.heads[static_cast<std::size_t>(shape.task)].rank < head->rank;
    if (closer) shape.task = cell.column;
  }
  if (!charged || shape.task < 0 || 2 * known < filled) return std::nullopt;
  return shape;
}

std::optional<Shape> shape_of(const Material& material, const Table& table) {
  constexpr int kRowsOfHeads = 4;
  for (int row = 0; row < std::min(kRowsOfHeads, table.rows); ++row) {
    if (auto shape = shape_in_row(material, table, row)) return shape;
  }
  return std::nullopt;
}

// One table's cells by the column and row they cover.
class CellsByPlace {
 public:
  CellsByPlace(const Table& table, int first_row)
      : columns_(table.columns),
        cells_(static_cast<std::size_t>(table.rows * table.columns), nullptr) {
    for (const TableCell& cell : table.cells) {
      if (cell.row < first_row) continue;
      for (int r = cell.row; r < std::min(table.rows, cell.row + cell.row_span);
           ++r) {
        for (int c = cell.column;
             c < std::min(table.columns, cell.column + cell.column_span); ++c) {
          cells_[index(r, c)] = &cell;
        }
      }
    }
  }
  const TableCell* at(int row, int column) const {
    return cells_[index(row, column)];
  }

 private:
  std::size_t index(int row, int column) const {
    return static_cast<std::size_t>(row * columns_ + column);
  }
  int columns_;
  std::vector<const TableCell*> cells_;
};

void add(std::vector<int>& to, int index) {
  if (std::find(to.begin(), to.end(), index) == to.end()) to.push_back(index);
}

void add_departments(const Material& material, Span cell, Column column,
                     Obligation& obligation) {
  const MentionRange range = mentions_in(material, cell);
  for (int i = range.begin; i < range.end; ++i) {
    const Department* department = department_at(material, i);
    if (department == nullptr) continue;
    const bool supports = column == Column::support ||
                          (column == Column::responsible &&
                           department->role == DepartmentRole::support);
    add(supports ? obligation.supports : obligation.leads, i);
  }
}

// Any time in a time column is a limit, but how often something recurs.
void add_times(const Material& material, Span cell, Obligation& obligation) {
  const MentionRange range = mentions_in(material, cell);
  for (int i = range.begin; i < range.end; ++i) {
    const auto* time = std::get_if<Time>(
        &material.mentions[static_cast<std::size_t>(i)].value);
    if (time == nullptr || time->role == TimeRole::frequency) continue;
    add(obligation.due, i);
  }
}

// A row whose one cell runs over the whole table is a heading of those below.
bool spans_table(const Table& table, const TableCell& cell) {
  return cell.column == 0 && cell.column_span >= table.columns &&
         table.columns > 1;
}

void read_table(const Material& material, int index,
                std::vector<Obligation>& out) {
  const Table& table = material.text.tables[static_cast<std::size_t>(index)];
  const auto shape = shape_of(material, table);
  if (!shape) return;
  const CellsByPlace cells(table, shape->first_row);
  for (const TableCell& cell : table.cells) {
    if (cell.row < shape->first_row || cell.column != shape->task) continue;
    if (cell.span.empty() || spans_table(table, cell)) continue;
    for (const Span& statement :
         statements_of(material.text.folded, cell.span)) {
      Obligation obligation = task_of(material, statement);
      obligation.table = index;
      obligation.table_row = cell.row;
      const int last = std::min(table.rows, cell.row + cell.row_span);
      for (int row = cell.row; row < last; ++row) {
        for (int c = 0; c < table.columns; ++c) {
          const TableCell* other = cells.at(row, c);
          if (other == nullptr || other == &cell || other->column != c) {
            continue;
          }
          const Column column =
              shape->heads[static_cast<std::size_t>(c)].column;
          if (column == Column::due)
            add_times(material, other->span, obligation);
          if (column == Column::lead || column == Column::support ||
              column == Column::responsible) {
            add_departments(material, other->span, column, obligation);
          }
        }
      }
      out.push_back(std::move(obligation));
    }
  }
}

}  // namespace

std::vector<Obligation> table_obligations(const Material& material) {
  std::vector<Obligation> obligations;
  for (std::size_t i = 0; i < material.text.tables.size(); ++i) {
    const auto index = static_cast<int>(i);
    read_table(material, index, obligations);
    auto goals = goal_obligations(material, index);
    std::move(goals.begin(), goals.end(), std::back_inserter(obligations));
  }
  return obligations;
}

}  // namespace tiaowen
