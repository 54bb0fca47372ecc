// ClauseMark is the numbering that a line may begin with.
//
//   read_clause_mark("第十条之一 …")   article, 10, sub 1, length 5
//   read_clause_mark("（三）…")        han_bracket, 3, length 3
//   read_clause_mark("1.25亿元")       nothing: a decimal
//
// Marks are read by shape alone, in every width (（1） (1) ⑴); whether one
// opens a clause is decided by layout/ and segment/, which know its
// neighbours. Words (附件, 目录) are rows of dictionaries/clause_mark.tsv.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "pipeline/model/lexicon.h"

namespace tiaowen {

// In the order in which they may hold each other; the first seven are fixed
// ranks, the others are ranked by the document at hand.
enum class MarkForm : std::uint8_t {
  attachment,          // 附件, 附件1, 附表二
  division,            // 第一部分
  part,                // 第一编
  subpart,             // 第一分编
  chapter,             // 第一章
  section,             // 第一节
  article,             // 第一条
  han,                 // 一、
  han_bracket,         // （一） ㈠
  digit,               // 1. 1． 1、 ⒈
  digit_bracket,       // （1） ⑴
  digit_half_bracket,  // 1）
  circled,             // ①
  dotted2,             // 1.1
  dotted3,             // 1.1.1
  ordinal,             // 第一，
  running,             // 一是
};
constexpr int kMarkForms = 17;

// Does its rank not depend on the document?
inline bool is_fixed(MarkForm form) { return form <= MarkForm::article; }
// Points of running text, not of the numbering.
inline bool is_point(MarkForm form) {
  return form == MarkForm::circled || form == MarkForm::ordinal ||
         form == MarkForm::running;
}

struct ClauseMark {
  MarkForm form = MarkForm::article;
  std::uint16_t number = 0;  // 1 where an attachment has none
  std::uint16_t sub = 0;     // the 1 of 第十条之一
  std::uint16_t length = 0;  // code points of the label
  bool numbered = true;      // false for 附件 without a number
  char32_t close = 0;        // what closes a plain number: 、 or .
};

// The mark that `line` begins with. Folded or published characters.
std::optional<ClauseMark> read_clause_mark(std::u32string_view line,
                                           const Lexicon& words);

// 一百二十三, 二〇, 12, １２: the ordinal at the front, and its length.
struct Ordinal {
  std::uint32_t value = 0;
  std::uint32_t length = 0;
  bool han = false;
};
std::optional<Ordinal> read_ordinal(std::u32string_view text);

// 2 组织体系: a bare number before a heading, as plans write it that go on
// with 2.1; only they may be read so.
std::optional<ClauseMark> read_bare_mark(std::u32string_view line);

// Does the text after 第十条 read on like a citation (第十条规定的, 第十条至)?
bool reads_as_citation(std::u32string_view after, const Lexicon& words);

// The use of a clause_mark row at the front of `line`: "attachment",
// "contents", "imprint", "note"; empty where there is none.
std::string_view mark_use(std::u32string_view line, const Lexicon& words,
                          std::uint32_t& length);

}  // namespace tiaowen
