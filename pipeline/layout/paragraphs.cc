#include "pipeline/layout/paragraphs.h"

#include <algorithm>
#include <cmath>

#include "pipeline/layout/marks.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// In em unless said otherwise.
constexpr float kIndent = 0.75F;   // less is no indent
constexpr float kAligned = 0.45F;  // the same place
constexpr float kGap = 1.4F;       // of the usual distance of lines
constexpr float kFarRight = 8;
constexpr float kSameSize = 0.06F;  // of the size

bool same_size(const PrintedLine& a, const PrintedLine& b) {
  return std::abs(a.size - b.size) <= kSameSize * std::max(a.size, b.size);
}

// Had the next line's first word no room on the line?
bool is_full(const PrintedLine& line, const PrintedLine& next) {
  const float slack = line.right - line.box.x1;
  return slack < first_word_width(next) + 0.45F * line.size;
}

bool is_date(std::u32string_view text) {
  std::size_t digits = 0;
  bool year = false;
  for (const char32_t c : text) {
    digits += is_digit(c) || (c >= 0xFF10 && c <= 0xFF19) ? 1U : 0U;
    year = year || c == U'年';
  }
  return year && text.size() <= 14 &&
         (text.back() == U'日' || text.back() == U'月') &&
         (digits >= 4 || text.find(U'〇') != std::u32string_view::npos ||
          text.find(U'○') != std::u32string_view::npos);
}

// 某政发〔2023〕21号, alone on its line.
bool is_document_number(std::u32string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 30 || text.back() != U'号') return false;
  const std::size_t open = text.find_first_of(U"〔[【（(");
  const std::size_t close = text.find_first_of(U"〕]】）)");
  return open != text.npos && close != text.npos && close == open + 5;
}

// The note below a title that says who made the text and when: （…发布）. The
// year or the state of a text in brackets is part of its title.
bool is_title_note(std::u32string_view text) {
  constexpr std::size_t kLongestPart = 10;
  return text.size() > kLongestPart &&
         (text.front() == U'（' || text.front() == U'(') &&
         (text.back() == U'）' || text.back() == U')');
}

// In type no larger than the body's, lines that only happen to be centred one
// below the other are likely: they are one where the first is long, both are
// bold, or the second is a short note in brackets.
bool same_heading(const PrintedLine& a, const PrintedLine& b) {
  if (b.text.starts_with(U"——")) return false;  // a subtitle
  if (b.size >= 1.1F * b.body || (a.bold && b.bold)) return true;
  const bool bracketed = b.text.front() == U'（' || b.text.front() == U'(';
  return bracketed || a.box.width() > 0.5F * (a.right - a.left);
}

// Consecutive lines of a title: 某某市人民政府办公室 / 关于…的 / 实施意见.
bool same_title(const PrintedLine& a, const PrintedLine& b,
                const Neighbour& how) {
  if (!how.same_column) return false;
  const float middle = (b.left + b.right) / 2;
  const float off = std::max(b.size, 0.03F * (b.right - b.left));
  if (std::abs(a.middle() - b.middle()) > 0.8F * b.size ||
      std::abs(b.middle() - middle) > off || !is_centred(b) ||
      (b.indent() < b.size && b.size < 1.1F * b.body)) {
    return false;
  }
  if (!same_heading(a, b) || is_document_number(a.text) ||
      is_document_number(b.text) || is_title_note(b.text)) {
    return false;
  }
  const float distance = (b.box.y0 + b.box.y1 - a.box.y0 - a.box.y1) / 2;
  return distance < 2.3F * b.size && !begins_with_mark(b.text) &&
         !ends_with_stop(a.text) && !is_date(b.text);
}

// The second lines of 抄送：… or 附件：1.… may stand below the words after the
// mark and not at the column's edge.
bool hangs(const PrintedLine& first, const PrintedLine& line) {
  for (const Piece& piece : first.pieces) {
    const std::u32string_view text = piece.text();
    const auto n = static_cast<std::uint32_t>(text.size());
    for (std::uint32_t i = 0; i < n; ++i) {
      const float end = piece.x_at(i + 1);
      if (end - first.box.x0 > 8 * first.size) return false;
      const bool mark = std::u32string_view(U"：:、.．）)").find(text[i]) !=
                        std::u32string_view::npos;
      if (mark && std::abs(end - line.box.x0) < kAligned * line.size) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

bool is_centred(const PrintedLine& line) {
  const float before = line.box.x0 - line.left;
  const float after = line.right - line.box.x1;
  return std::abs(before - after) < 1.2F * line.size &&
         before > -1.5F * line.size;
}

bool continues(const Paragraph& paragraph, const PrintedLine& line,
               const Neighbour& how) {
  const PrintedLine& last = paragraph.lines.back();
  const PrintedLine& first = paragraph.lines.front();
  if (how.rule_between || last.turned || line.turned) return false;
  if (!same_size(last, line)) return false;
  if (same_title(last, line, how)) return true;
  if (!is_full(last, line)) return false;
  const float em = line.size;
  // A date below the issuer's name; what is set far to the right does not go
  // on at the left.
  if (line.indent() > kIndent * em && is_date(line.text)) return false;
  if (first.indent() > kFarRight * em) return false;
  if (how.same_column && how.leading > 0) {
    const float distance =
        (line.box.y0 + line.box.y1 - last.box.y0 - last.box.y1) / 2;
    if (distance > kGap * how.leading) return false;
  }
  const float indent = line.indent();
  if (line.hanging > 0) {
    return std::abs(indent - line.hanging) < kAligned * em &&
           !(ends_with_stop(last.text) && begins_with_mark(line.text));
  }
  if (indent < kIndent * em) {
    // Where paragraphs are indented, a mark at the edge stands inside one:
    // 符合下列条件之一：（1）…；（2）…
    if (first.indent() >= kIndent * em && line.text.front() != U'第') {
      return true;
    }
    return !(ends_with_stop(last.text) && begins_with_mark(line.text));
  }
  // An indented line goes on only where the whole paragraph stands so.
  if (begins_with_mark(line.text)) return false;
  if (hangs(first, line)) return true;
  const float step = line.indent() - first.indent();
  if (paragraph.lines.size() > 1) {
    return std::abs(line.indent() - last.indent()) < kAligned * em;
  }
  return step < -kIndent * em ||
         (std::abs(step) < kAligned * em && line.indent() < 4 * em &&
          !ends_with_stop(last.text));
}

Block block_of(const Paragraph& paragraph) {
  Block block;
  const PrintedLine& first = paragraph.lines.front();
  block.size = first.size;
  block.indent = static_cast<int>(
      std::lround(std::max(0.0F, first.indent()) / std::max(1.0F, first.size)));
  block.centred = !first.turned;
  block.bold = true;
  for (const PrintedLine& line : paragraph.lines) {
    append_line(line.text, block.text);
    const auto end = static_cast<std::uint32_t>(block.text.size());
    block.lines.push_back(
        line.at({end - static_cast<std::uint32_t>(line.text.size()), end}));
    block.bold = block.bold && line.bold;
    block.centred = block.centred && is_centred(line) &&
                    (line.indent() > 2.6F * line.size || line.indent() < 0.5F);
  }
  if (paragraph.lines.size() == 1 && first.indent() < first.size) {
    block.centred = false;
  }
  return block;
}

}  // namespace tiaowen
