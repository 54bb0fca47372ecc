#include "pipeline/normalize/normalize.h"

#include <algorithm>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// What the text is built up in: blocks, cells and lines get their places as
// the characters are appended.
class Builder {
 public:
  explicit Builder(Text& text) : text_(text) {}

  std::uint32_t at() const {
    return static_cast<std::uint32_t>(text_.original.size());
  }
  void separator(char32_t c) { text_.original.push_back(c); }

  Span append(std::u32string_view characters, const std::vector<Line>& lines) {
    const std::uint32_t from = at();
    for (const Line& line : lines) {
      text_.lines.push_back({{from + line.span.begin, from + line.span.end},
                             line.page,
                             line.box,
                             line.confidence,
                             line.turns});
    }
    text_.original += characters;
    // A line end inside a block would be read as a block's end.
    for (std::uint32_t i = from; i < at(); ++i) {
      char32_t& c = text_.original[i];
      if (c == U'\n' || c == U'\t') c = U' ';
    }
    return {from, at()};
  }

  // Rows are lines, cells are separated by tabs; a place covered by a merged
  // cell is no cell.
  void append_table(const Grid& grid) {
    Table table;
    table.rows = grid.rows;
    table.columns = grid.columns;
    table.header_rows = grid.header_rows;
    table.unit = grid.unit;
    table.pages = grid.pages;
    table.span.begin = at();
    int row = -1;
    for (const Cell& cell : grid.cells) {
      if (cell.row != row) {
        if (row >= 0) separator(U'\n');
        row = cell.row;
      } else {
        separator(U'\t');
      }
      const Span span = append(cell.text, cell.lines);
      table.cells.push_back(
          {span, cell.row, cell.column, cell.row_span, cell.column_span});
    }
    table.span.end = at();
    text_.tables.push_back(std::move(table));
  }

 private:
  Text& text_;
};

void place_pages(const Document& document, Text& text) {
  for (const Page& page : document.pages) {
    text.pages.push_back({page.number, page.width, page.height, {}});
  }
  for (const TextLine& line : text.lines) {
    for (TextPage& page : text.pages) {
      if (page.number != line.page) continue;
      if (page.span.empty()) {
        page.span = line.span;
      } else {
        page.span.begin = std::min(page.span.begin, line.span.begin);
        page.span.end = std::max(page.span.end, line.span.end);
      }
      break;
    }
  }
}

}  // namespace

std::u32string folded(std::u32string_view text, const Lexicon& words) {
  std::u32string out(text);
  for (char32_t& c : out) c = words.folded(c);
  return out;
}

Text normalize(const Document& document, const Layout& layout,
               const Lexicon& words) {
  Text text;
  Builder builder(text);
  for (const Block& block : layout.blocks) {
    if (!text.blocks.empty()) builder.separator(U'\n');
    TextBlock placed;
    placed.kind = block.kind;
    placed.level = block.level;
    placed.centred = block.centred;
    placed.bold = block.bold;
    placed.size = block.size;
    placed.indent = block.indent;
    placed.span.begin = builder.at();
    if (block.kind == BlockKind::table) {
      placed.table = static_cast<int>(text.tables.size());
      builder.append_table(
          layout.tables[static_cast<std::size_t>(block.table)]);
    } else {
      builder.append(block.text, block.lines);
    }
    placed.span.end = builder.at();
    text.blocks.push_back(placed);
  }
  text.folded = folded(text.original, words);
  place_pages(document, text);
  return text;
}

}  // namespace tiaowen
