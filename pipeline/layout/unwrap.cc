#include "pipeline/layout/unwrap.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "pipeline/layout/habits.h"
#include "pipeline/model/clause_mark.h"
#include "pipeline/model/letter_set.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr int kNarrowest = 30;  // columns of a line that can be full
constexpr int kNearly = 8;      // as much may be missing from a full line
constexpr LetterSet kEnds(U"。；：！？;:!?");
constexpr LetterSet kClosing(U"”’）)》】」』\"");
constexpr std::u32string_view kOpening = U"“‘（(《【「『";
constexpr std::u32string_view kNeverFirst =
    U"。，、；：！？”’）》】」』,.;:!?)%％";

bool in(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

struct WrappedLine {
  std::size_t block = 0;
  std::u32string_view text;  // trimmed
  int indent = 0;            // columns
  // Columns, with the indent; of a row that ends a sentence and is wider than
  // full lines perhaps fewer, but more than theirs.
  int width = 0;
  bool ends = false;   // a sentence
  bool joins = false;  // to the row before
  bool blank_before = false;
  bool apart = false;  // a table or the like stands before
  std::optional<ClauseMark> mark;
};

int columns(std::u32string_view text) {
  // First without branches, which letters of both widths would make
  // unforeseeable.
  std::size_t wide = 0;
  bool usual = true;
  for (const char32_t c : text) {
    const bool is_wide = c - 0x3000 <= 0xFF60 - 0x3000;
    wide += is_wide;
    usual &= is_wide | (c < 0x80);
  }
  if (usual) return static_cast<int>(text.size() + wide);
  int width = 0;
  for (const char32_t c : text) width += columns_of(c);
  return width;
}

// The same, but of what is wider than `most` only its first characters.
int columns(std::u32string_view text, int most) {
  return columns(text.substr(0, static_cast<std::size_t>(most)));
}

// Does the row end a sentence, perhaps behind a closing quote?
bool ends_sentence(std::u32string_view text) {
  while (!text.empty() && kClosing.has(text.back())) text.remove_suffix(1);
  return !text.empty() && kEnds.has(text.back());
}

// The columns that the row's first word would have needed in the row before.
int first_word_columns(std::u32string_view text, bool sentence_ended) {
  if (text.empty()) return 0;
  std::size_t end = 1;
  if (in(kOpening, text[0]) && text.size() > 1) ++end;
  if (!sentence_ended) {
    const auto latin = [&](std::size_t i) {
      return text[i] < 0x80 && (is_latin(text[i]) || is_digit(text[i]));
    };
    while (end < text.size() && end < 20 && latin(end - 1) && latin(end)) ++end;
    while (end < text.size() && in(kNeverFirst, text[end])) ++end;
  }
  return columns(text.substr(0, end));
}

class Unwrapping {
 public:
  Unwrapping(Layout& layout, const Lexicon& words)
      : layout_(layout), words_(words) {}

  void run() {
    set_page_numbers_aside();
    read_rows();
    if (!find_width()) return;
    read_marks();
    find_indents();
    learn();
    decide();
    join();
  }

 private:
  void set_page_numbers_aside() {
    bool after_number = false;
    // One "- 3 -" may be anything; of two, and with the long dashes of
    // official papers, it is a page number.
    std::size_t numbers = 0, hyphens = 0;
    for (const Block& block : layout_.blocks) {
      const std::u32string_view line = trim(block.text);
      if (!is_page_number(line)) continue;
      ++numbers;
      hyphens += line.front() == U'-';
    }
    if (numbers == 0) return;
    std::vector<Block> kept;
    kept.reserve(layout_.blocks.size());
    for (Block& block : layout_.blocks) {
      const bool text = block.kind == BlockKind::paragraph;
      const std::u32string_view line = trim(block.text);
      if (text && is_page_number(line) &&
          (line.front() != U'-' || hyphens > 1)) {
        layout_.set_aside.push_back({"page_number", std::u32string(line), 0});
        // Blank lines around it belong to the page, not to the text.
        while (!kept.empty() && kept.back().kind == BlockKind::paragraph &&
               trim(kept.back().text).empty()) {
          kept.pop_back();
        }
        after_number = true;
        continue;
      }
      if (text && after_number && line.empty()) continue;
      after_number = false;
      kept.push_back(std::move(block));
    }
    layout_.blocks = std::move(kept);
  }

  void read_rows() {
    bool blank = true, apart = false;
    rows_.reserve(layout_.blocks.size());
    for (std::size_t i = 0; i < layout_.blocks.size(); ++i) {
      const Block& block = layout_.blocks[i];
      const std::u32string_view text = trim(block.text);
      if (block.kind != BlockKind::paragraph) {
        apart = true;
        continue;
      }
      if (text.empty()) {
        blank = true;
        continue;
      }
      WrappedLine row;
      row.block = i;
      row.text = text;
      const auto before =
          static_cast<std::size_t>(text.data() - block.text.data());
      row.indent = columns(std::u32string_view(block.text).substr(0, before));
      row.ends = ends_sentence(text);
      row.blank_before = blank;
      row.apart = apart;
      rows_.push_back(row);
      blank = apart = false;
    }
  }

  void read_marks() {
    for (WrappedLine& row : rows_)
      row.mark = read_clause_mark(row.text, words_);
  }

  // The commonest width of the lines that stop within a sentence, by which
  // all others are judged; false where no two have one.
  bool find_usual_width() {
    std::map<int, int> ends;
    for (WrappedLine& row : rows_) {
      if (row.ends) continue;
      row.width = row.indent + columns(row.text);
      if (row.width >= kNarrowest) ++ends[row.width];
    }
    int most = 0;
    for (const auto& [width, count] : ends) most = std::max(most, count);
    for (const auto& [width, count] : ends) {
      // Lines with blanks of unusual widths end a column or two early: of
      // widths about as common the widest counts.
      if (count * 10 >= most * 7) width_ = width;
    }
    if (most < 2) return false;
    for (WrappedLine& row : rows_) {
      if (row.ends) row.width = row.indent + columns(row.text, width_ + 3);
    }
    return true;
  }

  // The width at which lines end, if they do.
  bool find_width() {
    if (!find_usual_width()) return false;
    // Lines crowd at that width, and hardly one is wider.
    std::size_t full = 0, prose = 0, at_width = 0, shorter = 0, wider = 0;
    bool cut = false;  // inside a sentence beyond doubt
    for (const WrappedLine& row : rows_) {
      const bool at = row.width >= width_ - 2 && row.width <= width_ + 2;
      const bool stops = at && !row.ends;
      at_width += at;
      full += stops;
      prose += stops && row.text.find_first_of(U"，。；、,") != row.text.npos;
      cut = cut || (at && in(U"，、,", row.text.back()));
      shorter += row.width >= width_ - 7 && row.width < width_ - 2;
      wider += row.width > width_ + 2;
    }
    // A few lines of one width may be a list of names or titles.
    const bool enough = full >= 3 || (full == 2 && rows_.size() <= 6) || cut;
    return enough && prose * 2 >= full && full * 20 >= rows_.size() &&
           at_width >= (cut ? 1 : 2) * shorter &&
           wider <= rows_.size() / 50 + (cut ? 1 : 0);
  }

  // Do paragraphs begin with an indent?
  void find_indents() {
    std::size_t indented = 0, after_short = 0, both = 0;
    for (std::size_t i = 1; i < rows_.size(); ++i) {
      const bool is = is_indented(rows_[i]);
      indented += is;
      if (rows_[i - 1].width >= width_ - kNearly) continue;
      ++after_short;
      both += is;
    }
    by_indent_ = indented * 10 >= rows_.size() && both * 10 >= after_short * 8;
    std::size_t blanks = 0;
    for (const WrappedLine& row : rows_) blanks += row.blank_before;
    blanks_part_ = blanks * 10 < rows_.size() * 9;
  }
  static bool is_indented(const WrappedLine& row) {
    return row.indent >= 2 && row.indent <= 12;
  }

  // Could the first word of `next` not have stood in `row` as well?
  bool is_full(std::size_t row, std::size_t next) const {
    const std::u32string_view text = rows_[row].text;
    const int needed =
        first_word_columns(rows_[next].text, ends_sentence(text));
    return rows_[row].width + needed > width_;
  }

  // Is a paragraph's end certain before row `i`?
  bool certain_end(std::size_t i) const {
    if (rows_[i].apart || (blanks_part_ && rows_[i].blank_before)) return true;
    if (!by_indent_) return !is_full(i - 1, i);
    // The indent says it; fullness need only be likely, since blanks of
    // unusual widths stand behind labels.
    return is_indented(rows_[i]) || rows_[i - 1].width < width_ - kNearly;
  }

  void learn() {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const std::u32string_view text = rows_[i].text;
      for (std::size_t k = text.find(U'。');
           k != text.npos && k + 1 < text.size(); k = text.find(U'。', k + 1)) {
        if (!kClosing.has(text[k + 1])) habits_.goes_on(text.substr(k + 1));
      }
      if (i > 0 && rows_[i - 1].text.back() == U'。' && !rows_[i].mark &&
          certain_end(i)) {
        habits_.begins(text);
      }
    }
  }

  void decide() {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      rows_[i].joins = i > 0 && goes_on(i);
      const auto& mark = rows_[i].mark;
      if (!rows_[i].joins && mark) last_[form_of(*mark)] = mark->number;
    }
  }
  static std::size_t form_of(const ClauseMark& mark) {
    return static_cast<std::size_t>(mark.form);
  }

  // Does row `i` go on with the paragraph of the row before?
  bool goes_on(std::size_t i) const {
    if (certain_end(i)) return false;
    if (by_indent_) return true;
    const WrappedLine& row = rows_[i];
    const std::u32string_view before = rows_[i - 1].text;
    const bool ended = ends_sentence(before);
    std::uint32_t length = 0;
    const std::string_view use = mark_use(row.text, words_, length);
    if (use == "contents" && length == row.text.size()) return false;
    if (row.mark && is_fixed(row.mark->form)) return !opens(row, ended);
    if (!ended) return !begins_unended(i);
    if (row.mark && !is_point(row.mark->form)) return false;
    if (row.text[0] == U'“' && read_clause_mark(row.text.substr(1), words_)) {
      return false;
    }
    if (before.back() == U'：' || before.back() == U':') {
      // 各市人民政府：, 通知如下：stand alone.
      return rows_[i - 1].joins || rows_[i - 1].mark.has_value();
    }
    if (before.back() != U'。') return true;
    if (use == "goes_on") return true;
    if (use == "begins") return false;
    return habits_.of_beginning(row.text) < 0.5;
  }

  // After a full line that ends no sentence: the next number of a list whose
  // items end in （…负责）; the next event of a law's history.
  bool begins_unended(std::size_t i) const {
    const WrappedLine& row = rows_[i];
    const std::u32string_view before = rows_[i - 1].text;
    if (row.mark && !is_point(row.mark->form)) {
      return in(U"）)", before.back()) &&
             row.mark->number == last_[form_of(*row.mark)] + 1u;
    }
    const auto year = read_ordinal(row.text);
    if (!year || year->length != 4 || row.text.size() < 10 ||
        row.text[4] != U'年') {
      return false;
    }
    const Word word =
        words_.ends(before, before.size(), Dictionary::clause_mark);
    return word && words_.cell(word, "use") == "enacted";
  }

  // 第十条 at the front: a clause, or words of a sentence?
  bool opens(const WrappedLine& row, bool ended) const {
    const ClauseMark& mark = *row.mark;
    const unsigned last = last_[form_of(mark)];
    const bool next = mark.number == last + 1u || mark.number == 1 ||
                      (mark.number == last && mark.sub != 0);
    if (reads_as_citation(row.text.substr(mark.length), words_)) {
      return ended && mark.number == last + 1u;
    }
    return ended || next;
  }

  void join() {
    std::vector<Block> joined;
    joined.reserve(layout_.blocks.size());
    std::size_t row = 0;
    for (std::size_t i = 0; i < layout_.blocks.size(); ++i) {
      Block& block = layout_.blocks[i];
      const bool is_row = row < rows_.size() && rows_[row].block == i;
      if (is_row && rows_[row].joins) {
        append(joined.back(), rows_[row].text, block.signs);
      } else if (is_row || block.kind != BlockKind::paragraph) {
        joined.push_back(std::move(block));
      }
      row += is_row;
    }
    layout_.blocks = std::move(joined);
  }

  // No blank between Chinese characters or inside a number; one between the
  // words of another script.
  static void append(Block& block, std::u32string_view more, Signs signs) {
    std::u32string& text = block.text;
    while (!text.empty() && is_space(text.back())) text.pop_back();
    if (!text.empty() && is_latin(text.back()) && is_latin(more.front())) {
      text.push_back(U' ');
      signs |= Signs::of(U' ');
    }
    text += more;
    block.signs |= signs;
  }

  Layout& layout_;
  const Lexicon& words_;
  std::vector<WrappedLine> rows_;
  int width_ = 0;
  bool by_indent_ = false;
  bool blanks_part_ = true;  // a blank line ends a paragraph
  Habits habits_;
  std::array<unsigned, kMarkForms> last_{};  // numbers, by form
};

}  // namespace

bool is_page_number(std::u32string_view line) {
  constexpr std::u32string_view kDashes = U"—–-－─―";
  if (line.size() < 3 || line.size() > 16) return false;
  const bool dashes = in(kDashes, line.front()) && in(kDashes, line.back());
  const bool words = line.front() == U'第' && line.back() == U'页';
  if (!dashes && !words) return false;
  bool digits = false;
  for (const char32_t c : line.substr(1, line.size() - 2)) {
    if (is_digit(c) || (c >= U'０' && c <= U'９')) {
      digits = true;
    } else if (!is_space(c) && !in(kDashes, c)) {
      return false;
    }
  }
  return digits;
}

void unwrap(Layout& layout, const Lexicon& words) {
  Unwrapping(layout, words).run();
}

}  // namespace tiaowen
