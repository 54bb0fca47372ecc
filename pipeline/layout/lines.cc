#include "pipeline/layout/lines.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// All in em.
constexpr float kHanBlank = 0.8F;     // between Han characters
constexpr float kLatinBlank = 0.13F;  // between Latin words or numbers
constexpr float kRepeat = 0.3F;       // the same again this near: overstruck

bool is_narrow(char32_t c) { return c < 0x250 && !is_space(c); }

bool blank_between(const Piece& a, const Piece& b, float spacing) {
  const char32_t last = a.text().back();
  const char32_t first = b.text().front();
  if (is_space(last) || is_space(first)) return false;
  const float gap = (b.box.x0 - a.box.x1) / std::min(a.size(), b.size());
  if (is_narrow(last) && is_narrow(first)) return gap > kLatinBlank;
  // Lines set wide (分散对齐) have the same gap everywhere.
  return gap > kHanBlank && gap > spacing * 1.5F;
}

// The gap, in em, that half of the gaps between its pieces do not exceed;
// zero for lines of few pieces, where a gap is more likely a blank.
float usual_gap(const std::vector<Piece>& pieces) {
  if (pieces.size() < 4) return 0;
  std::vector<float> gaps;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    gaps.push_back((pieces[i].box.x0 - pieces[i - 1].box.x1) /
                   pieces[i].size());
  }
  const auto middle =
      gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return std::max(0.0F, *middle);
}

bool repeats(const Piece& a, const Piece& b) {
  const float near = kRepeat * a.size();
  return std::abs(a.box.x0 - b.box.x0) < near &&
         std::abs(a.box.y0 - b.box.y0) < near && a.text() == b.text();
}

void drop_overstruck(PrintedLine& line) {
  constexpr std::size_t kLookBack = 64;  // pieces at one place; more is no type
  std::vector<Piece> kept;
  kept.reserve(line.pieces.size());
  for (const Piece& piece : line.pieces) {
    bool again = false;
    const std::size_t least =
        kept.size() > kLookBack ? kept.size() - kLookBack : 0;
    for (std::size_t i = kept.size(); i-- > least && !again;) {
      if (piece.box.x0 - kept[i].box.x0 > kRepeat * piece.size()) break;
      again = repeats(kept[i], piece);
    }
    if (again) {
      line.overstruck += piece.text();
    } else {
      kept.push_back(piece);
    }
  }
  line.pieces = std::move(kept);
}

void finish(PrintedLine& line, const std::vector<bool>& bold_font) {
  std::stable_sort(
      line.pieces.begin(), line.pieces.end(),
      [](const Piece& a, const Piece& b) { return a.box.x0 < b.box.x0; });
  drop_overstruck(line);
  const float spacing = usual_gap(line.pieces);
  std::size_t most = 0, bold = 0, all = 0;
  for (std::size_t i = 0; i < line.pieces.size(); ++i) {
    const Piece& piece = line.pieces[i];
    const std::u32string_view text = piece.text();
    if (i > 0 && blank_between(line.pieces[i - 1], piece, spacing)) {
      line.text.push_back(U' ');
    }
    line.text += text;
    line.box = i == 0 ? piece.box : united(line.box, piece.box);
    if (text.size() > most) {
      most = text.size();
      line.size = piece.size();
    }
    all += text.size();
    if (piece.run->font < bold_font.size() && bold_font[piece.run->font]) {
      bold += text.size();
    }
  }
  line.bold = bold * 2 > all;
}

float overlap(const Box& a, const Box& b) {
  return std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
}

bool same_line(const Box& line, const Box& piece) {
  return overlap(line, piece) > 0.5F * std::min(line.height(), piece.height());
}

bool may_not_begin(char32_t c) {
  return std::u32string_view(U"，。、；：？！）》〉”’】〕」』…—,.;:?!)%％℃·～")
             .find(c) != std::u32string_view::npos;
}
bool may_not_end(char32_t c) {
  return std::u32string_view(U"（《〈“‘【〔「『([￥").find(c) !=
         std::u32string_view::npos;
}
bool in_word(char32_t c) {
  return is_digit(c) || is_latin(c) || c == U'.' || c == U',' || c == U'%';
}

// Does the text end inside an address, which has no blanks?
bool in_address(std::u32string_view text) {
  constexpr std::size_t kLongest = 200;
  if (text.size() > kLongest) text.remove_prefix(text.size() - kLongest);
  const std::size_t blank = text.rfind(U' ');
  return text.find(U"://", blank == text.npos ? 0 : blank) != text.npos;
}

