#include "pipeline/layout/misread.h"

#include <algorithm>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// Names of this length leave no doubt; shorter ones may be a person's.
constexpr std::uint32_t kTelling = 3;
constexpr std::size_t kLongestName = 12;

bool read_by_ocr(const std::vector<Line>& lines) {
  return std::any_of(lines.begin(), lines.end(), [](const Line& line) {
    return line.confidence.has_value();
  });
}

void mend_words(std::u32string& text, const Lexicon& words) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const Word word = words.begins(text, at, Dictionary::misread);
    if (!word) continue;
    if (words.cell(word, "after") == "digit" &&
        (at == 0 || !is_digit(text[at - 1]))) {
      continue;
    }
    const std::u32string before = to_u32(words.cell(word, "before"));
    if (!before.empty() && at > 0 && is_han(text[at - 1])) {
      text[at - 1] = before.front();
    }
    const std::u32string right = to_u32(words.cell(word, "right"));
    if (right.size() == word.length) text.replace(at, right.size(), right);
    at += word.length - 1;
  }
}

// Is the letter part of a place's or a department's name, or the 市 in front
// of one?
bool is_named(std::u32string_view text, std::size_t at, const Lexicon& words) {
  const Word level = words.begins(text, at, Dictionary::region_prefix);
  if (level &&
      words.begins(text, at + level.length, Dictionary::department).length >=
          kTelling) {
    return true;
  }
  for (const Dictionary in : {Dictionary::department, Dictionary::region}) {
    const std::size_t first = at < kLongestName ? 0 : at - kLongestName;
    for (std::size_t from = first; from <= at; ++from) {
      const Word name = words.begins(text, from, in);
      if (name.length >= kTelling && from + name.length > at) return true;
    }
  }
  return false;
}

void mend_letters(std::u32string& text, const Lexicon& words) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const Word letter = words.begins(text, at, Dictionary::look_alike);
    if (letter.length != 1) continue;
    const std::u32string right = to_u32(words.cell(letter, "right"));
    if (right.size() != 1 || is_named(text, at, words)) continue;
    const char32_t was = text[at];
    text[at] = right.front();
    if (!is_named(text, at, words)) text[at] = was;
  }
}

void mend(const std::vector<Line>& lines, std::u32string& text,
          const Lexicon& words) {
  if (!read_by_ocr(lines)) return;
  mend_words(text, words);
  mend_letters(text, words);
}

}  // namespace

void mend_misread(Layout& layout, const Lexicon& words) {
  for (Block& block : layout.blocks) mend(block.lines, block.text, words);
  for (Grid& grid : layout.tables) {
    for (Cell& cell : grid.cells) mend(cell.lines, cell.text, words);
  }
}

}  // namespace tiaowen
