#include "pipeline/segment/roles.h"

#include <algorithm>
#include <string>

#include "pipeline/model/find_letter.h"
#include "pipeline/model/letter_set.h"
#include "pipeline/model/unicode.h"
#include "pipeline/model/written_date.h"
#include "pipeline/segment/titles.h"

namespace tiaowen {
namespace {

using Lines = std::vector<Passage>;

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

bool is_body(const Passage& line) { return line.role == Role::body; }

std::u32string without_spaces(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : text) {
    if (!is_space(c)) out.push_back(c);
  }
  return out;
}

// An entry of a contents page as its heading stands in the body: no dots,
// no page number, no blanks.
std::u32string entry_words(std::u32string_view line) {
  std::u32string words = without_spaces(line);
  while (!words.empty() && (is_digit(words.back()) || words.back() == U'.' ||
                            words.back() == U'…' || words.back() == U'·' ||
                            words.back() == U'(' || words.back() == U')' ||
                            words.back() == U'-' || words.back() == U'—')) {
    words.pop_back();
  }
  return words;
}

bool is_contents_head(const Text& text, const Passage& line,
                      const Lexicon& words) {
  if (line.span.length() > 8 ||
      !words.may_begin(text.folded[line.span.begin], Dictionary::clause_mark)) {
    return false;
  }
  const std::u32string head = without_spaces(text.view(line.span));
  std::uint32_t length = 0;
  return mark_use(head, words, length) == "contents" && length == head.size();
}

// 第一章 总则 ... 3: short, no sentence.
bool may_be_entry(const Text& text, const Passage& line) {
  const std::u32string_view view = text.view(line.span);
  return view.size() <= 60 && view.find(U'。') == view.npos &&
         view.find(U';') == view.npos;
}

bool is_heading_mark(const Passage& line) {
  return is_body(line) && line.mark && is_fixed(line.mark->form) &&
         line.mark->form != MarkForm::article &&
         line.mark->form != MarkForm::attachment;
}

// Chapter after chapter without text, until the first comes again: a table
// of contents that has lost its head.
void mark_headless_contents(const Text& text, Lines& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_heading_mark(lines[i])) continue;
    std::size_t end = i + 1;
    while (end < lines.size() && is_heading_mark(lines[end])) ++end;
    if (end - i < 4) {
      i = end;
      continue;
    }
    const std::u32string first = entry_words(text.view(lines[i].span));
    for (std::size_t k = i + 2; k < end; ++k) {
      if (entry_words(text.view(lines[k].span)) != first) continue;
      for (std::size_t m = i; m < k; ++m) lines[m].role = Role::contents;
      break;
    }
    i = end;
  }
}

// From 目录 to where its first entry stands again as a heading.
void mark_contents(const Text& text, const Lexicon& words, Lines& lines) {
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!is_body(lines[i]) || !is_contents_head(text, lines[i], words)) {
      continue;
    }
    std::size_t first = i + 1;
    while (first < lines.size() && first < i + 4 && !lines[first].mark) {
      ++first;
    }
    if (first == lines.size() || !lines[first].mark) continue;
    const std::u32string wanted = entry_words(text.view(lines[first].span));
    std::size_t end = kNone, last = first;
    for (std::size_t k = first + 1; k < lines.size(); ++k) {
      if (!may_be_entry(text, lines[k])) break;
      last = k;
      if (entry_words(text.view(lines[k].span)) == wanted) {
        end = k;
        break;
      }
    }
    if (end == kNone) {
      // The heading does not come back: entries are what has a mark.
      end = first;
      while (end <= last && lines[end].mark &&
             lines[end].mark->form != MarkForm::article) {
        ++end;
      }
    }
    for (std::size_t k = i; k < end; ++k) lines[k].role = Role::contents;
    i = end - 1;
  }
}

// Quotation marks left open at the end of a line, or closing one opened in
// an earlier line (negative).
int open_quotes(std::u32string_view line) {
  const auto is_quote = [](char32_t c) {
    return static_cast<unsigned>((c == U'“') | (c == U'”'));
  };
  int open = 0;
  for (std::size_t at = find_wanted(line, 0, is_quote); at != line.npos;
       at = find_wanted(line, at + 1, is_quote)) {
    open += line[at] == U'“' ? 1 : -1;
  }
  return open;
}

// Does the line, which leaves a quotation open, end inside words that an
// amendment quotes: 修改为：“…
bool quotes_new_words(std::u32string_view view) {
  const std::size_t open = view.rfind(U'“');
  return open == 0 || view[open - 1] == U':';
}

