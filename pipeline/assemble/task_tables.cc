#include "pipeline/assemble/task_tables.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "pipeline/assemble/actors.h"
#include "pipeline/assemble/figures.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

enum class Column : std::uint8_t {
  other,
  task,
  lead,
  responsible,  // 责任单位: leads, unless a cell itself says who supports
  support,
  due,
};

struct Head {
  Column column = Column::other;
  Decimal rank;  // of task columns: the one that states the task most closely
};

struct Shape {
  std::vector<Head> heads;  // by column
  int first_row = 0;        // below the heads
  int task = -1;            // the column that states the tasks
};

Column column_named(std::string_view name) {
  if (name == "task") return Column::task;
  if (name == "lead") return Column::lead;
  if (name == "responsible") return Column::responsible;
  if (name == "support") return Column::support;
  if (name == "due") return Column::due;
  return Column::other;
}

// A head is short and ends with a word that names a column: 主要任务, 牵头单位.
std::optional<Head> head_of(const Material& material, Span cell) {
  constexpr std::uint32_t kLongestHead = 16;
  const std::u32string_view text = material.text.folded;
  while (!cell.empty() && is_space(text[cell.end - 1])) --cell.end;
  if (cell.empty() || cell.length() > kLongestHead) return std::nullopt;
  std::uint32_t end = cell.end;
  if (text[end - 1] == U')') {  // 完成时限(2025年)
    while (end > cell.begin && text[end - 1] != U'(') --end;
    if (end > cell.begin) --end;
    while (end > cell.begin && is_space(text[end - 1])) --end;
  }
  const Word word = material.words.ends(text, end, Dictionary::task_column);
  if (!word || word.length > end - cell.begin) return std::nullopt;
  Head head{column_named(material.words.cell(word, "column")), {}};
  if (const auto& value = material.words.value(word)) head.rank = *value;
  return head;
}

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
  const MentionRange range = mentions_in(material.mentions, cell);
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
  const MentionRange range = mentions_in(material.mentions, cell);
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

// 1.…;2.…;3.… in one cell are several tasks.
std::vector<Span> statements_of(std::u32string_view text, Span cell) {
  std::vector<std::uint32_t> starts;
  int next = 1;
  for (std::uint32_t i = cell.begin; i + 1 < cell.end; ++i) {
    if (text[i] != static_cast<char32_t>(U'0' + next) || next > 9) continue;
    const bool mark = text[i + 1] == U'、' || text[i + 1] == U'.';
    const bool number = i + 2 < cell.end && is_digit(text[i + 2]);
    const bool free = i == cell.begin || is_space(text[i - 1]) ||
                      text[i - 1] == U';' || text[i - 1] == U'。';
    if (!mark || number || !free) continue;
    starts.push_back(i);
    ++next;
  }
  if (starts.size() < 2 || starts.front() != cell.begin) return {cell};
  std::vector<Span> parts;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    Span part{starts[i] + 2, i + 1 < starts.size() ? starts[i + 1] : cell.end};
    constexpr std::u32string_view kEnds = U" ;。,";
    while (!part.empty() &&
           kEnds.find(text[part.end - 1]) != std::u32string_view::npos) {
      --part.end;
    }
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

Obligation task_of(const Material& material, Span statement) {
  Obligation obligation;
  obligation.span = obligation.action = statement;
  obligation.from_table = true;
  const Figures figures = figures_in(material, statement);
  obligation.amounts = figures.amounts;
  obligation.ratios = figures.ratios;
  obligation.quantities = figures.quantities;
  obligation.due = dues_in(material, statement);
  const bool counts = !figures.ratios.empty() || !figures.quantities.empty();
  obligation.modality = counts ? Modality::target : Modality::duty;
  return obligation;
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
    read_table(material, static_cast<int>(i), obligations);
  }
  return obligations;
}

}  // namespace tiaowen
