#include "extractors/cell_unit.h"

#include <algorithm>
#include <optional>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

std::uint32_t narrow(std::size_t at) { return static_cast<std::uint32_t>(at); }

struct HeadUnit {
  Span unit;
  Word row;
};

// The unit that all of the stretch is.
Word whole_unit(std::u32string_view text, std::size_t begin, std::size_t end,
                const Lexicon& words) {
  for (const Dictionary in : {Dictionary::amount_unit, Dictionary::ratio_unit,
                              Dictionary::measure_word}) {
    const Word word = words.begins(text.substr(0, end), begin, in);
    if (word && begin + word.length == end) return word;
  }
  return {};
}

// (万元), 单位:万元 in a head.
std::optional<HeadUnit> unit_in(std::u32string_view text, Span head,
                                const Lexicon& words) {
  std::size_t end = head.end;
  for (std::size_t at = head.end; at > head.begin; --at) {
    const char32_t c = text[at - 1];
    if (c == U')' || c == U']') end = at - 1;
    if (c != U'(' && c != U':' && c != U'[' && c != U'/' && c != U',') continue;
    std::size_t from = at;
    while (from < end && is_space(text[from])) ++from;
    std::size_t to = end;
    while (to > from && (is_space(text[to - 1]) || text[to - 1] == U':')) --to;
    if (const Word row = whole_unit(text, from, to, words)) {
      return HeadUnit{{narrow(from), narrow(to)}, row};
    }
    if (c == U'(') end = at - 1;
  }
  return std::nullopt;
}

// Only digits and their marks: no words, no unit.
bool is_number(std::u32string_view cell) {
  bool digit = false;
  for (const char32_t c : cell) {
    if (is_digit(c)) {
      digit = true;
    } else if (c != U'.' && c != U',' && c != U'-') {
      return false;
    }
  }
  return digit;
}

Span trimmed(std::u32string_view text, Span span) {
  while (span.begin < span.end && is_space(text[span.begin])) ++span.begin;
  while (span.begin < span.end && is_space(text[span.end - 1])) --span.end;
  return span;
}

class TableReader {
 public:
  TableReader(const Text& text, const Table& table, const Lexicon& words)
      : text_(text.folded), table_(table), words_(words) {}

  void read(std::vector<CellUnit>& found) {
    columns_.resize(static_cast<std::size_t>(std::max(0, table_.columns)));
    read_caption();
    int row = -1;
    std::optional<HeadUnit> in_front;
    for (const TableCell& cell : table_.cells) {
      if (cell.row != row) in_front.reset();
      row = cell.row;
      if (cell.row < table_.header_rows) {
        read_head(cell);
        continue;
      }
      const Span number = trimmed(text_, cell.span);
      if (!is_number(text_.substr(number.begin, number.length()))) {
        if (const auto unit = unit_in(text_, number, words_)) in_front = unit;
        continue;
      }
      add(cell, number, in_front, found);
    }
  }

 private:
  struct Column {
    std::optional<HeadUnit> unit;
    bool other = false;  // counts something that is no money: 户数, 比例
  };

  void read_caption() {
    if (table_.unit.empty()) return;
    caption_ = words_.begins(table_.unit, 0, Dictionary::amount_unit);
    if (caption_ && caption_.length != table_.unit.size()) caption_ = {};
  }

  void read_head(const TableCell& cell) {
    const auto unit = unit_in(text_, cell.span, words_);
    bool other = false;
    for (std::size_t at = cell.span.begin; at < cell.span.end; ++at) {
      other = other || words_.begins(text_.substr(0, cell.span.end), at,
                                     Dictionary::not_money);
    }
    for (int i = 0; i < std::max(1, cell.column_span); ++i) {
      const auto at = static_cast<std::size_t>(cell.column + i);
      if (at >= columns_.size()) break;
      if (unit) columns_[at].unit = unit;
      columns_[at].other = columns_[at].other || other;
    }
  }

  void add(const TableCell& cell, Span number,
           const std::optional<HeadUnit>& in_front,
           std::vector<CellUnit>& found) const {
    const auto at = static_cast<std::size_t>(cell.column);
    if (at < columns_.size() && columns_[at].unit) {
      found.push_back(
          {number, columns_[at].unit->unit, columns_[at].unit->row});
    } else if (in_front) {
      found.push_back({number, in_front->unit, in_front->row});
    } else if (caption_ && at < columns_.size() && !columns_[at].other &&
               table_.header_rows > 0) {
      found.push_back({number, {}, caption_});
    }
  }

  std::u32string_view text_;
  const Table& table_;
  const Lexicon& words_;
  std::vector<Column> columns_;
  Word caption_;
};

}  // namespace

std::vector<CellUnit> read_cell_units(const Text& text, const Lexicon& words) {
  std::vector<CellUnit> found;
  for (const Table& table : text.tables) {
    TableReader(text, table, words).read(found);
  }
  return found;
}

const CellUnit* cell_unit_of(const std::vector<CellUnit>& units, Span number,
                             Dictionary dictionary) {
  const auto found = std::lower_bound(
      units.begin(), units.end(), number.begin,
      [](const CellUnit& a, std::uint32_t b) { return a.number.begin < b; });
  const bool same = found != units.end() && found->number == number &&
                    found->row.dictionary == dictionary;
  return same ? &*found : nullptr;
}

}  // namespace tiaowen
