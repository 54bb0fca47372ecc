#include "pipeline/layout/flattened_tables.h"

#include <algorithm>

#include "pipeline/layout/caption_unit.h"
#include "pipeline/layout/realign.h"
#include "pipeline/layout/source_row.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

using View = std::u32string_view;

// A table's lines, and the block after its last.
struct RowRun {
  std::vector<SourceRow> rows;
  std::size_t end = 0;
  std::size_t width = 0;
};

bool is_paragraph(const Block& block) {
  return block.kind == BlockKind::paragraph;
}

// Does `row` go on a table whose rows are up to `width` wide?
bool goes_on(const SourceRow& row, const RowRun& run) {
  if (row.piped != run.rows.front().piped) return false;
  const std::size_t cells = row.cells.size();
  if (row.after_gap) return cells + 1 >= run.width && cells <= run.width + 1;
  return row.piped || cells >= 3 || run.width == 2;
}

RowRun run_from(const std::vector<Block>& blocks, std::size_t at) {
  RowRun run;
  bool gap = false;
  for (; at < blocks.size(); ++at) {
    if (!is_paragraph(blocks[at])) break;
    if (trim(blocks[at].text).empty()) {
      gap = true;
      continue;
    }
    auto row = row_of(blocks[at].text);
    if (!row) break;
    row->after_gap = gap;
    if (run.rows.empty() ? row->filled() < 2 && !row->piped
                         : !goes_on(*row, run)) {
      break;
    }
    gap = false;
    run.width = std::max(run.width, row->cells.size());
    run.rows.push_back(std::move(*row));
    run.end = at + 1;
  }
  return run;
}

// Two rows of three cells, or three of two that are no list of pages.
bool is_table(const RowRun& run) {
  if (run.rows.size() < 2) return false;
  if (run.width >= 3) return true;
  if (run.rows[1].rule) return true;
  const bool pages =
      std::all_of(run.rows.begin(), run.rows.end(), [](const SourceRow& row) {
        return !row.cells.back().empty() && row.cells.back().size() <= 4 &&
               std::all_of(row.cells.back().begin(), row.cells.back().end(),
                           is_digit);
      });
  return run.rows.size() >= 3 && !pages;
}

bool ends_open(View cell) {
  return !cell.empty() &&
         View(U"。；;！？!?：:）)").find(cell.back()) == View::npos;
}

// A row that a page's end cut: below the break stand only the rests of cells
// that stopped in mid-sentence. The break may have cost the first columns.
void join_cut_rows(RowRun& run) {
  std::vector<SourceRow> rows;
  for (SourceRow& row : run.rows) {
    bool cut = row.after_gap && !rows.empty() && row.cells.front().empty() &&
               row.cells.size() <= rows.back().cells.size();
    const std::size_t shift =
        cut ? rows.back().cells.size() - row.cells.size() : 0;
    for (std::size_t i = 0; cut && i < row.cells.size(); ++i) {
      if (row.cells[i].empty()) continue;
      const View upper = rows.back().cells[i + shift];
      cut = ends_open(upper) && upper.size() >= 6 && !CellShape(upper).figure &&
            !CellShape(row.cells[i]).figure;
    }
    if (!cut) {
      rows.push_back(std::move(row));
      continue;
    }
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      rows.back().cells[i + shift] += row.cells[i];
    }
  }
  run.rows = std::move(rows);
}

bool is_head_cell(View cell) {
  const CellShape shape(cell);
  return !shape.sentence && !shape.figure && shape.length <= 3 &&
         shape.numbering == 0;
}

std::u32string without_blanks(View text) {
  std::u32string out;
  for (const char32_t c : text) {
    if (!is_space(c)) out.push_back(c);
  }
  return out;
}

Holds holds_of(View head, const Lexicon& words) {
  const std::u32string cell = without_blanks(head);
  const Word word = words.begins(cell, 0, Dictionary::column_head);
  if (word.length != cell.size() || cell.empty()) return Holds::unknown;
  const std::string_view holds = words.cell(word, "holds");
  return holds == "body"     ? Holds::body
         : holds == "time"   ? Holds::time
         : holds == "number" ? Holds::number
         : holds == "note"   ? Holds::note
                             : Holds::text;
}

