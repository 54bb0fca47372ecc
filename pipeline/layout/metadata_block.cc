#include <algorithm>

#include "pipeline/layout/site_furniture.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

using View = std::u32string_view;

// Lines of labels stand at the head; rows of labels and values anywhere.
constexpr int kHeadLines = 40;
constexpr std::size_t kLongestLine = 200;

constexpr auto is_colon = [](char32_t c) { return c == U':' || c == U'：'; };
constexpr auto is_bar = [](char32_t c) { return c == U'|' || c == U'｜'; };
bool has_colon(View text) {
  return std::any_of(text.begin(), text.end(), is_colon);
}

// A text without its blanks (来   源 is 来源), and where each character was.
struct Squeezed {
  explicit Squeezed(View text) {
    bool begins = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (is_space(text[i])) {
        begins = true;
        continue;
      }
      characters.push_back(text[i]);
      place.push_back(i);
      word_start.push_back(begins);
      begins = false;
    }
    place.push_back(text.size());
  }
  std::u32string characters;
  std::vector<std::size_t> place;
  std::vector<bool> word_start;
};

struct Label {
  std::string field;
  bool alone = false;     // enough by itself to know the line
  std::size_t begin = 0;  // in the line
  std::size_t value = 0;  // where what it labels begins
};

// The cell is a label and nothing else, with or without its colon.
std::optional<std::string> label_cell(View cell, const Lexicon& words) {
  cell = trim(cell);
  if (cell.empty() ||
      !words.may_begin(cell.front(), Dictionary::metadata_label)) {
    return std::nullopt;
  }
  Squeezed text(cell);
  std::u32string& all = text.characters;
  if (!all.empty() && is_colon(all.back())) all.pop_back();
  if (all.empty()) return std::nullopt;
  const Word word = words.begins(all, 0, Dictionary::metadata_label);
  if (word.length != all.size()) return std::nullopt;
  return std::string(words.cell(word, "field"));
}

// REQUIRES: `line` is trimmed.
std::vector<Label> labels_of(View line, const Lexicon& words) {
  std::vector<Label> labels;
  if (line.empty() ||
      !words.may_begin(line.front(), Dictionary::metadata_label) ||
      !has_colon(line)) {
    return labels;
  }
  const Squeezed text(line);
  for (std::size_t at = 0; at < text.characters.size(); ++at) {
    if (!text.word_start[at]) continue;
    const Word word =
        words.begins(text.characters, at, Dictionary::metadata_label);
    const std::size_t end = at + word.length;
    if (!word || end >= text.characters.size() ||
        !is_colon(text.characters[end])) {
      if (labels.empty()) return labels;
      continue;
    }
    labels.push_back({std::string(words.cell(word, "field")),
                      words.cell(word, "alone") == "yes", text.place[at],
                      text.place[end] + 1});
  }
  return labels;
}

// Does the block begin with a label and its colon?
bool begins_labelled(const Block& block, const Lexicon& words) {
  const View line = trim(block.text);
  return block.kind != BlockKind::table && line.size() <= kLongestLine &&
         !labels_of(line, words).empty();
}

bool beside_labels(const std::vector<Block>& blocks, std::size_t at,
                   const Lexicon& words) {
  return (at > 0 && begins_labelled(blocks[at - 1], words)) ||
         (at + 1 < blocks.size() && begins_labelled(blocks[at + 1], words));
}

void add_field(Layout& layout, std::string name, View value) {
  value = trim(value);
  if (value.empty() || value == U"-") return;
  layout.fields.push_back({std::move(name), std::u32string(value)});
}

// 2025-04-08 11:24: no document writes its own date so.
bool is_web_date(View line) {
  if (line.size() < 10 || line.size() > 19) return false;
  constexpr View kShape = U"0000-00-00 00:00:00";
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (kShape[i] == U'0' ? !is_digit(line[i]) : line[i] != kShape[i]) {
      return false;
    }
  }
  return true;
}

