// Where a clause's heading ends and its body begins.

#include "pipeline/model/letter_set.h"
#include "pipeline/model/unicode.h"
#include "pipeline/segment/tree.h"

namespace tiaowen {
namespace {

constexpr std::size_t kLongest = 60;       // a heading with a line of its own
constexpr std::size_t kLongestRunIn = 40;  // before 。 and the body

bool is_plain(const Passage& line) {
  return line.role == Role::body && !line.mark;
}

// （立法目的） or 【立法目的】 behind 第一条.
Span bracketed(const Text& text, Span rest) {
  const std::u32string_view view = text.view(rest);
  if (view.empty()) return {rest.begin, rest.begin};
  const char32_t close = view[0] == U'('    ? U')'
                         : view[0] == U'【' ? U'】'
                         : view[0] == U'['  ? U']'
                                            : 0;
  const std::size_t end = close == 0 ? view.npos : view.find(close);
  if (end == view.npos || end > 30 || end < 2) return {rest.begin, rest.begin};
  return {rest.begin + 1, rest.begin + static_cast<std::uint32_t>(end)};
}

Span without_colon(const Text& text, Span rest) {
  while (!rest.empty() && (text.folded[rest.begin] == U':' ||
                           is_space(text.folded[rest.begin]))) {
    ++rest.begin;
  }
  return rest;
}

// 第一章 总则; 附件1 and its title in the next line.
Span fixed_heading(const Text& text, const std::vector<Passage>& lines,
                   std::size_t at) {
  const Span rest = without_colon(text, after_mark(text, lines[at]));
  if (!rest.empty()) {
    const bool heading =
        rest.length() <= kLongest && !ends_sentence(text.view(rest));
    return heading ? rest : Span{rest.begin, rest.begin};
  }
  if (at + 1 < lines.size()) {
    const Passage& next = lines[at + 1];
    const bool title = is_plain(next) || next.role == Role::title;
    if (title && next.span.length() <= kLongest && !next.ends) {
      return next.span;
    }
  }
  return {rest.begin, rest.begin};
}

}  // namespace

Span heading_of(const Text& text, const std::vector<Passage>& lines,
                std::size_t at) {
  const Passage& line = lines[at];
  const Span rest = after_mark(text, line);
  if (line.mark->form == MarkForm::article) return bracketed(text, rest);
  if (is_fixed(line.mark->form)) return fixed_heading(text, lines, at);
  const std::u32string_view view = text.view(rest);
  const Span none{rest.begin, rest.begin};
  static constexpr LetterSet kStops(U"。:;");
  const std::size_t stop = kStops.find_in(view, 0);
  if (stop == view.npos) {
    const bool heading = view.size() <= kLongest && !ends_sentence(view) &&
                         (view.empty() || view.back() != U',');
    return heading ? rest : none;
  }
  if (view[stop] != U'。' || stop > kLongestRunIn || stop < 2) return none;
  const Span heading{rest.begin, rest.begin + static_cast<std::uint32_t>(stop)};
  if (stop + 1 < view.size()) return heading;
  // The sentence is the whole line: a heading if a paragraph explains it.
  const bool explained = at + 1 < lines.size() && is_plain(lines[at + 1]);
  return explained ? heading : none;
}

}  // namespace tiaowen
