#include "pipeline/segment/note_marks.h"

#include <gtest/gtest.h>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// The text around the place that the note refers to, or nothing.
std::string linked(const std::u32string& body, const std::u32string& note) {
  Text text;
  text.original = text.folded = body + U"\n" + note;
  std::vector<Clause> clauses(2);
  clauses[0].span = text.whole();
  clauses[1].kind = ClauseKind::note;
  clauses[1].span = {static_cast<std::uint32_t>(body.size() + 1),
                     text.whole().end};
  link_notes(text, clauses);
  EXPECT_TRUE(clauses[0].mark.empty());
  const Span mark = clauses[1].mark;
  if (mark.empty()) return "";
  EXPECT_EQ(mark.length(), clauses[1].label.length());
  return to_utf8(text.original.substr(0, mark.begin));
}

TEST(NoteMarks, PointToTheWordsBeforeThem) {
  EXPECT_EQ(linked(U"收入①增长，支出②持平。", U"②含预备费。"),
            "收入①增长，支出");
  EXPECT_EQ(linked(U"收入¹增长，另有¹²处。", U"¹ 不含结转。"), "收入");
  EXPECT_EQ(linked(U"收入[1]增长。", U"[1]不含结转。"), "收入");
  EXPECT_EQ(linked(U"面积*为准。", U"* 含附属用房。"), "面积");
}

TEST(NoteMarks, ARaisedFigureBelongsToANoteThatBeginsWithIt) {
  EXPECT_EQ(linked(U"收入¹增长，支出²持平。", U"2 含预备费。"),
            "收入¹增长，支出");
  EXPECT_EQ(linked(U"收入¹²增长，支出²持平。", U"12.含预备费。"), "收入");
  EXPECT_EQ(linked(U"收入¹增长。", U"2024年数。"), "");
}

TEST(NoteMarks, NumbersOfPointsAndBareFiguresAreNone) {
  EXPECT_EQ(linked(U"包括:①道路;②桥梁。", U"①按设计图。"), "");
  EXPECT_EQ(linked(U"第1条收入1元。", U"1 按设计图。"), "");
  EXPECT_EQ(linked(U"面积20m²。", U"² 按设计图。"), "");
  EXPECT_EQ(linked(U"收入增长。", U"按设计图。"), "");
}

}  // namespace
}  // namespace tiaowen
