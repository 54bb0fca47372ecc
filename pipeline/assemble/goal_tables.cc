#include "pipeline/assemble/goal_tables.h"

#include <algorithm>
#include <span>

#include "pipeline/assemble/actors.h"
#include "pipeline/assemble/sentences.h"
#include "pipeline/assemble/table_heads.h"
#include "pipeline/assemble/words_at.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

using CellRow = std::span<const TableCell>;

// The cells that begin in each row, in order.
std::vector<CellRow> rows_of(const Table& table) {
  std::vector<CellRow> rows;
  const std::span<const TableCell> cells(table.cells);
  for (std::size_t from = 0; from < cells.size();) {
    std::size_t to = from;
    while (to < cells.size() && cells[to].row == cells[from].row) ++to;
    rows.push_back(cells.subspan(from, to - from));
    from = to;
  }
  return rows;
}

// Where the goals stand, counted from the right: conversions lose cells on
// the left more often. Nothing where the row is no head of goals and results.
std::optional<std::size_t> goal_place(const Material& material, CellRow row) {
  std::optional<std::size_t> goal, result;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto head = head_of(material, row[i].span);
    if (!head) continue;
    if (head->column == Column::task) goal = row.size() - 1 - i;
    if (head->column == Column::result) result = row.size() - 1 - i;
  }
  return goal && result && *result < *goal ? goal : std::nullopt;
}

// 预算单位 | 某市图书馆: the first body in the row after that label.
int unit_in(const Material& material, CellRow row) {
  for (std::size_t i = 0; i + 1 < row.size(); ++i) {
    const auto head = head_of(material, row[i].span);
    if (!head || head->column != Column::unit) continue;
    const MentionRange range =
        mentions_in(material, {row[i].span.end, row.back().span.end});
    for (int m = range.begin; m < range.end; ++m) {
      if (department_at(material, m) != nullptr) return m;
    }
  }
  return -1;
}

// A goal in words may hold several sentences; 其中… belongs to the one before.
std::vector<Span> goals_of(const Material& material, Span cell) {
  const std::vector<Span> numbered = statements_of(material.text.folded, cell);
  if (numbered.size() > 1) return numbered;
  std::vector<Span> goals;
  for (const Sentence& sentence : sentences_of(material.text, cell)) {
    const bool goes_on = begins_word(material, sentence.span.begin,
                                     {Dictionary::use_word, "use", "part"});
    if (goes_on && !goals.empty()) {
      goals.back().end = sentence.span.end;
    } else {
      goals.push_back(sentence.span);
    }
  }
  return goals;
}

// A goal that is only a figure needs the name beside it: 满意度 | 90%.
Span with_name(const Text& text, CellRow row, std::size_t at) {
  constexpr std::uint32_t kFigureOnly = 8;
  Span span = row[at].span;
  const auto view = text.view(span);
  const bool figure = span.length() <= kFigureOnly &&
                      std::any_of(view.begin(), view.end(), is_digit);
  if (figure && at > 0) span.begin = row[at - 1].span.begin;
  return span;
}

}  // namespace

std::vector<Obligation> goal_obligations(const Material& material, int index) {
  const Table& table = material.text.tables[static_cast<std::size_t>(index)];
  std::vector<Obligation> obligations;
  std::optional<std::size_t> place;
  int unit = -1;
  for (const CellRow& row : rows_of(table)) {
    if (unit < 0) unit = unit_in(material, row);
    if (const auto head = goal_place(material, row)) {
      place = head;
      continue;
    }
    if (!place || row.size() < 2 || *place >= row.size()) continue;
    const std::size_t at = row.size() - 1 - *place;
    const Span whole = with_name(material.text, row, at);
    const std::vector<Span> goals = whole == row[at].span
                                        ? goals_of(material, whole)
                                        : std::vector<Span>{whole};
    for (const Span& goal : goals) {
      if (goal.empty()) continue;
      Obligation obligation = task_of(material, goal);
      obligation.modality = Modality::target;
      obligation.table = index;
      obligation.table_row = row[at].row;
      if (unit >= 0) {
        obligation.leads = {unit};
        obligation.inherited =
            material.mentions[static_cast<std::size_t>(unit)].span;
      }
      obligations.push_back(std::move(obligation));
    }
  }
  return obligations;
}

}  // namespace tiaowen