// Lines of pieces that all read from left to right, not yet finished.
std::vector<PrintedLine> upright_lines(const UprightPage& page,
                                       std::vector<Piece> pieces) {
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const Piece& a, const Piece& b) {
                     return a.box.y0 + a.box.y1 < b.box.y0 + b.box.y1;
                   });
  std::vector<PrintedLine> lines;
  Box core;  // of the open line: that of its tallest piece
  for (const Piece& piece : pieces) {
    if (lines.empty() || !same_line(core, piece.box)) {
      lines.emplace_back();
      lines.back().page = &page;
      core = piece.box;
    } else if (piece.box.height() > core.height()) {
      core = piece.box;
    }
    lines.back().pieces.push_back(piece);
  }
  return lines;
}

// Words that run down or up the page make lines of their own: found as if
// they were upright, then put where they stand.
void add_turned_lines(const UprightPage& page, const std::vector<Piece>& turned,
                      const std::vector<bool>& bold_font,
                      std::vector<PrintedLine>& lines) {
  for (int turns = 1; turns < 4; ++turns) {
    std::vector<Piece> pieces;
    for (Piece piece : turned) {
      if (piece.turns != turns) continue;
      piece.box = turned_back(piece.box, turns, page.width, page.height);
      pieces.push_back(piece);
    }
    const bool sideways = turns % 2 == 1;
    const float width = sideways ? page.height : page.width;
    const float height = sideways ? page.width : page.height;
    for (PrintedLine& line : upright_lines(page, std::move(pieces))) {
      finish(line, bold_font);
      line.turned = true;
      line.box = turned_back(line.box, 4 - turns, width, height);
      for (Piece& piece : line.pieces) {
        piece.box = turned_back(piece.box, 4 - turns, width, height);
      }
      lines.push_back(std::move(line));
    }
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const PrintedLine& a, const PrintedLine& b) {
                     return a.box.y0 + a.box.y1 < b.box.y0 + b.box.y1;
                   });
}

}  // namespace

Line PrintedLine::at(Span span) const {
  const int own = turned && !pieces.empty() ? pieces.front().turns : 0;
  Line line{span, page->page->number, page->page_box(box), std::nullopt,
            (page->quarter_turns + own) % 4};
  for (const Piece& piece : pieces) {
    const std::optional<float>& one = piece.run->confidence;
    if (one && (!line.confidence || *one < *line.confidence)) {
      line.confidence = one;
    }
  }
  return line;
}

std::vector<PrintedLine> find_lines(const UprightPage& page,
                                    std::vector<Piece> pieces,
                                    const std::vector<bool>& bold_font) {
  const auto first_turned =
      std::stable_partition(pieces.begin(), pieces.end(),
                            [](const Piece& piece) { return !piece.turned; });
  const std::vector<Piece> turned(first_turned, pieces.end());
  pieces.erase(first_turned, pieces.end());
  std::vector<PrintedLine> lines = upright_lines(page, std::move(pieces));
  for (PrintedLine& line : lines) finish(line, bold_font);
  if (!turned.empty()) add_turned_lines(page, turned, bold_font, lines);
  return lines;
}

float usual_size(const std::vector<PrintedLine>& lines) {
  std::map<int, std::size_t> characters;
  for (const PrintedLine& line : lines) {
    characters[static_cast<int>(line.size * 4 + 0.5F)] += line.text.size();
  }
  int best = 48;
  std::size_t most = 0;
  for (const auto& [size, count] : characters) {
    if (count > most) {
      most = count;
      best = size;
    }
  }
  return static_cast<float>(best) / 4;
}

std::vector<bool> bold_fonts(const std::vector<std::string>& names) {
  std::vector<bool> bold;
  bold.reserve(names.size());
  for (const std::string& name : names) {
    bold.push_back(name.find("Bold") != std::string::npos ||
                   name.find("bold") != std::string::npos ||
                   name.find("Hei") != std::string::npos ||
                   name.find("黑") != std::string::npos);
  }
  return bold;
}

void append_line(std::u32string_view line, std::u32string& text) {
  if (!text.empty() && !line.empty()) {
    const char32_t last = text.back();
    const char32_t first = line.front();
    if (is_latin(last) && is_latin(first) && !in_address(text)) {
      text.push_back(U' ');
    }
  }
  text += line;
}

float first_word_width(const PrintedLine& line) {
  enum { opening, word, closing } part = opening;
  float end = line.box.x0;
  for (const Piece& piece : line.pieces) {
    const std::u32string_view text = piece.text();
    const auto size = static_cast<std::uint32_t>(text.size());
    for (std::uint32_t i = 0; i < size; ++i) {
      const char32_t c = text[i];
      if (part == opening && !may_not_end(c)) {
        part = in_word(c) ? word : closing;
      } else if (part != opening && !(part == word && in_word(c))) {
        part = closing;
        if (!may_not_begin(c)) {
          return std::max(end - line.box.x0, 0.5F * line.size);
        }
      }
      end = piece.x_at(i + 1);
    }
  }
  return end - line.box.x0;
}

}  // namespace tiaowen