// Words that an amendment puts in: every paragraph opens with “, the last
// closes with ”; or only the first opens.
void mark_quoted(const Text& text, Lines& lines) {
  constexpr std::size_t kFar = 60;
  // closing[i]: the next line from i on that closes more than it opens.
  std::vector<std::size_t> closing(lines.size() + 1, kNone);
  std::vector<int> open(lines.size());
  for (std::size_t i = lines.size(); i-- > 0;) {
    if (lines[i].signs.may_hold(Sign::quote)) {
      open[i] = open_quotes(text.view(lines[i].span));
    }
    closing[i] = open[i] < 0 ? i : closing[i + 1];
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_body(lines[i]) || !lines[i].signs.may_hold(Sign::quote)) continue;
    const std::u32string_view view = text.view(lines[i].span);
    if (view.front() == U'“') {
      const bool word =
          open[i] == 0 && view.back() != U'”' && view.find(U'”') < 30;
      if (word) continue;  // “三公”经费…: a line that begins with a word
      lines[i].role = Role::quoted;
    }
    if (open[i] <= 0 || i + 1 == lines.size() || !quotes_new_words(view)) {
      continue;
    }
    if (text.folded[lines[i + 1].span.begin] == U'“') continue;
    const std::size_t last = closing[i + 1];
    if (last == kNone || last - i > kFar) continue;
    for (std::size_t k = i + 1; k <= last; ++k) {
      if (is_body(lines[k])) lines[k].role = Role::quoted;
    }
    i = last;
  }
}

bool has_mark(const Passage& line, MarkForm form) {
  return is_body(line) && line.mark && line.mark->form == form;
}

// 附件：1.… 2.… : a list before the signature, not the attachments.
void mark_attachment_lists(const Text& text, Lines& lines) {
  const auto attached = [](const Passage& line) {
    return has_mark(line, MarkForm::attachment);
  };
  if (std::none_of(lines.begin(), lines.end(), attached)) return;
  std::size_t later = kNone;  // the next attachment mark from below
  std::vector<std::size_t> next(lines.size(), kNone);
  std::size_t date = kNone;
  std::vector<std::size_t> dated(lines.size(), kNone);
  for (std::size_t i = lines.size(); i-- > 0;) {
    next[i] = later;
    dated[i] = date;
    if (has_mark(lines[i], MarkForm::attachment)) later = i;
    if (is_body(lines[i]) && lines[i].span.length() <= 60 &&
        is_date_line(text.view(lines[i].span))) {
      date = i;
    }
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!has_mark(lines[i], MarkForm::attachment)) continue;
    std::u32string_view rest = text.view(after_mark(text, lines[i]));
    const bool colon = !rest.empty() && rest.front() == U':';
    if (!colon) continue;
    rest = trim(rest.substr(1));
    const bool inline_first = rest.size() > 2 && (rest.starts_with(U"1.") ||
                                                  rest.starts_with(U"1、"));
    std::size_t end = i + 1;
    unsigned expected = inline_first ? 2 : 1;
    while (end < lines.size() && has_mark(lines[end], MarkForm::digit) &&
           lines[end].mark->number == expected &&
           text.folded[lines[end].span.end - 1] != U'。') {
      ++end;
      ++expected;
    }
    const bool again = next[i] != kNone;
    const bool signed_soon = dated[i] != kNone && dated[i] < end + 6;
    const bool last_line = end == lines.size();
    if (!inline_first && !again && !signed_soon &&
        !(last_line && !rest.empty()))
      continue;
    if (lines[i].mark->numbered && !signed_soon) continue;
    for (std::size_t k = i; k < end; ++k) {
      lines[k].role = Role::attachment_list;
    }
  }
}

void mark_imprints(const Text& text, const Lexicon& words, Lines& lines) {
  for (Passage& line : lines) {
    if (!is_body(line) || line.mark) continue;
    const std::u32string_view view = text.view(line.span);
    std::uint32_t length = 0;
    const std::string_view use = mark_use(view, words, length);
    if (use != "imprint" && use != "note") continue;
    std::size_t after = length;
    while (after < view.size() &&
           (is_space(view[after]) || is_digit(view[after])))
      ++after;
    if (after >= view.size() || view[after] != U':') continue;
    line.role = use == "note" ? Role::note : Role::imprint;
  }
}

// Issuers and a date that close a document; a date under a title does not.
void mark_signatures(const Text& text, Lines& lines) {
  bool body_seen = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_body(lines[i]) && lines[i].role != Role::attachment_list) continue;
    const std::u32string_view view = text.view(lines[i].span);
    if (lines[i].ends && view.back() != U':') body_seen = true;
    if (lines[i].mark || !body_seen || view.size() > 60 ||
        !is_date_line(view)) {
      continue;
    }
    std::size_t from = i;
    while (from > 0 && i - from < 6 && is_short(text, lines[from - 1], 40)) {
      --from;
    }
    for (std::size_t k = from; k <= i; ++k) lines[k].role = Role::signature;
    body_seen = false;
  }
}

}  // namespace

bool is_date_line(std::u32string_view line) {
  if (!read_date_at_end(line)) return false;
  // What stands before is at most issuers' names.
  static constexpr LetterSet kNot(U"。;:,、《》");
  return kNot.find_in(line, 0) == line.npos;
}

void set_roles(const Text& text, const Lexicon& words, Lines& lines) {
  mark_contents(text, words, lines);
  mark_headless_contents(text, lines);
  mark_quoted(text, lines);
  mark_attachment_lists(text, lines);
  mark_imprints(text, words, lines);
  mark_signatures(text, lines);
  mark_titles(text, words, lines);
}

}  // namespace tiaowen
