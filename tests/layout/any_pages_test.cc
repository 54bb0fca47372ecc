// Whatever a reader hands over: layout ends, crashes nowhere and loses no
// character.

#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "pipeline/layout/conservation.h"
#include "pipeline/layout/layout.h"
#include "tests/layout/typesetter.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

using testing::shipped_words;
using testing::some_text;

class Any {
 public:
  explicit Any(unsigned seed) : random_(seed) {}

  Document document() {
    Document document;
    document.format = Format::pdf;
    document.fonts = {"A", "SimHei"};
    const int pages = 1 + below(4);
    for (int i = 1; i <= pages; ++i) document.pages.push_back(page(i));
    return document;
  }

 private:
  int below(int n) {
    return static_cast<int>(random_() % static_cast<unsigned>(n));
  }

  // Mostly on the page, at times where nothing should be.
  float number(float most) {
    switch (below(60)) {
      case 0:
        return -most;
      case 1:
        return most * 1e6F;
      case 2:
        return std::numeric_limits<float>::quiet_NaN();
      case 3:
        return std::numeric_limits<float>::infinity();
      case 4:
        return 0;
      default:
        return most * static_cast<float>(below(1000)) / 1000;
    }
  }

  std::u32string words() {
    static const std::vector<std::u32string> kWords = {
        U"目录", U"— 1 —", U"1",   U"附件1", U"抄送：", U"第一条 ",
        U"……",   U"12",    U"a b", U" ",     U"续表",   U"单位：万元"};
    if (below(3) > 0) return kWords[random_() % kWords.size()];
    return some_text(random_(), 1).substr(0, 1 + random_() % 30);
  }

  Page page(int index) {
    Page page;
    page.number = index;
    page.width = below(20) == 0 ? number(600) : 595;
    page.height = below(20) == 0 ? number(900) : 842;
    const int runs = below(60);
    for (int i = 0; i < runs; ++i) page.runs.push_back(run());
    const int rulings = below(4) == 0 ? 200 : below(20);
    for (int i = 0; i < rulings; ++i) {
      Ruling ruling{number(600), number(800), number(600), number(800), 1};
      (below(2) == 0 ? ruling.x1 : ruling.y1) =
          below(2) == 0 ? ruling.x0 : ruling.y0;
      page.rulings.push_back(ruling);
    }
    return page;
  }

  Run run() {
    Run run;
    run.text = words();
    run.size = below(30) == 0 ? number(20) : 16;
    run.font = static_cast<std::uint16_t>(below(4));
    const float x = number(500);
    const float y = 14.0F * static_cast<float>(below(60));
    const auto n = static_cast<float>(run.text.size());
    run.box = {x, y, x + n * run.size, y + run.size};
    if (below(20) == 0) run.box.y1 = number(900);
    if (below(10) == 0) run.angle = static_cast<std::int16_t>(below(720) - 360);
    if (below(2) == 0) {
      for (float i = 0; i <= n; ++i) run.edges.push_back(i * run.size);
    }
    return run;
  }

  std::mt19937 random_;
};

TEST(AnyPages, AreLaidOutWithoutLoss) {
  for (unsigned seed = 0; seed < 800; ++seed) {
    SCOPED_TRACE(seed);
    const Document document = Any(seed).document();
    const Layout layout = lay_out(document, shipped_words());
    ASSERT_FALSE(check_conservation(document, layout).has_value());
    for (const Block& block : layout.blocks) {
      std::uint32_t at = 0;
      for (const Line& line : block.lines) {
        ASSERT_LE(at, line.span.begin);
        ASSERT_LE(line.span.begin, line.span.end);
        at = line.span.end;
      }
      ASSERT_LE(at, block.text.size());
      if (block.kind == BlockKind::table) {
        ASSERT_LT(static_cast<std::size_t>(block.table), layout.tables.size());
      } else {
        ASSERT_FALSE(block.text.empty());
      }
    }
    for (const Grid& grid : layout.tables) {
      for (const Cell& cell : grid.cells) {
        ASSERT_LE(cell.row + cell.row_span, grid.rows);
        ASSERT_LE(cell.column + cell.column_span, grid.columns);
      }
    }
  }
}

}  // namespace
}  // namespace tiaowen
