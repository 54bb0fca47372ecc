// Printed lines from the pieces of a page, in whatever order those were drawn.
//
//   "2025" "年度" "预算"  on one baseline  ->  2025年度预算
//
// Blanks are put where there is a gap between Latin words, or between Han
// characters a gap of a character's width; never where type is only spaced.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/layout/upright.h"

namespace tiaowen {

struct PrintedLine {
  const UprightPage* page = nullptr;
  std::vector<Piece> pieces;  // left to right
  std::u32string text;
  Box box;         // upright
  float size = 0;  // points: that of most characters
  bool bold = false;
  bool turned = false;
  std::u32string overstruck;  // characters drawn again in place
  // Set once the page's columns are known: the column's edges, upright, and
  // the size of most of its type.
  float left = 0, right = 0, body = 0;
  // How far the lines of a paragraph but the first are indented in this
  // column, where they are; else 0.
  float hanging = 0;

  float middle() const { return (box.x0 + box.x1) / 2; }
  float indent() const { return box.x0 - left; }
  // As a stretch of its block's text.
  Line at(Span span) const;
};

// Lines from top to bottom; every piece is in exactly one. `bold_font` tells
// for each font of the document whether it is a bold one. `page` is kept.
std::vector<PrintedLine> find_lines(const UprightPage& page,
                                    std::vector<Piece> pieces,
                                    const std::vector<bool>& bold_font);

// The size that most of the characters have.
float usual_size(const std::vector<PrintedLine>& lines);

// By the font's name: Bold, 黑体.
std::vector<bool> bold_fonts(const std::vector<std::string>& names);

// Appends a further line of the same paragraph or cell, with a blank where the
// line end stood for one: between Latin words, not inside numbers, nor beside
// Han characters.
void append_line(std::u32string_view line, std::u32string& text);

// The width that the first word of the line, which cannot be broken, takes:
// a Han character with the marks that may not stand apart from it, a number.
float first_word_width(const PrintedLine& line);

}  // namespace tiaowen
