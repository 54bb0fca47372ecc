#include "pipeline/segment/lines.h"

#include <algorithm>

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
bool is_row(std::u32string_view line) {
  const std::size_t bar = line.find(U'|');
  return bar != std::u32string_view::npos &&
         (line.find(U'|', bar + 1) != std::u32string_view::npos ||
          (bar > 0 && is_space(line[bar - 1])));
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
  constexpr std::u32string_view kClosing = U"”’\"'」』";
  constexpr std::u32string_view kEnds = U"。;:!?．…";
  while (!line.empty() && kClosing.find(line.back()) != kClosing.npos) {
    line.remove_suffix(1);
  }
  return !line.empty() && kEnds.find(line.back()) != kEnds.npos;
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
    if (line.role == Role::body) {
      const std::u32string_view view = text.view(line.span);
      if (is_row(view)) {
        line.role = Role::table;
      } else {
        line.mark = read_clause_mark(view, words);
      }
    }
    lines.push_back(line);
  }
  read_bare_marks(text, lines);
  set_roles(text, words, lines);
  for (Passage& line : lines) {
    if (line.role != Role::body) line.mark.reset();
  }
  return lines;
}

}  // namespace tiaowen
