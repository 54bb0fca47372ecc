// Heads of columns: what the column of a table holds, by its words.
//
//   牵头单位 lead · 完成时限 due · 目标任务 task (rank 9) · 实际完成值 result
//
// Rows: dictionaries/task_column.tsv.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/assemble/assemble.h"

namespace tiaowen {

enum class Column : std::uint8_t {
  other,
  task,
  result,
  unit,
  lead,
  responsible,  // 责任单位: leads, unless a cell itself says who supports
  support,
  due,
};

struct Head {
  Column column = Column::other;
  Decimal rank;  // of task columns: the one that states the task most closely
};

// The head that a cell is; nothing where it is too long or no such word.
std::optional<Head> head_of(const Material& material, Span cell);

// An obligation that a cell, or a statement in it, is: its figures and times.
Obligation task_of(const Material& material, Span statement);

// 1.…;2.…;3.… in one cell are several statements.
std::vector<Span> statements_of(std::u32string_view text, Span cell);

}  // namespace tiaowen
