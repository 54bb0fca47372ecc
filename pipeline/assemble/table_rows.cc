#include "pipeline/assemble/table_rows.h"

#include <algorithm>
#include <string>

#include "pipeline/assemble/actors.h"
#include "pipeline/assemble/rules_outcomes.h"

namespace tiaowen {
namespace {

struct AwardShape {
  int award = -1;            // the column that says what is given
  std::vector<Span> labels;  // heads of the columns before it; empty: no label
  int first_row = 0;
};

// A number, a remark or who is responsible asks nothing of the applicant.
bool asks(const Material& material, Span head) {
  const Word word = material.words.ends(material.text.folded, head.end,
                                        Dictionary::task_column);
  const std::string_view column = material.words.cell(word, "column");
  return !word || column == "task" || column == "topic" || column == "unit";
}

std::optional<AwardShape> shape_of(const Material& material,
                                   const Table& table) {
  constexpr int kMostColumns = 12;
  if (table.columns < 2 || table.columns > kMostColumns) return std::nullopt;
  AwardShape shape;
  shape.labels.resize(static_cast<std::size_t>(table.columns));
  for (const TableCell& cell : table.cells) {
    if (cell.row > 0) break;
    shape.first_row = std::max(shape.first_row, cell.row_span);
    if (cell.span.empty() || cell.column_span > 1) continue;
    if (first_rule_word(material, cell.span, "award_head")) {
      if (shape.award >= 0) return std::nullopt;  // two standards: which?
      shape.award = cell.column;
      continue;
    }
    if (asks(material, cell.span)) {
      shape.labels[static_cast<std::size_t>(cell.column)] = cell.span;
    }
  }
  if (shape.award < 1) return std::nullopt;
  for (int c = shape.award; c < table.columns; ++c) {
    shape.labels[static_cast<std::size_t>(c)] = {};
  }
  return shape;
}

// The only figure of a cell; -1 where there is none or more.
int figure_in(const Material& material, Span cell) {
  int found = -1;
  const MentionRange range = mentions_in(material, cell);
  for (int i = range.begin; i < range.end; ++i) {
    const Value& value = material.mentions[static_cast<std::size_t>(i)].value;
    if (!std::holds_alternative<Amount>(value) &&
        !std::holds_alternative<Ratio>(value)) {
      continue;
    }
    if (found >= 0) return -1;
    found = i;
  }
  return found;
}

Condition label_condition(const Material& material, Span head, Span cell) {
  const auto numbers = numbers_in(material, cell, {});
  Condition condition;
  if (numbers.size() == 1) {
    condition = numbers[0];
  } else {
    condition.kind = ConditionKind::words;
    condition.values = {words_of(material, cell)};
  }
  condition.name = words_of(material, head);
  condition.span = cell;
  return condition;
}

}  // namespace

std::vector<AwardRow> table_rows(const Material& material, const Table& table) {
  std::vector<AwardRow> rows;
  const auto shape = shape_of(material, table);
  if (!shape) return rows;
  // Labels that hold for the row at hand; merged cells hold for several.
  std::vector<const TableCell*> labels(static_cast<std::size_t>(table.columns),
                                       nullptr);
  for (const TableCell& cell : table.cells) {
    if (cell.row < shape->first_row) continue;
    if (cell.column < shape->award) {
      labels[static_cast<std::size_t>(cell.column)] = &cell;
      continue;
    }
    if (cell.column != shape->award || cell.row_span > 1) continue;
    const int figure = figure_in(material, cell.span);
    if (figure < 0) continue;
    AwardRow row;
    state(material, material.mentions[static_cast<std::size_t>(figure)], row);
    row.span = cell.span;
    for (std::size_t c = 0; c < labels.size(); ++c) {
      const Span head = shape->labels[c];
      const TableCell* label = labels[c];
      if (head.empty() || label == nullptr || label->span.empty()) continue;
      if (cell.row >= label->row + label->row_span) continue;
      row.conditions.push_back(label_condition(material, head, label->span));
      row.span.begin = std::min(row.span.begin, label->span.begin);
    }
    if (row.conditions.empty()) continue;
    if (!rows.empty() &&
        (rows[0].ratio != row.ratio || rows[0].currency != row.currency)) {
      return {};
    }
    row.cap = false;
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace tiaowen