// 发布日期：2025-04-08 来源：市民政局; a label alone only where the word is
// used by sites alone, or beside another such line.
bool take_line(Layout& layout, std::size_t at, const Lexicon& words) {
  const View line = trim(layout.blocks[at].text);
  if (is_web_date(line)) {
    add_field(layout, "published", line);
    return true;
  }
  if (line.size() > kLongestLine) return false;
  const std::vector<Label> labels = labels_of(line, words);
  if (labels.empty() || (labels.size() == 1 && !labels.front().alone &&
                         !beside_labels(layout.blocks, at, words))) {
    return false;
  }
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::size_t end =
        i + 1 < labels.size() ? labels[i + 1].begin : line.size();
    add_field(layout, labels[i].field,
              line.substr(labels[i].value, end - labels[i].value));
  }
  return true;
}

// Labels at every other place, values between them: 索引号 | 0123 | 文号 | |
bool take_cells(Layout& layout, const std::vector<View>& cells,
                const Lexicon& words) {
  std::vector<SourceField> found;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto label = label_cell(cells[i], words);
    const bool may_be_label = i % 2 == 0;
    if (may_be_label && !label && !trim(cells[i]).empty()) return false;
    if (!may_be_label && label) return false;
    if (label && i + 1 < cells.size()) {
      found.push_back({*label, std::u32string(cells[i + 1])});
    }
  }
  for (SourceField& field : found) {
    add_field(layout, std::move(field.name), field.value);
  }
  return !found.empty();
}

std::vector<View> cells_of(View line) {
  std::vector<View> cells;
  for (std::size_t from = 0;;) {
    const std::size_t to = line.find_first_of(U"|｜", from);
    cells.push_back(line.substr(from, to - from));
    if (to == View::npos) return cells;
    from = to + 1;
  }
}

// A grid is a metadata block if all its rows are.
bool take_grid(Layout& layout, const Grid& grid, const Lexicon& words) {
  std::vector<std::vector<View>> rows(static_cast<std::size_t>(grid.rows));
  for (const Cell& cell : grid.cells) {
    rows[static_cast<std::size_t>(cell.row)].push_back(cell.text);
  }
  Layout found;
  for (const auto& row : rows) {
    if (!take_cells(found, row, words)) return false;
  }
  std::move(found.fields.begin(), found.fields.end(),
            std::back_inserter(layout.fields));
  return !rows.empty();
}

std::u32string text_of(const Grid& grid) {
  std::u32string text;
  for (const Cell& cell : grid.cells) text += cell.text + U"\t";
  return text;
}

}  // namespace

namespace {

// What of the block was metadata, as text; empty where nothing was.
std::u32string take(Layout& layout, std::size_t at, int line,
                    const Lexicon& words) {
  const Block& block = layout.blocks[at];
  if (block.kind == BlockKind::table) {
    const Grid& grid = layout.tables[static_cast<std::size_t>(block.table)];
    return take_grid(layout, grid, words) ? text_of(grid) : std::u32string();
  }
  const View text = trim(block.text);
  if (block.signs.may_hold(Sign::bar) &&
      std::any_of(text.begin(), text.end(), is_bar)) {
    return std::u32string(take_cells(layout, cells_of(text), words) ? text
                                                                    : View());
  }
  if (line > kHeadLines) return {};
  return std::u32string(take_line(layout, at, words) ? text : View());
}

}  // namespace

void set_metadata_block_aside(Layout& layout, const Lexicon& words) {
  std::vector<bool> gone(layout.blocks.size(), false);
  std::vector<SetAside> taken;
  int line = 0;
  for (std::size_t at = 0; at < layout.blocks.size(); ++at) {
    const Block& block = layout.blocks[at];
    if (block.kind != BlockKind::table) {
      if (trim(block.text).empty()) continue;
      ++line;
    }
    std::u32string text = take(layout, at, line, words);
    if (text.empty()) continue;
    gone[at] = true;
    taken.push_back({"metadata_block", std::move(text), 0});
  }
  // Labels and values of nothing are the text themselves.
  if (taken.empty() || std::find(gone.begin(), gone.end(), false) == gone.end())
    return;
  std::move(taken.begin(), taken.end(), std::back_inserter(layout.set_aside));
  std::size_t at = 0;
  std::erase_if(layout.blocks, [&](const Block&) { return gone[at++]; });
}

}  // namespace tiaowen
