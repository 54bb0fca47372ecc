#include "pipeline/segment/lines.h"

#include <algorithm>

#include "pipeline/model/find_letter.h"
#include "pipeline/model/letter_set.h"
#include "pipeline/model/unicode.h"
#include "pipeline/segment/roles.h"

namespace tiaowen {
namespace {

Role role_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::table:
      return Role::table;
    case BlockKind::contents:
      return Role::contents;
    case BlockKind::imprint:
      return Role::imprint;
    case BlockKind::note:
      return Role::note;
    case BlockKind::heading:
    case BlockKind::paragraph:
      break;
  }
  return Role::body;
}

// A row of a table that the reader left as text: cells divided by bars.
bool is_row(std::u32string_view line, Signs signs) {
  if (!signs.may_hold(Sign::bar)) return false;
  const std::size_t bar = find_letter(line, U'|', 0);
  return bar != std::u32string_view::npos &&
         (line.find(U'|', bar + 1) != std::u32string_view::npos ||
          (bar > 0 && is_space(line[bar - 1])));
}

// Converters lose line ends before items: "…更新。 （二）填写申报书". What
// stands behind a sentence and a blank and begins with a bracketed number is
// looked at as a line of its own.
void split_lost_lines(const Text& text, const Lexicon& words, Passage line,
                      std::vector<Passage>& lines) {
  const std::u32string& folded = text.folded;
  for (std::uint32_t i = line.span.begin; i + 3 < line.span.end; ++i) {
    if ((folded[i] != U'。' && folded[i] != U';') || !is_space(folded[i + 1])) {
      continue;
    }
    std::uint32_t at = i + 1;
    while (at < line.span.end && is_space(folded[at])) ++at;
    if (at >= line.span.end || folded[at] != U'(') continue;
    const auto mark = read_clause_mark(text.view({at, line.span.end}), words);
    if (!mark) continue;
    Passage first = line;
    first.span.end = i + 1;
    lines.push_back(first);
    line.span.begin = at;
    line.mark = mark;
    i = at;
  }
  lines.push_back(line);
}

// 1 总则, 1.1 目的, 2 组织体系 …: plans for emergencies number so.
void read_bare_marks(const Text& text, std::vector<Passage>& lines) {
  const bool dotted =
      std::any_of(lines.begin(), lines.end(), [](const Passage& line) {
        return line.mark && line.mark->form == MarkForm::dotted2;
      });
  if (!dotted) return;
  for (Passage& line : lines) {
    if (line.role == Role::body && !line.mark) {
      line.mark = read_bare_mark(text.view(line.span));
    }
  }
}

}  // namespace

bool ends_sentence(std::u32string_view line) {
  static constexpr LetterSet kClosing(U"”’\"'」』");
  static constexpr LetterSet kEnds(U"。;:!?．…");
  while (!line.empty() && kClosing.has(line.back())) line.remove_suffix(1);
  return !line.empty() && kEnds.has(line.back());
}

Span after_mark(const Text& text, const Passage& line) {
  Span rest = line.span;
  if (line.mark) rest.begin += line.mark->length;
  while (!rest.empty() && is_space(text.folded[rest.begin])) ++rest.begin;
  return rest;
}

std::vector<Passage> read_lines(const Text& text, const Lexicon& words) {
  std::vector<Passage> lines;
  lines.reserve(text.blocks.size());
  for (const TextBlock& block : text.blocks) {
    Passage line;
    line.span = block.span;
    while (!line.span.empty() && is_space(text.folded[line.span.begin])) {
      ++line.span.begin;
    }
    while (!line.span.empty() && is_space(text.folded[line.span.end - 1])) {
      --line.span.end;
    }
    if (line.span.empty()) continue;
    line.role = role_of(block.kind);
    line.heading = block.kind == BlockKind::heading;
    line.centred = block.centred;
    line.signs = block.signs;
    if (line.role == Role::body) {
      const std::u32string_view view = text.view(line.span);
      if (is_row(view, line.signs)) {
        line.role = Role::table;
      } else {
        line.mark = read_clause_mark(view, words);
      }
    }
    if (line.role == Role::body && line.signs.may_hold(Sign::blank)) {
      split_lost_lines(text, words, line, lines);
    } else {
      lines.push_back(line);
    }
  }
  for (Passage& line : lines) line.ends = ends_sentence(text.view(line.span));
  read_bare_marks(text, lines);
  set_roles(text, words, lines);
  for (Passage& line : lines) {
    if (line.role != Role::body) line.mark.reset();
  }
  return lines;
}

}  // namespace tiaowen
