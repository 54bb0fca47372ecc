#include "pipeline/read/glyph_runs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

using ::testing::ElementsAre;

// Type of 10 points; places and widths in points along one line.
class Line {
 public:
  Line() {
    Pen pen;
    pen.size = 10;
    runs_.set(pen);
  }
  Line& set(std::u32string_view text, double x, double width = 10,
            double y = 100) {
    runs_.add(text, {x, y}, {width, 0});
    return *this;
  }
  GlyphRuns::Taken take() { return runs_.take(); }
  std::vector<std::string> texts() {
    std::vector<std::string> found;
    for (const auto& run : take().runs) found.push_back(to_utf8(run.text));
    return found;
  }

 private:
  GlyphRuns runs_;
};

TEST(GlyphRuns, JoinsCharactersSetOneAfterTheOther) {
  EXPECT_THAT(Line().set(U"合", 0).set(U"计", 10).texts(), ElementsAre("合计"));
  // Space put between Chinese and digits is no gap.
  EXPECT_THAT(Line().set(U"达", 0).set(U"5", 12.5, 5).texts(),
              ElementsAre("达5"));
}

TEST(GlyphRuns, LetsPunctuationSetTightOverlap) {
  EXPECT_THAT(Line().set(U"）", 0).set(U"（", 5).set(U"二", 15).texts(),
              ElementsAre("）（二"));
}

TEST(GlyphRuns, EndsAtAGapABackwardStepAndAnotherLine) {
  EXPECT_THAT(Line().set(U"甲", 0).set(U"乙", 14).texts(),
              ElementsAre("甲", "乙"));
  EXPECT_THAT(Line().set(U"甲", 20).set(U"乙", 0).texts(),
              ElementsAre("甲", "乙"));
  EXPECT_THAT(Line().set(U"甲", 0).set(U"乙", 10, 10, 105).texts(),
              ElementsAre("甲", "乙"));
}

TEST(GlyphRuns, KeepsBlanksInsideAndDropsThemAtTheEnds) {
  EXPECT_THAT(Line()
                  .set(U" ", 0, 5)
                  .set(U"通", 5)
                  .set(U"\u3000", 15)
                  .set(U"知", 25)
                  .set(U" ", 35, 5)
                  .texts(),
              ElementsAre("通\u3000知"));
  EXPECT_THAT(Line()
                  .set(U"甲", 0)
                  .set(U" ", 10, 6)
                  .set(U" ", 16, 6)
                  .set(U"乙", 22)
                  .texts(),
              ElementsAre("甲", "乙"));
}

TEST(GlyphRuns, DropsAGlyphDrawnAgainAtOnce) {
  Line line;
  for (const double x : {0.0, 10.0}) {
    line.set(U"合", x).set(U"合", x + 0.3).set(U"合", x + 0.6);
  }
  const auto taken = line.take();
  ASSERT_EQ(taken.runs.size(), 1U);
  EXPECT_EQ(taken.runs[0].text, U"合合");
  EXPECT_EQ(taken.overstruck, U"合合合合");
}

TEST(GlyphRuns, KeepsCharactersThatRepeatSideBySide) {
  Line line;
  for (int i = 0; i < 6; ++i) line.set(U".", 2.5 * i, 2.5);
  EXPECT_THAT(line.texts(), ElementsAre("......"));
}

TEST(GlyphRuns, SharesALigaturesWidth) {
  const auto taken = Line().set(U"ffi", 0, 9).set(U"x", 9, 5).take();
  ASSERT_EQ(taken.runs.size(), 1U);
  EXPECT_EQ(taken.runs[0].text, U"ffix");
  EXPECT_THAT(taken.runs[0].edges, ElementsAre(0, 3, 6, 9, 14));
}

TEST(GlyphRuns, CountsGlyphsWithoutWidth) {
  const auto taken = Line().set(U"a", 0, 5).set(U"\u0301", 5, 0).take();
  ASSERT_EQ(taken.runs.size(), 1U);
  EXPECT_EQ(taken.runs[0].text, U"a\u0301");
}

TEST(GlyphRuns, BeginsEachPageAnew) {
  Line line;
  EXPECT_EQ(line.set(U"一", 0).take().runs.size(), 1U);
  const auto second = line.set(U"一", 0).take();
  EXPECT_EQ(second.runs.size(), 1U);
  EXPECT_TRUE(second.overstruck.empty());
}

}  // namespace
}  // namespace tiaowen
