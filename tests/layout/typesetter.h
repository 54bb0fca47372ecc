// Typesetter makes the Document that a reader would hand over for pages set by
// a known rule, so that tests can say what the layout must give back.
//
//   Typesetter page;                     // A4, 16 points, 28 characters a line
//   page.title({U"关于修桥的通知"}, 22);
//   page.paragraph(U"为方便群众出行……");   // wrapped, two characters indented
//   lay_out(page.document(), words)
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"

namespace tiaowen::testing {

struct Style {
  float width = 595.3F, height = 841.9F;
  float left = 79, right = 527, top = 100, bottom = 770;
  float size = 16, leading = 28.8F;
  float indent = 2;         // of a paragraph's first line, in characters
  float latin_gap = 0.2F;   // between Han and Latin, in em
  float hanging = 0;        // of its other lines
  float paragraph_gap = 0;  // between paragraphs, in lines
  bool overhang = false;    // a mark may stand beyond the right edge
  bool justified = true;
  bool scrambled = false;  // runs in a random order
  int columns = 1;
  float gutter = 24;
  float mirrored = 0;  // how far even pages are moved to the left
  // What stands on each page beside the text.
  std::function<void(class Typesetter&, int page)> furniture;
};

class Typesetter {
 public:
  explicit Typesetter(Style style = {});

  void paragraph(std::u32string_view text);
  void paragraph(std::u32string_view text, float indent);
  void title(const std::vector<std::u32string>& lines, float size);
  // One line that ends `from_right` characters before the right edge.
  void right(std::u32string_view text, float from_right = 0);
  void space(float lines) { y_ += lines * style_.leading; }
  void new_page();

  // At a place of the current page: `y` is the top of the em square.
  Run& place(std::u32string_view text, float x, float y, float size);
  void centre(std::u32string_view text, float y, float size);
  void rule(float x0, float y0, float x1, float y1);
  // A grid of rulings with texts in its cells, wrapped; moves the text down.
  // An empty text is an empty cell.
  void table(const std::vector<float>& xs, float row_height,
             const std::vector<std::vector<std::u32string>>& rows);

  float y() const { return y_; }
  const Style& style() const { return style_; }
  Document document();

  static float width_of(std::u32string_view text, float size);

 private:
  float column_width() const;
  float column_left() const;
  void line(std::u32string_view text, float x, float size, float stretch_to);
  void need(float height);
  void end_page();

  Style style_;
  Document document_;
  Page page_;
  float y_ = 0;
  int column_ = 0;
  bool ended_ = false;
};

// Text of our own words, the same for the same seed.
std::u32string some_text(unsigned seed, std::size_t sentences);

}  // namespace tiaowen::testing
