#include "pipeline/normalize/doubtful_lines.h"

#include <gtest/gtest.h>

namespace tiaowen {
namespace {

TextLine line(std::uint32_t begin, std::uint32_t end,
              std::optional<float> confidence) {
  TextLine made;
  made.span = {begin, end};
  made.page = 1;
  made.confidence = confidence;
  return made;
}

TEST(DoubtfulLines, AreFindingsByStretch) {
  Text text;
  text.original = std::u32string(60, U'字');
  text.lines = {line(0, 10, 0.99F),  line(10, 20, 0.5F), line(20, 30, 0.6F),
                line(30, 40, 0.97F), line(40, 50, 0.5F), line(50, 60, {})};
  const auto findings = find_doubtful_lines(text);
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].code, "ocr.low_confidence");
  EXPECT_EQ(findings[0].span, (Span{10, 30}));
  EXPECT_EQ(findings[1].span, (Span{40, 50}));
}

}  // namespace
}  // namespace tiaowen