bool known_head(const SourceRow& row, const Lexicon& words) {
  int known = 0;
  for (const auto& cell : row.cells) {
    if (holds_of(cell, words) != Holds::unknown) ++known;
  }
  return known * 3 >= row.filled();
}

// Does the second row name what the first left open?
bool second_head(const SourceRow& first, const SourceRow& second) {
  for (std::size_t i = 0; i < first.cells.size(); ++i) {
    const bool below = i < second.cells.size() && !second.cells[i].empty();
    if (first.cells[i].empty() && !below) return false;
    if (below && !is_head_cell(second.cells[i])) return false;
  }
  return true;
}

int header_rows(const std::vector<SourceRow>& rows, const Lexicon& words) {
  const SourceRow& first = rows.front();
  if (first.filled() < 2 ||
      !std::all_of(first.cells.begin(), first.cells.end(),
                   [](const auto& c) { return is_head_cell(c); })) {
    return 0;
  }
  const auto gaps = static_cast<int>(first.cells.size()) - first.filled();
  const bool known = known_head(first, words) ||
                     (rows.size() > 1 && known_head(rows[1], words));
  if (!known) return 0;
  if (gaps == 0) return 1;
  return rows.size() > 2 && second_head(first, rows[1])     ? 2
         : gaps * 3 <= static_cast<int>(first.cells.size()) ? 1
                                                            : 0;
}

FlatTable table_of(RowRun run, const Lexicon& words) {
  FlatTable table;
  table.columns = static_cast<int>(run.width);
  bool ruled = false;
  for (SourceRow& row : run.rows) {
    if (row.rule) {
      if (!ruled) table.header_rows = static_cast<int>(table.rows.size());
      ruled = true;
    } else {
      table.rows.push_back(std::move(row));
    }
  }
  if (!ruled && !table.rows.empty()) {
    table.header_rows = header_rows(table.rows, words);
  }
  table.holds.assign(run.width, Holds::unknown);
  for (int r = 0; r < table.header_rows; ++r) {
    const auto& cells = table.rows[static_cast<std::size_t>(r)].cells;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (!cells[c].empty()) table.holds[c] = holds_of(cells[c], words);
    }
  }
  return table;
}

void report(Layout& layout, const std::vector<int>& rows) {
  std::string message =
      "a table lost cells in conversion; rows realigned by what their cells "
      "are:";
  for (const int row : rows) message += " " + std::to_string(row + 1);
  layout.findings.push_back(
      {Severity::warning, "table.realigned", std::move(message), 0});
}

}  // namespace

void heal_flattened_tables(Layout& layout, const Lexicon& words) {
  std::vector<Block> blocks;
  blocks.reserve(layout.blocks.size());
  for (std::size_t at = 0; at < layout.blocks.size();) {
    RowRun run = run_from(layout.blocks, at);
    if (run.end == 0 || !is_table(run)) {
      const std::size_t end = std::max(run.end, at + 1);
      std::move(layout.blocks.begin() + static_cast<std::ptrdiff_t>(at),
                layout.blocks.begin() + static_cast<std::ptrdiff_t>(end),
                std::back_inserter(blocks));
      at = end;
      continue;
    }
    at = run.end;
    join_cut_rows(run);
    const FlatTable table = table_of(std::move(run), words);
    if (table.rows.empty()) continue;
    Realigned healed = realign(table);
    healed.grid.unit = caption_unit(blocks, words);
    if (!healed.rows.empty()) report(layout, healed.rows);
    Block block;
    block.kind = BlockKind::table;
    block.table = static_cast<int>(layout.tables.size());
    layout.tables.push_back(std::move(healed.grid));
    blocks.push_back(std::move(block));
  }
  layout.blocks = std::move(blocks);
}

}  // namespace tiaowen
