#include "extractors/document_number.h"

#include <algorithm>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::u32string_view kOpen = U"〔[(【﹝";
constexpr std::u32string_view kClose = U"〕])】﹞";
// The longest marks in use have about a dozen characters.
constexpr std::size_t kLongestMark = 14;

bool is_blank(char32_t c) { return c != U'\n' && c != U'\t' && is_space(c); }

std::size_t after_blanks(std::u32string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

std::size_t before_blanks(std::u32string_view text, std::size_t at) {
  while (at > 0 && is_blank(text[at - 1])) --at;
  return at;
}

std::size_t after_digits(std::u32string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

// Where the mark that ends at `end` begins; `end` itself where there is none.
std::size_t mark_begin(std::u32string_view text, std::size_t end,
                       const Lexicon& words) {
  std::size_t at = end;
  while (at > 0 && end - at < kLongestMark) {
    const char32_t c = text[at - 1];
    if (!is_han(c) && !is_latin(c) && c != U'-') break;
    if (c == U'和' || c == U'与' || c == U'及' || c == U'的') break;
    if (words.ends(text, at, Dictionary::citation_relation)) break;
    --at;
  }
  return at;
}

// 〔2018〕15号 around the year, with the mark before it.
std::optional<Span> around_year(std::u32string_view text, Span year,
                                const Lexicon& words) {
  const std::size_t opening = before_blanks(text, year.begin);
  if (opening == 0) return std::nullopt;
  const std::size_t kind = kOpen.find(text[opening - 1]);
  if (kind == kOpen.npos) return std::nullopt;
  std::size_t at = after_blanks(text, year.end);
  if (at >= text.size() || text[at] != kClose[kind]) return std::nullopt;
  at = after_blanks(text, at + 1);
  if (at < text.size() && text[at] == U'第') at = after_blanks(text, at + 1);
  const std::size_t digits = at;
  at = after_digits(text, at);
  if (at == digits) return std::nullopt;
  at = after_blanks(text, at);
  if (at >= text.size() || text[at] != U'号') return std::nullopt;
  const std::size_t end = before_blanks(text, opening - 1);
  const std::size_t begin = mark_begin(text, end, words);
  if (begin == end) return std::nullopt;
  return Span{static_cast<std::uint32_t>(begin),
              static_cast<std::uint32_t>(at + 1)};
}

// 国务院令第714号 around its number.
std::optional<Span> around_order(std::u32string_view text, Span number,
                                 const Lexicon& words) {
  std::size_t begin = before_blanks(text, number.begin);
  if (begin == 0 || text[begin - 1] != U'第') return std::nullopt;
  begin = before_blanks(text, begin - 1);
  if (begin == 0 || text[begin - 1] != U'令') return std::nullopt;
  const std::size_t at = after_blanks(text, number.end);
  if (at >= text.size() || text[at] != U'号') return std::nullopt;
  begin = mark_begin(text, begin, words);
  return Span{static_cast<std::uint32_t>(begin),
              static_cast<std::uint32_t>(at + 1)};
}

}  // namespace

std::vector<Span> find_document_numbers(std::u32string_view folded,
                                        const std::vector<Numeral>& numerals,
                                        const Lexicon& words) {
  std::vector<Span> found;
  for (const Numeral& numeral : numerals) {
    std::optional<Span> span;
    if (numeral.arabic && numeral.span.length() == 4) {
      span = around_year(folded, numeral.span, words);
    }
    if (!span) span = around_order(folded, numeral.span, words);
    if (!span) continue;
    if (!found.empty() && found.back().overlaps(*span)) continue;
    found.push_back(*span);
  }
  return found;
}

}  // namespace tiaowen
