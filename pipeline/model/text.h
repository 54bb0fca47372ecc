// Text is the one string that every stage after normalize() reads.
//
//   text.original.substr(…)   "５００ 万元", as published
//   text.folded.substr(…)     "500 万元", for matching
//
// Both have the same number of code points, so one Span is good for both and
// for the record. Folding is what dictionaries/fold.tsv names, one code point
// for one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/signs.h"
#include "pipeline/model/span.h"

namespace tiaowen {

// A Block's place in the text. Blocks are separated by one '\n'.
struct TextBlock {
  Span span;
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  int table = -1;  // index into Text::tables
  bool centred = false;
  bool bold = false;
  Signs signs = Signs::any();  // that its folded text may hold
  float size = 0;
  int indent = -1;
};

struct TableCell {
  Span span;
  int row = 0, column = 0;
  int row_span = 1, column_span = 1;
};

struct Table {
  Span span;
  int rows = 0, columns = 0;
  int header_rows = 0;
  std::u32string unit;
  std::vector<int> pages;
  std::vector<TableCell> cells;  // by row, then column
};

struct TextLine {
  Span span;
  int page = 0;
  Box box;
  std::optional<float> confidence;
  int turns = 0;  // clockwise quarter turns by which its words lie
};

struct TextPage {
  int number = 0;
  float width = 0, height = 0;
  Span span;
};

struct Text {
  std::u32string original;
  std::u32string folded;
  std::vector<TextBlock> blocks;  // in order, cover all but the line ends
  std::vector<Table> tables;
  std::vector<TextLine> lines;  // in order; empty for unpaged formats
  std::vector<TextPage> pages;

  // REQUIRES: `span` lies within the text.
  std::u32string_view view(Span span) const {
    return std::u32string_view(folded).substr(span.begin, span.length());
  }
  std::u32string_view published(Span span) const {
    return std::u32string_view(original).substr(span.begin, span.length());
  }
  Span whole() const {
    return {0, static_cast<std::uint32_t>(original.size())};
  }
};

// The part of a line's box that `span` takes: along the line, by the widths
// that the characters usually have. `box` is the line's, or what is written for
// it. REQUIRES: `span` overlaps the line.
Box part_of_line(const Text& text, const TextLine& line, Box box, Span span);

}  // namespace tiaowen
