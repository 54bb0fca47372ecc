// Document is what a reader saw; Layout is what it means as blocks in reading
// order.
//
//   file --read()--> Document --lay_out()--> Layout --normalize()--> Text
//
// A paged format (PDF, later scans and OFD) fills `pages` with runs and
// rulings and leaves the blocks to lay_out(). Formats that know their own
// paragraphs and tables (text, later HTML and DOCX) fill `flow`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/finding.h"
#include "pipeline/model/signs.h"
#include "pipeline/model/span.h"

namespace tiaowen {

// Points (1/72 inch), origin top left, y downwards.
struct Box {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  float width() const { return x1 - x0; }
  float height() const { return y1 - y0; }
};

// The smallest box that holds both.
Box united(const Box& a, const Box& b);

// Characters set one after the other on one baseline in one font. A gap wider
// than about 0.3 em ends a run, so that neighbouring table cells never share
// one unless they touch; blanks at its ends are dropped.
struct Run {
  std::u32string text;
  Box box;  // 0.88 em above the baseline and 0.12 em below it, in every font
  // Where each character begins along the baseline, in points from the run's
  // start, and where the last one ends: text.size() + 1 numbers. For upright
  // text, character i stands at box.x0 + edges[i].
  std::vector<float> edges;
  float size = 0;                   // font size in points
  std::uint16_t font = 0;           // index into Document::fonts
  std::int16_t angle = 0;           // degrees the baseline is turned, clockwise
  bool invisible = false;           // mode 3 or under a picture: an OCR's layer
  std::optional<float> confidence;  // 0 to 1, where OCR read it
};

// A straight line or thin rectangle, horizontal or vertical, drawn on a page.
struct Ruling {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  float width = 0;
};

struct Page {
  int number = 0;               // 1 is the first
  float width = 0, height = 0;  // as shown: after rotation
  int rotation = 0;
  std::vector<Run> runs;  // in drawing order
  std::vector<Ruling> rulings;
  int images = 0;  // pictures that cover a good part of the page
};

enum class Format { text, pdf, html, docx, ofd, image };

// One printed line's stretch of a block: where it stands on the page.
struct Line {
  Span span;  // within the block's (or cell's) text
  int page = 0;
  Box box;
  std::optional<float> confidence;
  int turns = 0;  // clockwise quarter turns by which its words lie
};

// A cell of a Grid; merged cells stand once, at their first row and column.
struct Cell {
  int row = 0, column = 0;
  int row_span = 1, column_span = 1;
  std::u32string text;
  std::vector<Line> lines;
};

struct Grid {
  int rows = 0, columns = 0;
  int header_rows = 0;
  std::u32string unit;  // 万元, from 单位：万元 in a caption; may be empty
  std::vector<Cell> cells;  // by row, then column
  std::vector<int> pages;   // 1-based, in order; empty where unpaged
};

enum class BlockKind {
  paragraph,
  heading,   // by the source's own markup; `level` says which
  table,     // `table` is its index in Layout::tables; `text` is empty
  contents,  // a line of a table of contents: kept, never a clause
  imprint,   // 版记: 抄送, 印发
  note,      // a footnote
};

struct Block {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  std::u32string text;
  std::vector<Line> lines;  // empty for formats without pages
  int table = -1;
  bool centred = false;
  bool bold = false;
  Signs signs = Signs::any();  // that `text` may hold
  float size = 0;              // points; 0 where unknown
  int indent = -1;             // characters; -1 where unknown
};

// Something of the source that is not in the text.
struct SetAside {
  std::string kind;  // page_number, running_head, watermark, navigation …
  std::u32string text;
  int page = 0;  // 0 where unpaged
  Box box = {};  // on that page, where it is known
};

// What a page carries as metadata beside its text: a site's index block.
struct SourceField {
  std::string name;  // issuer, doc_number, issued, published, index_number …
  std::u32string value;
};

struct Layout {
  std::vector<Block> blocks;
  std::vector<Grid> tables;
  std::vector<SetAside> set_aside;
  std::vector<SourceField> fields;  // of a metadata block in the text
  std::vector<SourceFinding> findings;
};

struct Source {
  std::string path;
  std::string media_type;
  std::uint64_t bytes = 0;
  std::string sha256;    // hex
  std::string encoding;  // text formats; the ICU converter's name
  std::optional<int> pages;
  bool ocr = false;
  std::vector<std::string> restrictions;  // an owner's: "no_copy" …
};

struct Document {
  Source source;
  Format format = Format::text;
  std::vector<std::string> fonts;
  std::vector<Page> pages;  // paged formats
  // Formats that bring their own blocks; of paged ones only `set_aside`: what
  // the reader left out of the runs (overstruck).
  Layout flow;
  std::vector<SourceField> fields;
  std::vector<SourceFinding> findings;
};

}  // namespace tiaowen
