// Footnotes: small type below a short rule at the foot of a page.

#include <algorithm>

#include "pipeline/layout/marks.h"
#include "pipeline/layout/page_flow.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr float kShortestRule = 36;    // points
constexpr float kLongestRule = 0.42F;  // of the page's width
constexpr float kSmaller = 0.93F;      // than the body

bool is_note_line(const PrintedLine& line, float body) {
  return line.size < kSmaller * body;
}

constexpr float kSmall = 0.8F, kRaised = 0.15F;  // of the line's size
constexpr std::size_t kLongestMark = 2;

float baseline(const Piece& piece) {
  constexpr float kBelow = 0.12F;  // em, see Run::box
  return piece.box.y1 - kBelow * piece.size();
}

// The figures at the start of a note, of those that small type marks.
std::u32string_view figures_of(std::u32string_view note) {
  std::size_t n = 0;
  note = trim(note);
  while (n < note.size() && is_digit(note[n])) ++n;
  return n <= kLongestMark ? note.substr(0, n) : std::u32string_view();
}

char32_t raised(char32_t digit) {
  constexpr char32_t kRaisedDigits[] = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
  return kRaisedDigits[digit - U'0'];
}

bool is_raised_figure(const Piece& piece, const PrintedLine& line,
                      float line_base) {
  const std::u32string_view text = piece.text();
  return piece.size() < kSmall * line.size && text.size() <= kLongestMark &&
         std::all_of(text.begin(), text.end(), is_digit) &&
         line_base - baseline(piece) > kRaised * line.size;
}

// A small raised figure behind a word is no part of the number before it:
// 增长5% with a raised 1 behind it becomes 增长5%¹, where a note has that 1.
void raise_marks(PrintedLine& line, const std::vector<PrintedLine>& notes) {
  float base = 0;
  for (const Piece& piece : line.pieces) base = std::max(base, baseline(piece));
  std::size_t at = 0;
  for (std::size_t i = 0; i < line.pieces.size(); ++i) {
    const std::u32string_view text = line.pieces[i].text();
    if (at < line.text.size() && line.text[at] != text.front()) ++at;  // blank
    if (at + text.size() > line.text.size()) return;
    const bool marks =
        i > 0 && is_raised_figure(line.pieces[i], line, base) &&
        std::any_of(notes.begin(), notes.end(), [&](const PrintedLine& note) {
          return figures_of(note.text) == text;
        });
    for (std::size_t k = 0; marks && k < text.size(); ++k) {
      line.text[at + k] = raised(line.text[at + k]);
    }
    at += text.size();
  }
}

bool note_begins_below(const PageFlow& flow, float y) {
  for (const PrintedLine& line : flow.lines) {
    if (line.box.y0 > y - 2) return begins_note(line.text);
  }
  return false;
}

}  // namespace

bool begins_note(std::u32string_view line) {
  line = trim(line);
  if (line.empty()) return false;
  return begins_with_mark(line) || is_digit(line.front()) ||
         std::u32string_view(U"*＊※†[【注").find(line.front()) !=
             std::u32string_view::npos;
}

void find_notes(PageFlow& flow) {
  if (flow.lines.empty()) return;
  const float body = usual_size(flow.lines);
  float left = flow.page->width;
  for (const PrintedLine& line : flow.lines) {
    left = std::min(left, line.box.x0);
  }
  float rule = -1;
  for (const Ruling& ruling : whole_rules(flow.page->rulings)) {
    const float length = ruling.x1 - ruling.x0;
    if (length < kShortestRule || ruling.x0 > left + 2 * body ||
        ruling.y0 < 0.4F * flow.page->height) {
      continue;
    }
    // A rule over the whole width has other uses: marks must show this one.
    if (length > kLongestRule * flow.page->width &&
        !note_begins_below(flow, ruling.y0)) {
      continue;
    }
    rule = std::max(rule, ruling.y0);
  }
  if (rule < 0) return;
  const auto below = [&](const PrintedLine& line) {
    return line.box.y0 > rule - 2;
  };
  const bool any = std::any_of(flow.lines.begin(), flow.lines.end(), below);
  const bool all_small = std::all_of(
      flow.lines.begin(), flow.lines.end(), [&](const PrintedLine& line) {
        return !below(line) || is_note_line(line, body);
      });
  const bool table = std::any_of(
      flow.grids.begin(), flow.grids.end(),
      [&](const RuledGrid& grid) { return grid.box.y1 > rule - 2; });
  if (!any || !all_small || table) return;
  const auto first = std::stable_partition(
      flow.lines.begin(), flow.lines.end(),
      [&](const PrintedLine& line) { return !below(line); });
  std::move(first, flow.lines.end(), std::back_inserter(flow.notes));
  flow.lines.erase(first, flow.lines.end());
  for (PrintedLine& line : flow.lines) raise_marks(line, flow.notes);
}

}  // namespace tiaowen
