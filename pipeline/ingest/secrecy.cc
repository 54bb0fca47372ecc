#include "pipeline/ingest/secrecy.h"

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::size_t kHeadLines = 12;
constexpr std::size_t kLongestLine = 40;
constexpr std::size_t kLongestTerm = 8;  // ★保密期限1年

std::u32string without_blanks(std::u32string_view line) {
  std::u32string dense;
  for (const char32_t c : line) {
    if (!is_space(c)) dense.push_back(c);
  }
  return dense;
}

bool is_star(char32_t c) {
  return std::u32string_view(U"★☆*·").find(c) != std::u32string_view::npos;
}

// The word at `at`, if it is of this use.
Word word_of_use(std::u32string_view line, std::size_t at, std::string_view use,
                 const Lexicon& words) {
  const Word word = words.begins(line, at, Dictionary::secrecy);
  return word && words.cell(word, "use") == use ? word : Word();
}

// 份号 000001, 密级: may stand before it.
std::size_t behind_labels(std::u32string_view line, const Lexicon& words) {
  std::size_t at = 0;
  for (;;) {
    while (at < line.size() && (is_digit(line[at]) || line[at] == U':')) ++at;
    const Word label = word_of_use(line, at, "label", words);
    if (!label) return at;
    at += label.length;
  }
}

std::string marking_of(std::u32string_view line, const Lexicon& words) {
  if (line.size() > kLongestLine) return {};
  const std::u32string dense = without_blanks(line);
  const std::size_t at = behind_labels(dense, words);
  const Word level = word_of_use(dense, at, "level", words);
  if (!level) return {};
  const auto rest = std::u32string_view(dense).substr(at + level.length);
  const bool ends = rest.empty() ||
                    (is_star(rest[0]) && rest.size() <= kLongestTerm) ||
                    word_of_use(rest, 0, "urgency", words);
  if (!ends) return {};
  return to_utf8(std::u32string_view(dense).substr(at, level.length));
}

std::u32string folded(std::u32string_view text, const Lexicon& words) {
  std::u32string line(text);
  for (char32_t& c : line) c = words.folded(c);
  return line;
}

}  // namespace

std::string secrecy_marking(const Record& record, const Lexicon& words) {
  std::size_t lines = 0;
  std::u32string_view text = record.text.folded;
  while (!text.empty() && lines < kHeadLines) {
    const std::size_t end = std::min(text.find(U'\n'), text.size());
    if (!trim(text.substr(0, end)).empty()) {
      ++lines;
      if (auto found = marking_of(text.substr(0, end), words); !found.empty()) {
        return found;
      }
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  // A running head may have taken it out of the text.
  for (std::size_t i = 0; i < record.set_aside.size() && i < kHeadLines; ++i) {
    const SetAside& piece = record.set_aside[i];
    if (piece.page > 1) continue;
    auto found = marking_of(folded(piece.text, words), words);
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace tiaowen
