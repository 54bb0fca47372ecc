#include "pipeline/layout/flattened_tables.h"

#include <algorithm>

#include "pipeline/layout/caption_unit.h"
#include "pipeline/layout/realign.h"
#include "pipeline/layout/source_row.h"
#include "pipeline/layout/table_heads.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

using View = std::u32string_view;

// A table's lines, and the block after its last.
struct RowRun {
  std::vector<SourceRow> rows;
  std::size_t end = 0;
  std::size_t stop = 0;  // the block that ended the search for more
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
  for (; at < blocks.size() && is_paragraph(blocks[at]); ++at) {
    if (trim(blocks[at].text).empty()) {
      gap = true;
      continue;
    }
    if (!blocks[at].signs.may_hold(Sign::bar, Sign::tab)) break;
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
  run.stop = at;
  return run;
}

// Where the first row does without a bar behind its last cell, a bar at the
// end of another has an empty cell behind it: "a | b | c" over "1 | 2 | ".
void open_last_cells(RowRun& run) {
  if (run.rows.empty() || run.rows.front().closed) return;
  for (SourceRow& row : run.rows) {
    if (row.closed && !row.rule && row.cells.size() < run.width) {
      row.cells.emplace_back();
    }
  }
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

// Names and values (预算数: 12万元) before a list's own heads, or all the way.
// 0 where the table is no form.
int form_rows(const std::vector<SourceRow>& rows, const Lexicon& words) {
  std::size_t named = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::size_t heads = 0;
    bool names = false;
    for (const std::u32string& cell : rows[r].cells) {
      if (cell.empty()) continue;
      heads += holds_of(cell, words) != Holds::unknown ? 1 : 0;
      names = names || cell.back() == U':' || cell.back() == U'：';
    }
    named += names ? 1 : 0;
    const auto filled = static_cast<std::size_t>(rows[r].filled());
    if (r > 0 && heads >= 3 && heads * 2 >= filled && rows.size() - r > 2) {
      return static_cast<int>(r) + 1;
    }
  }
  return named * 3 >= rows.size() ? static_cast<int>(rows.size()) : 0;
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
  if (!ruled) {
    std::vector<std::vector<std::u32string>> rows;
    for (std::size_t r = 0; r < std::min(table.rows.size(), kRowsJudged); ++r) {
      rows.push_back(table.rows[r].cells);
    }
    table.header_rows = header_rows(rows, words);
  }
  if (table.header_rows == 0) table.form_rows = form_rows(table.rows, words);
  table.holds.assign(run.width, Holds::unknown);
  for (int r = 0; r < table.header_rows; ++r) {
    const auto& cells = table.rows[static_cast<std::size_t>(r)].cells;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (!cells[c].empty()) table.holds[c] = holds_of(cells[c], words);
    }
  }
  return table;
}

// The bars between cells and the line below the heads are no text.
void set_bars_aside(const std::vector<Block>& blocks, std::size_t from,
                    const RowRun& run, std::vector<SetAside>& set_aside) {
  std::u32string bars;
  auto row = run.rows.begin();
  for (std::size_t i = from; i < run.end; ++i) {
    if (trim(blocks[i].text).empty()) continue;
    const bool rule = (row++)->rule;
    for (const char32_t c : blocks[i].text) {
      if (c == U'|' || c == U'｜' || c == U'│' || (rule && !is_space(c))) {
        bars.push_back(c);
      }
    }
  }
  if (!bars.empty()) set_aside.push_back({"markup", std::move(bars), 0});
}

void report(Layout& layout, const char* code, std::string message,
            const std::vector<int>& rows) {
  if (rows.empty()) return;
  for (const int row : rows) message += " " + std::to_string(row + 1);
  layout.findings.push_back({Severity::warning, code, std::move(message), 0});
}

void report(Layout& layout, const Realigned& healed) {
  report(layout, "table.realigned",
         "a table lost cells in conversion; rows realigned by what their cells "
         "are:",
         healed.rows);
  report(layout, "table.columns_lost",
         "rows of a form have fewer places than others, so their columns may "
         "not be the printed ones:",
         healed.narrow);
}

}  // namespace

void heal_flattened_tables(Layout& layout, const Lexicon& words) {
  std::vector<Block>& blocks = layout.blocks;
  // Behind the first table blocks move up.
  std::size_t kept = 0;
  const auto keep = [&](std::size_t from, std::size_t to) {
    for (; from < to; ++from, ++kept) {
      if (kept != from) blocks[kept] = std::move(blocks[from]);
    }
  };
  for (std::size_t at = 0; at < blocks.size();) {
    RowRun run = run_from(blocks, at);
    if (run.end == 0 || !is_table(run)) {
      // Before `stop` stand only blank lines: none is searched from again.
      const std::size_t end =
          run.end > 0 ? run.end : std::min(run.stop + 1, blocks.size());
      keep(at, end);
      at = end;
      continue;
    }
    set_bars_aside(blocks, at, run, layout.set_aside);
    at = run.end;
    open_last_cells(run);
    join_cut_rows(run);
    const FlatTable table = table_of(std::move(run), words);
    if (table.rows.empty()) continue;
    Realigned healed = realign(table);
    healed.grid.unit = caption_unit(blocks, kept, words);
    report(layout, healed);
    Block& block = blocks[kept++] = {};
    block.kind = BlockKind::table;
    block.table = static_cast<int>(layout.tables.size());
    layout.tables.push_back(std::move(healed.grid));
  }
  blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(kept),
               blocks.end());
}

}  // namespace tiaowen
