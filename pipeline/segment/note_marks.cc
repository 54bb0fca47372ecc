#include "pipeline/segment/note_marks.h"

#include <algorithm>
#include <string_view>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// A note stands at the foot of its page or at the document's end; marks begin
// anew on pages, so a far one is another's.
constexpr std::size_t kFarthest = 20000;

bool is_superscript(char32_t c) {
  return c == U'\u00B9' || c == U'\u00B2' || c == U'\u00B3' ||
         (c >= 0x2070 && c <= 0x2079);
}
bool is_circled(char32_t c) {
  return (c >= U'①' && c <= U'⑳') || (c >= 0x3251 && c <= 0x325F) ||
         (c >= 0x32B1 && c <= 0x32BF);
}

// How many characters at the start of `words` are a mark.
std::size_t mark_length(std::u32string_view words) {
  if (words.empty()) return 0;
  if (is_circled(words.front())) return 1;
  std::size_t n = 0;
  while (n < words.size() && is_superscript(words[n])) ++n;
  if (n > 0) return n;
  while (n < words.size() && n < 4 && (words[n] == U'*' || words[n] == U'※')) {
    ++n;
  }
  if (n > 0) return n;
  if (words.front() != U'[' && words.front() != U'〔') return 0;
  n = 1;
  while (n < words.size() && is_digit(words[n])) ++n;
  const bool closed = n > 1 && n < 5 && n < words.size() &&
                      (words[n] == U']' || words[n] == U'〕');
  return closed ? n + 1 : 0;
}

// A note that begins with a bare figure: "1 按县统计局的口径". What refers to
// it is raised, if it can be told from a number at all.
std::u32string raised_figure(std::u32string_view words) {
  constexpr std::size_t kLongest = 2;
  constexpr char32_t kRaised[] = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
  std::u32string mark;
  for (const char32_t c : words.substr(0, kLongest + 1)) {
    if (!is_digit(c)) break;
    mark.push_back(kRaised[c - U'0']);
  }
  return mark.size() <= kLongest ? mark : std::u32string();
}

// A mark at the start of a paragraph or point numbers it; one within a longer
// mark (** for *) is another; m² is no note.
bool refers(std::u32string_view folded, std::size_t at,
            std::u32string_view mark) {
  const bool raised = is_superscript(mark.front());
  const auto joins = [&](char32_t c) {
    return c == mark.front() || (raised && is_superscript(c));
  };
  if (at == 0 || joins(folded[at - 1])) return false;
  const std::size_t end = at + mark.size();
  if (end < folded.size() && joins(folded[end])) return false;
  const char32_t before = folded[at - 1];
  return !is_space(before) && before != U':' && before != U';' &&
         !(raised && is_latin(before));
}

Span find_mark(std::u32string_view folded, std::size_t note,
               std::u32string_view mark) {
  const std::size_t from = note > kFarthest ? note - kFarthest : 0;
  std::size_t at = note;
  while (at > from) {
    at = folded.rfind(mark, at - 1);
    if (at == std::u32string_view::npos || at < from) break;
    if (refers(folded, at, mark)) {
      return {static_cast<std::uint32_t>(at),
              static_cast<std::uint32_t>(at + mark.size())};
    }
  }
  return {};
}

}  // namespace

void link_notes(const Text& text, std::vector<Clause>& clauses) {
  const std::u32string_view folded = text.folded;
  for (Clause& note : clauses) {
    if (note.kind != ClauseKind::note) continue;
    const std::u32string_view words = text.view(note.span);
    std::size_t length = mark_length(words);
    const std::u32string figure = length == 0 ? raised_figure(words) : U"";
    const std::u32string_view mark =
        length > 0 ? words.substr(0, length) : std::u32string_view(figure);
    if (mark.empty()) continue;
    const Span place = find_mark(folded, note.span.begin, mark);
    // A bare figure that nothing refers to is part of the note.
    if (length == 0 && place.empty()) continue;
    length = mark.size();
    note.label = {note.span.begin,
                  note.span.begin + static_cast<std::uint32_t>(length)};
    note.mark = place;
  }
}

}  // namespace tiaowen
