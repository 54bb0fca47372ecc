// GlyphRuns gathers the glyphs of a page, in drawing order, into Runs.
//
//   GlyphRuns runs;
//   runs.set(pen);
//   runs.add(U"合", {72, 90}, {16, 0});   // origin and advance on the page
//   runs.add(U"计", {88, 90}, {16, 0});
//   runs.take().runs                      // one run: 合计
//
// A glyph drawn again at (nearly) the same place, as some producers make bold
// type, counts once; the repeats are handed over apart.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"

namespace tiaowen {

struct Point {
  double x = 0, y = 0;
};

// What glyphs share until the text state changes.
struct Pen {
  Point along{1, 0};  // unit vector of the baseline, y downwards
  Point up{0, -1};    // unit vector from the baseline to the ascenders
  float size = 0;     // points
  std::uint16_t font = 0;
  bool invisible = false;
  bool vertical = false;  // glyphs upright, one below the other
};

class GlyphRuns {
 public:
  void set(const Pen& pen) { pen_ = pen; }
  // `text` is what one glyph stands for: one character, more for a ligature.
  void add(std::u32string_view text, Point origin, Point advance);

  // What was drawn so far is covered up.
  void hide();

  struct Taken {
    std::vector<Run> runs;
    std::u32string overstruck;  // characters that repeat others in place
  };
  // The page's runs; begins a new page.
  Taken take();

 private:
  struct Drawn {
    char32_t c = 0;
    Point at;
  };

  bool continues(Point origin) const;
  bool repeats(char32_t c, Point origin) const;
  void begin(Point origin);
  void finish();
  Box box_of(double length) const;
  void drop_repeated_runs();

  Pen pen_;
  std::vector<Run> runs_;
  std::u32string overstruck_;
  std::array<Drawn, 4> last_{};  // the glyphs drawn last, a ring
  unsigned drawn_ = 0;
  // The run being set.
  Pen style_;
  Point start_, end_;
  std::u32string text_;
  std::vector<float> edges_;
  std::size_t kept_ = 0;  // characters up to the last that is no blank
  double blank_ = 0;      // width of the blanks after it
  double kept_end_ = 0;   // where it ends
};

}  // namespace tiaowen
