#include "pipeline/layout/block_flow.h"

#include <algorithm>
#include <utility>

#include "pipeline/layout/contents.h"
#include "pipeline/layout/imprint.h"
#include "pipeline/layout/marks.h"

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

}  // namespace

void BlockFlow::add(const PageFlow& flow) {
  const float leading[3] = {usual_leading(flow, 0), usual_leading(flow, 1),
                            usual_leading(flow, 2)};
  const PrintedLine* last = nullptr;
  int last_column = -1;
  bool top = true;
  for (const FlowItem& item : flow.order) {
    if (item.table) {
      add_table(flow.grids[item.index], top);
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
    top = false;
  }
  for (const PrintedLine& line : flow.notes) {
    const bool starts = notes_.empty() || begins_with_mark(line.text) ||
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

void BlockFlow::add_table(const RuledGrid& grid, bool page_top) {
  if (table_ && table_ends_page_ && page_top &&
      table_->extend(grid, layout_.set_aside)) {
    return;
  }
  end_paragraph();
  end_table();
  table_ = std::make_unique<TableBuilder>(grid);
  table_block_ = layout_.blocks.size();
  Block block;
  block.kind = BlockKind::table;
  layout_.blocks.push_back(std::move(block));
  table_ends_page_ = true;
}

void BlockFlow::end_table() {
  if (!table_) return;
  layout_.blocks[table_block_].table = static_cast<int>(layout_.tables.size());
  layout_.tables.push_back(table_->finish());
  table_.reset();
}

void BlockFlow::finish() {
  end_paragraph();
  end_table();
  mark_imprint(layout_.blocks, words_);
  mark_contents(layout_.blocks, words_, layout_.set_aside);
}

}  // namespace tiaowen
