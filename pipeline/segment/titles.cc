#include "pipeline/segment/titles.h"

#include <algorithm>

#include "pipeline/model/clause_mark.h"
#include "pipeline/model/title_type.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

using Lines = std::vector<Passage>;
using View = std::u32string_view;

constexpr std::size_t kLongestTitleLine = 60, kLongestUpperLine = 40;
constexpr std::size_t kMostUpperLines = 4;  // above a title's last
constexpr std::size_t kFrontLines = 12;     // of a file

bool is_body(const Passage& line) { return line.role == Role::body; }

// 甲政发〔2024〕3号 at the beginning of a line; empty where none is.
View leading_number(View line) {
  constexpr std::size_t kLongestName = 20, kLongestEnd = 8;
  const std::size_t open = line.substr(0, kLongestName).find_first_of(U"〔[(");
  if (open == line.npos || open < 2 || open + 7 >= line.size() ||
      !is_digit(line[open + 1]) || !is_digit(line[open + 4])) {
    return {};
  }
  const std::size_t end =
      line.substr(0, open + 6 + kLongestEnd).find(U'号', open);
  return end == line.npos ? View() : line.substr(0, end + 1);
}

bool is_document_number(View line) {
  return !line.empty() && leading_number(line).size() == line.size();
}

// 现作如下规定
bool announces(View line, const Lexicon& words) {
  std::uint32_t length = 0;
  while (!line.empty() && mark_use(line, words, length) != "announces") {
    line.remove_prefix(1);
  }
  return !line.empty();
}

// 各县（市、区）人民政府：, but not 现作如下规定：, which may follow any
// heading.
bool is_address(View view, const Lexicon& words) {
  return view.back() == U':' && view.size() < 200 && !announces(view, words);
}

// （此件公开发布）
bool is_bracketed(View line) {
  return line.front() == U'(' && line.back() == U')';
}

// Where the lines of the title begin whose last one is `at`.
std::size_t first_line_of(const Text& text, const Lines& lines,
                          std::size_t at) {
  std::size_t from = at;
  while (from > 0 && at - from < kMostUpperLines &&
         is_short(text, lines[from - 1], kLongestUpperLine) &&
         !is_bracketed(text.view(lines[from - 1].span))) {
    --from;
  }
  return from;
}

// Behind a signature a line above 第一章, 第一条 or 一、 is a title whatever
// it ends with; 联系人：… and （此件公开发布） are none.
bool titles_numbering(const Text& text, const Lines& lines, std::size_t at) {
  if (at + 1 >= lines.size() || !lines[at + 1].mark) return false;
  const ClauseMark& mark = *lines[at + 1].mark;
  if (mark.number != 1 || mark.form == MarkForm::attachment ||
      is_point(mark.form)) {
    return false;
  }
  const View view = text.view(lines[at].span);
  if (view.find(U':') != view.npos || is_bracketed(view)) return false;
  std::size_t from = first_line_of(text, lines, at);
  while (from > 0 && is_bracketed(text.view(lines[from - 1].span))) --from;
  return from > 0 && lines[from - 1].role == Role::signature;
}

void mark_title(const Text& text, const Lexicon& words, Lines& lines,
                std::size_t at, Word type) {
  const std::size_t from = first_line_of(text, lines, at);
  for (std::size_t k = from; k <= at; ++k) lines[k].role = Role::title;
  Passage& first = lines[from];
  first.stands_alone = type && words.cell(type, "type") == "解读";
  if (at + 1 == lines.size()) return;
  const Passage& next = lines[at + 1];
  if (!is_body(next) || next.mark) return;
  const View below = text.view(next.span);
  const bool numbered = is_document_number(below);
  first.begins_act = numbered || is_address(below, words);
  first.stands_alone = first.stands_alone || numbered;
}

// The last title before the body of the first document begins.
void mark_first_title(const Text& text, const Lexicon& words, Lines& lines) {
  std::size_t at = lines.size();
  for (std::size_t i = 0; i < lines.size() && i < kFrontLines; ++i) {
    if (!is_body(lines[i]) || lines[i].mark) break;
    const View view = text.view(lines[i].span);
    if (lines[i].ends || is_address(view, words)) break;
    if (is_short(text, lines[i], kLongestTitleLine) &&
        title_type(view, words)) {
      at = i;
    }
  }
  if (at == lines.size()) return;
  std::size_t from = at;
  while (from > 0 && is_short(text, lines[from - 1], kLongestUpperLine) &&
         !title_type(text.view(lines[from - 1].span), words)) {
    --from;
  }
  for (std::size_t k = from; k <= at; ++k) lines[k].first_title = true;
}

}  // namespace

bool is_short(const Text& text, const Passage& line, std::size_t most) {
  if (!is_body(line) || line.mark || line.span.length() > most) return false;
  const View view = text.view(line.span);
  return !line.ends && view.find(U'。') == view.npos && view.back() != U',' &&
         view.back() != U'、';
}

void mark_titles(const Text& text, const Lexicon& words, Lines& lines) {
  mark_first_title(text, words, lines);
  bool body_seen = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_body(lines[i])) continue;
    const View view = text.view(lines[i].span);
    body_seen |= lines[i].ends;
    if (!body_seen || !is_short(text, lines[i], kLongestTitleLine)) continue;
    const Word type = title_type(view, words);
    if (type || titles_numbering(text, lines, i)) {
      mark_title(text, words, lines, i, type);
    }
  }
}

View number_near(const Text& text, const Lexicon& words, const Lines& lines,
                 std::size_t at) {
  const std::size_t end = std::min(lines.size(), at + kMostUpperLines + 2);
  for (; at < end && !lines[at].mark; ++at) {
    const View line = text.view(lines[at].span);
    if (const View number = leading_number(line); !number.empty()) {
      return number;
    }
    if (lines[at].ends || is_address(line, words)) break;
  }
  return {};
}

}  // namespace tiaowen
