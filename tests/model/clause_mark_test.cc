#include "pipeline/model/clause_mark.h"

#include <gtest/gtest.h>

#include "pipeline/model/unicode.h"
#include "pipeline/model/written_date.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

using testing::shipped_words;

// "form number[-sub] length", or "none".
std::string read(std::u32string_view line) {
  const auto mark = read_clause_mark(line, shipped_words());
  if (!mark) return "none";
  std::string out = std::to_string(static_cast<int>(mark->form)) + " " +
                    std::to_string(mark->number);
  if (mark->sub != 0) out += "-" + std::to_string(mark->sub);
  return out + " " + std::to_string(mark->length);
}
std::string expect(MarkForm form, const std::string& rest) {
  return std::to_string(static_cast<int>(form)) + " " + rest;
}

TEST(ClauseMark, ReadsFixedRanks) {
  EXPECT_EQ(read(U"第十条 内容"), expect(MarkForm::article, "10 3"));
  EXPECT_EQ(read(U"第一百零二条之三　内容"),
            expect(MarkForm::article, "102-3 8"));
  EXPECT_EQ(read(U"第 三 章 总则"), expect(MarkForm::chapter, "3 5"));
  EXPECT_EQ(read(U"第12条 内容"), expect(MarkForm::article, "12 4"));
  EXPECT_EQ(read(U"第二部分 决算"), expect(MarkForm::division, "2 4"));
  EXPECT_EQ(read(U"第一分编 通则"), expect(MarkForm::subpart, "1 4"));
}

TEST(ClauseMark, ReadsEveryWidth) {
  EXPECT_EQ(read(U"（三）内容"), expect(MarkForm::han_bracket, "3 3"));
  EXPECT_EQ(read(U"(三)内容"), expect(MarkForm::han_bracket, "3 3"));
  EXPECT_EQ(read(U"㈢内容"), expect(MarkForm::han_bracket, "3 1"));
  EXPECT_EQ(read(U"十一、内容"), expect(MarkForm::han, "11 3"));
  EXPECT_EQ(read(U"一．内容"), expect(MarkForm::han, "1 2"));
  EXPECT_EQ(read(U"1.内容"), expect(MarkForm::digit, "1 2"));
  EXPECT_EQ(read(U"１．内容"), expect(MarkForm::digit, "1 2"));
  EXPECT_EQ(read(U"2、内容"), expect(MarkForm::digit, "2 2"));
  EXPECT_EQ(read(U"⒉内容"), expect(MarkForm::digit, "2 1"));
  EXPECT_EQ(read(U"（２）内容"), expect(MarkForm::digit_bracket, "2 3"));
  EXPECT_EQ(read(U"⑵内容"), expect(MarkForm::digit_bracket, "2 1"));
  EXPECT_EQ(read(U"2）内容"), expect(MarkForm::digit_half_bracket, "2 2"));
  EXPECT_EQ(read(U"②内容"), expect(MarkForm::circled, "2 1"));
  EXPECT_EQ(read(U"3.2 组织"), expect(MarkForm::dotted2, "2 3"));
  EXPECT_EQ(read(U"3.2.1 组织"), expect(MarkForm::dotted3, "1 5"));
  EXPECT_EQ(read(U"1.2025年内完成"), expect(MarkForm::digit, "1 2"));
}

TEST(ClauseMark, ReadsPointsAndAttachments) {
  EXPECT_EQ(read(U"二是加强"), expect(MarkForm::running, "2 2"));
  EXPECT_EQ(read(U"第三，加强"), expect(MarkForm::ordinal, "3 3"));
  EXPECT_EQ(read(U"附件2"), expect(MarkForm::attachment, "2 3"));
  EXPECT_EQ(read(U"附件：表格"), expect(MarkForm::attachment, "1 2"));
  EXPECT_EQ(read(U"附表一 表格"), expect(MarkForm::attachment, "1 3"));
}

TEST(ClauseMark, IsNoNumberOfASentence) {
  EXPECT_EQ(read(U"1.25亿元用于建设"), "none");
  EXPECT_EQ(read(U"2.1万总吨"), "none");
  EXPECT_EQ(read(U"3、5号楼"), "none");
  EXPECT_EQ(read(U"2022年"), "none");
  EXPECT_EQ(read(U"（2022年）"), "none");
  EXPECT_EQ(read(U"第三方"), "none");
  EXPECT_EQ(read(U"附件所列"), "none");
  EXPECT_EQ(read(U"附件1的"), "none");
  EXPECT_EQ(read(U"附则"), "none");
}

TEST(WrittenDate, IsReadFromTheEndOfALine) {
  const auto date = read_date_at_end(U"某局 二〇二四年六月十五日");
  ASSERT_TRUE(date);
  EXPECT_EQ(date->date.str(), "2024-06-15");
  EXPECT_EQ(date->begin, 3u);
  EXPECT_EQ(read_date_at_end(U"2024 年 6 月 5 日(代章)")->date.str(),
            "2024-06-05");
  EXPECT_FALSE(read_date_at_end(U"2024年6月15日施行"));
  EXPECT_FALSE(read_date_at_end(U"2024年13月15日"));
}

TEST(WrittenDate, IsReadInEveryNotation) {
  for (const auto text : {U"2024-06-15", U"2024/6/15", U"20240615",
                          U"2024年6月15日 10:00", U"2024.06.15"}) {
    ASSERT_TRUE(read_date(text));
    EXPECT_EQ(read_date(text)->str(), "2024-06-15");
  }
  EXPECT_FALSE(read_date(U"六月"));
}

}  // namespace
}  // namespace tiaowen
