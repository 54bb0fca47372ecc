// What the readers of times share: small whole numbers as dates write them,
// units, and the words around.
//
//   read_small(U"二〇二二年", 0)   2022, digit by digit
//   read_small(U"十二月", 0)       12
//   unit_at(scope, at)             年: a part of a date, and a length
#pragma once

#include <optional>
#include <string_view>

#include "extractors/digit.h"
#include "extractors/extract.h"
#include "pipeline/model/letter_set.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {

struct TimeScope {
  const Reading& reading;
  std::u32string_view folded;
  const Lexicon& words;
};

// A whole number of at most four digits.
struct SmallNumber {
  int value = 0;
  int digits = 0;       // characters
  std::size_t end = 0;  // in the text
  bool arabic = false;
  bool spelled = false;  // 二〇二二, 一五: digit by digit, two or more
};
std::optional<SmallNumber> read_digits(std::u32string_view folded,
                                       std::size_t at);
inline std::optional<SmallNumber> read_small(std::u32string_view folded,
                                             std::size_t at) {
  return at < folded.size() && may_begin_numeral(folded[at])
             ? read_digits(folded, at)
             : std::nullopt;
}

// A blank within a line.
inline bool is_blank(char32_t c) {
  return is_space(c) && c != U'\n' && c != U'\t';
}
// Past the blanks at `at`, not past the line.
inline std::size_t over_blanks(std::u32string_view folded, std::size_t at) {
  while (at < folded.size() && is_blank(folded[at])) ++at;
  return at;
}
// The place before the blanks that end at `end`.
inline std::size_t before_blanks(std::u32string_view folded, std::size_t end) {
  while (end > 0 && is_blank(folded[end - 1])) --end;
  return end;
}

// The cell of the word of `in` that begins at `at` or ends before `end`; the
// word itself goes to `found`. At most places no word stands.
inline std::string_view cell_at(const TimeScope& scope, std::size_t at,
                                Dictionary in, ColumnName column,
                                Word* found = nullptr) {
  const Word word = scope.words.begins(scope.folded, at, in);
  if (found != nullptr) *found = word;
  return scope.words.cell(word, column);
}
inline std::string_view cell_before(const TimeScope& scope, std::size_t end,
                                    Dictionary in, ColumnName column,
                                    Word* found = nullptr) {
  const Word word = scope.words.ends(scope.folded, end, in);
  if (found != nullptr) *found = word;
  return scope.words.cell(word, column);
}

// "1-6" as two numbers; both the same for "12".
struct Pair {
  int low = 0, high = 0;
};
Pair pair_of(std::string_view cell);

// Ends a clause: ，。；： a bracket, a cell, a line.
inline bool ends_clause(char32_t c) {
  static constexpr LetterSet kEnds(U"，,。；;：:、()[]|\n\t“”\"!?！？");
  return kEnds.has(c);
}
// Ends a sentence or more: 。；a cell, a line.
bool ends_sentence(char32_t c);

RowUsed row_of(const Word& word);

}  // namespace tiaowen
