#include "pipeline/normalize/normalize.h"

#include <algorithm>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// How many characters the text will have.
std::size_t length_of(const Layout& layout) {
  std::size_t length = 0;
  for (const Block& block : layout.blocks) length += block.text.size() + 1;
  for (const Grid& grid : layout.tables) {
    for (const Cell& cell : grid.cells) length += cell.text.size() + 1;
  }
  return length;
}

// What the text is built up in: blocks, cells and lines get their places as
// the characters are appended.
class Builder {
 public:
  Builder(Text& text, std::size_t length, const Lexicon& words)
      : text_(text), words_(words) {
    text_.original.reserve(length);
    text_.folded.reserve(length);
  }

  std::uint32_t at() const {
    return static_cast<std::uint32_t>(text_.original.size());
  }
  void separator(char32_t c) {
    text_.original.push_back(c);
    text_.folded.push_back(words_.folded(c));
  }

  struct Appended {
    Span span;
    Signs signs;  // of what is folded
  };
  Appended append(std::u32string_view characters,
                  const std::vector<Line>& lines) {
    const std::uint32_t from = at();
    for (const Line& line : lines) {
      text_.lines.push_back({{from + line.span.begin, from + line.span.end},
                             line.page,
                             line.box,
                             line.confidence,
                             line.turns});
    }
    text_.original += characters;
    text_.folded += characters;
    return {{from, at()}, fold(from)};
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
      const Span span = append(cell.text, cell.lines).span;
      table.cells.push_back(
          {span, cell.row, cell.column, cell.row_span, cell.column_span});
    }
    table.span.end = at();
    text_.tables.push_back(std::move(table));
  }

 private:
  // All from `from` on, in one pass.
  Signs fold(std::uint32_t from) {
    Signs signs;
    char32_t* const original = text_.original.data();
    char32_t* const folded = text_.folded.data();
    for (std::size_t i = from, end = text_.original.size(); i < end; ++i) {
      const char32_t c = original[i];
      // A line end inside a block would be read as a block's end.
      original[i] = (c == U'\n') | (c == U'\t') ? U' ' : c;
      folded[i] = words_.folded(original[i]);
      signs |= Signs::of(folded[i]);
    }
    return signs;
  }

  Text& text_;
  const Lexicon& words_;
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
  Builder builder(text, length_of(layout), words);
  text.blocks.reserve(layout.blocks.size());
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
      placed.signs = builder.append(block.text, block.lines).signs;
    }
    placed.span.end = builder.at();
    text.blocks.push_back(placed);
  }
  place_pages(document, text);
  return text;
}

}  // namespace tiaowen
