// UprightPage is a page turned so that most of its text reads left to right,
// whatever its rotation or the angle it was set at.
//
//   a landscape table on a portrait page, text at 90 degrees
//   -> width and height exchanged, every piece and ruling turned along
//
// Boxes are upright; page_box() turns one back to where it stands on the page.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"

namespace tiaowen {

// A run, or a stretch of one.
struct Piece {
  const Run* run = nullptr;
  std::uint32_t begin = 0, end = 0;  // characters of the run
  Box box;                           // upright
  bool turned = false;               // does not read left to right …
  int turns = 0;  // … but after so many clockwise quarter turns

  std::u32string_view text() const {
    return std::u32string_view(run->text).substr(begin, end - begin);
  }
  float size() const;  // points; never zero
  // Where character `i` of the piece begins, or where the last one ends.
  // Estimated from the characters' usual widths where the run has no edges.
  float x_at(std::uint32_t i) const;
};

// `piece` without what is outside its characters [from, to).
Piece stretch_of(const Piece& piece, std::uint32_t from, std::uint32_t to);

// Undoes `turns` clockwise quarter turns on a page of this size as shown.
Box turned_back(const Box& box, int turns, float width, float height);

struct UprightPage {
  const Page* page = nullptr;
  int quarter_turns = 0;  // clockwise turns that were undone
  float width = 0, height = 0;
  std::vector<Piece> pieces;
  std::vector<Ruling> rulings;
  std::vector<const Run*> diagonal;  // set across the page: watermarks
  std::vector<const Run*> outside;   // off the page

  Box page_box(const Box& upright) const;
};

UprightPage turn_upright(const Page& page);

}  // namespace tiaowen
