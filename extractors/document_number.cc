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
    const bool state =  // 中华人民共和国主席令
        c == U'和' && at > 1 && text[at - 2] == U'共';
    if ((c == U'和' && !state) || c == U'与' || c == U'及' || c == U'的') break;
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

// 某部、某总局公告2023年第12号: where the bodies that end at `end` begin, one
// behind another; `end` where there is none.
std::size_t bodies_begin(std::u32string_view text, std::size_t end,
                         const Lexicon& words) {
  constexpr std::size_t kMost = 6;
  std::size_t begin = end;
  for (std::size_t turn = 0; turn < kMost; ++turn) {
    const std::size_t at = begin == end ? end : begin - 1;
    if (at != end && text[at] != U'、' && text[at] != U' ') break;
    const Word body = words.ends(text, at, Dictionary::department);
    if (!body) break;
    begin = at - body.length;
    if (begin == 0) break;
  }
  return begin;
}

// What a body calls what it numbers year by year.
std::uint32_t issue_ends(std::u32string_view text, std::size_t end,
                         const Lexicon& words) {
  const Word name = words.ends(text, end, Dictionary::body_word);
  return words.cell(name, "kind") == "issue" ? name.length : 0;
}

// 国务院令第714号, 财政部公告2023年第12号, 财政部2023年第12号公告 around the
// number.
std::optional<Span> around_order(std::u32string_view text, Span number,
                                 const Lexicon& words) {
  std::size_t begin = before_blanks(text, number.begin);
  if (begin == 0 || text[begin - 1] != U'第') return std::nullopt;
  std::size_t end = after_blanks(text, number.end);
  if (end >= text.size() || text[end++] != U'号') return std::nullopt;
  begin = before_blanks(text, begin - 1);
  const bool dated = begin >= 5 && text[begin - 1] == U'年' &&
                     after_digits(text, begin - 5) == begin - 1;
  if (dated) begin = before_blanks(text, begin - 5);
  const std::uint32_t name = issue_ends(text, begin, words);
  if (name == 0) {  // 2023年第12号公告
    std::size_t behind = end;
    for (const std::size_t length : {1, 2}) {
      if (issue_ends(text, std::min(end + length, text.size()), words) ==
          length) {
        behind = end + length;
      }
    }
    // 财政部第87号令 without a year, by a body that is known.
    const bool known = bodies_begin(text, begin, words) != begin;
    if (behind == end || (!dated && !known)) return std::nullopt;
    end = behind;
  }
  const std::size_t body = begin - name;
  const std::size_t bodies = bodies_begin(text, body, words);
  if (name != 1 && bodies == body) return std::nullopt;
  begin = std::min(bodies, mark_begin(text, body, words));
  constexpr std::u32string_view kState = U"中华人民共和国";
  if (text.substr(0, begin).ends_with(kState)) begin -= kState.size();
  return Span{static_cast<std::uint32_t>(begin),
              static_cast<std::uint32_t>(end)};
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
