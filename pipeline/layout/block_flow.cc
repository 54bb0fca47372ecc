#include "pipeline/layout/block_flow.h"

#include <algorithm>
#include <utility>

#include "pipeline/layout/caption_unit.h"
#include "pipeline/layout/contents.h"
#include "pipeline/layout/imprint.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// The usual distance of neighbouring lines of a column.
float usual_leading(const PageFlow& flow, int column) {
  std::vector<float> distances;
  const PrintedLine* last = nullptr;
  for (const FlowItem& item : flow.order) {
    if (item.table || item.column != column) {
      last = nullptr;
      continue;
    }
    const PrintedLine& line = flow.lines[item.index];
    if (last != nullptr) {
      const float distance =
          (line.box.y0 + line.box.y1 - last->box.y0 - last->box.y1) / 2;
      if (distance > 0.8F * line.size) distances.push_back(distance);
    }
    last = &line;
  }
  if (distances.size() < 3) return 0;
  const auto middle =
      distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
  std::nth_element(distances.begin(), middle, distances.end());
  return *middle;
}

bool rule_between(const PageFlow& flow, const PrintedLine& a,
                  const PrintedLine& b) {
  const float from = a.box.y1 - 0.3F * a.size;
  const float to = b.box.y0 + 0.3F * b.size;
  const auto rule =
      std::lower_bound(flow.rules.begin(), flow.rules.end(), from);
  return rule != flow.rules.end() && *rule < to;
}

std::u32string squeezed(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : text) {
    if (!is_space(c)) out.push_back(c);
  }
  return out;
}

}  // namespace

void BlockFlow::add(const PageFlow& flow) {
  const float leading[3] = {usual_leading(flow, 0), usual_leading(flow, 1),
                            usual_leading(flow, 2)};
  const PrintedLine* last = nullptr;
  int last_column = -1;
  for (std::size_t i = continue_table(flow); i < flow.order.size(); ++i) {
    const FlowItem& item = flow.order[i];
    if (item.table) {
      add_table(flow.grids[item.index]);
      last = nullptr;
      last_column = -1;
    } else {
      const PrintedLine& line = flow.lines[item.index];
      Neighbour how;
      how.same_column = last != nullptr && last_column == item.column;
      how.rule_between = how.same_column && rule_between(flow, *last, line);
      how.leading = leading[item.column];
      add_line(line, how);
      last = &line;
      last_column = item.column;
    }
  }
  for (const PrintedLine& line : flow.notes) {
    const bool starts = notes_.empty() || begins_note(line.text) ||
                        notes_.back().lines.front().page != line.page;
    if (starts) notes_.emplace_back();
    notes_.back().lines.push_back(line);
  }
}

void BlockFlow::add_line(const PrintedLine& line, const Neighbour& how) {
  table_ends_page_ = false;
  if (!open_.lines.empty() &&
      (!continues(open_, line, how) || begins_imprint(line.text, words_))) {
    end_paragraph();
  }
  open_.lines.push_back(line);
  if (ends_contents_entry(line)) end_paragraph();
}

void BlockFlow::end_paragraph() {
  if (!open_.lines.empty()) layout_.blocks.push_back(block_of(open_));
  open_.lines.clear();
  for (const Paragraph& note : notes_) {
    Block block = block_of(note);
    block.kind = BlockKind::note;
    layout_.blocks.push_back(std::move(block));
  }
  notes_.clear();
}

std::size_t BlockFlow::continue_table(const PageFlow& flow) {
  constexpr std::size_t kMostLines = 4;
  if (!table_ || !table_ends_page_) return 0;
  std::size_t n = 0;
  while (n < flow.order.size() && n <= kMostLines && !flow.order[n].table) {
    if (!repeats_caption(flow.lines[flow.order[n].index])) return 0;
    ++n;
  }
  if (n == flow.order.size() || n > kMostLines) return 0;
  if (!table_->extend(flow.grids[flow.order[n].index], layout_.set_aside)) {
    return 0;
  }
  for (std::size_t i = 0; i < n; ++i) {
    const PrintedLine& line = flow.lines[flow.order[i].index];
    layout_.set_aside.push_back({"repeated_table_caption", line.text,
                                 flow.page->page->number, line.at({}).box});
  }
  return n + 1;
}

// 续表, 表2（续）, or what stands above the table's first part too.
bool BlockFlow::repeats_caption(const PrintedLine& line) const {
  const std::u32string text = squeezed(line.text);
  constexpr std::size_t kLongest = 8;  // 续表1
  const Word in_front = words_.begins(text, 0, Dictionary::table_caption);
  if (text.size() <= kLongest &&
      words_.cell(in_front, "names") == "continued") {
    return true;
  }
  const Word behind = words_.ends(text, text.size(), Dictionary::table_caption);
  if (text.starts_with(U'表') &&
      words_.cell(behind, "names").starts_with("continued")) {
    return true;
  }
  const std::size_t from = table_block_ > 3 ? table_block_ - 3 : 0;
  for (std::size_t i = from; i < table_block_; ++i) {
    if (squeezed(layout_.blocks[i].text) == text) return true;
  }
  return false;
}

void BlockFlow::add_table(const RuledGrid& grid) {
  end_paragraph();
  end_table();
  table_ = std::make_unique<TableBuilder>(grid);
  table_block_ = layout_.blocks.size();
  Block block;
  block.kind = BlockKind::table;
  layout_.blocks.push_back(std::move(block));
  table_ends_page_ = true;
}

// From the lines above the table (单位：万元), else from its first row.
std::u32string BlockFlow::unit_of(const Grid& grid) const {
  std::u32string unit = caption_unit(layout_.blocks, table_block_, words_);
  if (!unit.empty()) return unit;
  std::vector<Block> first_row;
  for (const Cell& cell : grid.cells) {
    if (cell.row > 0) break;
    first_row.emplace_back().text = cell.text;
  }
  return caption_unit(first_row, first_row.size(), words_);
}

void BlockFlow::end_table() {
  if (!table_) return;
  layout_.blocks[table_block_].table = static_cast<int>(layout_.tables.size());
  Grid grid = table_->finish();
  grid.unit = unit_of(grid);
  layout_.tables.push_back(std::move(grid));
  table_.reset();
}

void BlockFlow::finish() {
  end_paragraph();
  end_table();
  mark_imprint(layout_.blocks, words_);
  mark_contents(layout_.blocks, words_, layout_.set_aside);
}

}  // namespace tiaowen
