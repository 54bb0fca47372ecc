#include "pipeline/model/clause_mark.h"

#include <array>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::uint32_t kMost = 9999;

// Full-width forms read as half-width ones.
char32_t half(char32_t c) {
  return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

int han_digit(char32_t c) {
  switch (c) {
    case U'〇':
    case U'零':
      return 0;
    case U'一':
      return 1;
    case U'二':
    case U'两':
      return 2;
    case U'三':
      return 3;
    case U'四':
      return 4;
    case U'五':
      return 5;
    case U'六':
      return 6;
    case U'七':
      return 7;
    case U'八':
      return 8;
    case U'九':
      return 9;
    default:
      return -1;
  }
}

std::uint32_t han_unit(char32_t c) {
  switch (c) {
    case U'十':
      return 10;
    case U'百':
      return 100;
    case U'千':
      return 1000;
    default:
      return 0;
  }
}

// Walks along a line; at() past the end is 0.
class Walk {
 public:
  explicit Walk(std::u32string_view line) : line_(line) {}

  char32_t at(std::size_t ahead = 0) const {
    return here_ + ahead < line_.size() ? half(line_[here_ + ahead]) : 0;
  }
  std::u32string_view rest() const {
    return here_ < line_.size() ? line_.substr(here_) : std::u32string_view();
  }
  char32_t before() const { return here_ > 0 ? half(line_[here_ - 1]) : 0; }
  std::uint16_t length() const { return static_cast<std::uint16_t>(here_); }
  void skip(std::size_t n) { here_ += n; }
  void skip_spaces(std::size_t most = 3) {
    while (most-- > 0 && at() != 0 && is_space(at())) ++here_;
  }
  bool take(char32_t c) {
    if (at() != c) return false;
    ++here_;
    return true;
  }
  std::optional<Ordinal> ordinal() {
    const auto read = read_ordinal(rest());
    if (read) skip(read->length);
    return read;
  }

 private:
  std::u32string_view line_;
  std::size_t here_ = 0;
};

ClauseMark mark_of(MarkForm form, std::uint32_t number, const Walk& walk) {
  ClauseMark mark;
  mark.form = form;
  mark.number = static_cast<std::uint16_t>(number);
  mark.length = walk.length();
  mark.close = walk.before();
  return mark;
}

// ㈠ ⑴ ① ⒈: one character each, by their places in Unicode.
std::optional<ClauseMark> read_enclosed(std::u32string_view line) {
  struct Series {
    char32_t first, last;
    MarkForm form;
    std::uint32_t from;
  };
  constexpr std::array<Series, 5> kSeries = {{
      {0x2460, 0x2473, MarkForm::circled, 1},
      {0x3251, 0x325F, MarkForm::circled, 21},
      {0x2474, 0x2487, MarkForm::digit_bracket, 1},
      {0x2488, 0x249B, MarkForm::digit, 1},
      {0x3220, 0x3229, MarkForm::han_bracket, 1},
  }};
  for (const Series& series : kSeries) {
    if (line[0] < series.first || line[0] > series.last) continue;
    Walk walk(line);
    walk.skip(1);
    return mark_of(series.form, series.from + (line[0] - series.first), walk);
  }
  return std::nullopt;
}

// 第三章, 第 三 条, 第一百条之二; 第一，
std::optional<ClauseMark> read_fixed(std::u32string_view line) {
  Walk walk(line);
  if (!walk.take(U'第')) return std::nullopt;
  walk.skip_spaces();
  const auto number = walk.ordinal();
  if (!number || number->value == 0 || number->value > kMost) {
    return std::nullopt;
  }
  if (walk.at() == U',' || (walk.at() == U'、' && number->han)) {
    walk.skip(1);
    return mark_of(MarkForm::ordinal, number->value, walk);
  }
  walk.skip_spaces();
  MarkForm form = MarkForm::article;
  if (walk.at() == U'部' && walk.at(1) == U'分') {
    form = MarkForm::division;
    walk.skip(1);
  } else if (walk.at() == U'分' && walk.at(1) == U'编') {
    form = MarkForm::subpart;
    walk.skip(1);
  } else if (walk.at() == U'编') {
    form = MarkForm::part;
  } else if (walk.at() == U'章') {
    form = MarkForm::chapter;
  } else if (walk.at() == U'节') {
    form = MarkForm::section;
  } else if (walk.at() != U'条') {
    return std::nullopt;
  }
  walk.skip(1);
  ClauseMark mark = mark_of(form, number->value, walk);
  if (form == MarkForm::article && walk.take(U'之')) {
    if (const auto sub = walk.ordinal()) {
      mark.sub = static_cast<std::uint16_t>(sub->value);
      mark.length = walk.length();
    }
  }
  return mark;
}

// （一） (1)
std::optional<ClauseMark> read_bracketed(std::u32string_view line) {
  Walk walk(line);
  if (!walk.take(U'(')) return std::nullopt;
  walk.skip_spaces();
  const auto number = walk.ordinal();
  walk.skip_spaces();
  if (!number || number->value == 0 || number->value > 199 ||
      !walk.take(U')')) {
    return std::nullopt;
  }
  if (walk.at() == U'、' || walk.at() == U'.') walk.skip(1);
  return mark_of(number->han ? MarkForm::han_bracket : MarkForm::digit_bracket,
                 number->value, walk);
}

// The rest of 1.1, 1.1.1 after the first number; a heading follows.
std::optional<ClauseMark> read_dotted(Walk walk) {
  std::uint32_t last = 0;
  int dots = 0;
  while (walk.at() == U'.' && is_digit(walk.at(1))) {
    walk.skip(1);
    const auto number = walk.ordinal();
    last = number->value;
    ++dots;
  }
  if (last == 0 || last > 99 || dots > 2) return std::nullopt;
  if (!is_space(walk.at())) return std::nullopt;
  return mark_of(dots == 1 ? MarkForm::dotted2 : MarkForm::dotted3, last, walk);
}

// 一、 一． 1. 1、 1） 一是
std::optional<ClauseMark> read_plain(std::u32string_view line) {
  Walk walk(line);
  const auto number = walk.ordinal();
  if (!number || number->value == 0 || number->value > 199) {
    return std::nullopt;
  }
  if (number->han) {
    if (walk.take(U'是')) {
      return mark_of(MarkForm::running, number->value, walk);
    }
    walk.skip_spaces(1);
    if (!walk.take(U'、') && !walk.take(U'.')) return std::nullopt;
    return mark_of(MarkForm::han, number->value, walk);
  }
  if (walk.take(U')')) {
    return mark_of(MarkForm::digit_half_bracket, number->value, walk);
  }
  if (walk.at() == U'.' && is_digit(walk.at(1))) {
    // 1.2025年… begins with a year; anything else is a decimal or 1.1.
    Walk year = walk;
    year.skip(1);
    const auto value = year.ordinal();
    if (value->length == 4 && year.at() == U'年') {
      walk.skip(1);
      return mark_of(MarkForm::digit, number->value, walk);
    }
    return read_dotted(walk);
  }
  walk.skip_spaces(1);
  if (!walk.take(U'.') && !walk.take(U'、')) return std::nullopt;
  // 1、2号楼: a list of numbers.
  if (is_digit(walk.at()) && line[walk.length() - 1u] == U'、') {
    Walk next = walk;
    const auto second = next.ordinal();
    if (second->length < 4 || next.at() != U'年') return std::nullopt;
  }
  return mark_of(MarkForm::digit, number->value, walk);
}

std::optional<ClauseMark> read_attachment(std::u32string_view line,
                                          const Lexicon& words) {
  std::uint32_t length = 0;
  if (mark_use(line, words, length) != "attachment") return std::nullopt;
  Walk walk(line);
  walk.skip(length);
  const Walk bare = walk;
  walk.skip_spaces();
  const auto number = walk.ordinal();
  if (!number || number->value == 0 || number->value > 99) {
    ClauseMark mark = mark_of(MarkForm::attachment, 1, bare);
    mark.numbered = false;
    const char32_t next = bare.at();
    const bool apart = next == 0 || next == U':' || is_space(next);
    return apart ? std::optional(mark) : std::nullopt;
  }
  // 附件1至3, 附件1的: spoken of; 附件1.5: a list.
  if (reads_as_citation(walk.rest(), words) || walk.at() == U')' ||
      walk.at() == U'》' || walk.at() == U'"' || walk.at() == U'”') {
    return std::nullopt;
  }
  return mark_of(MarkForm::attachment, number->value, walk);
}

}  // namespace

std::optional<Ordinal> read_ordinal(std::u32string_view text) {
  Ordinal read;
  if (!text.empty() && is_digit(half(text[0]))) {
    while (read.length < text.size() && is_digit(half(text[read.length]))) {
      if (read.length == 4) return std::nullopt;
      read.value = read.value * 10 + (half(text[read.length]) - U'0');
      ++read.length;
    }
    return read;
  }
  read.han = true;
  std::uint32_t digit = 0, places = 0;
  bool units = false;
  for (; read.length < text.size() && read.length < 9; ++read.length) {
    const char32_t c = text[read.length];
    if (const std::uint32_t unit = han_unit(c); unit != 0) {
      read.value += (digit == 0 ? 1 : digit) * unit;
      digit = 0;
      units = true;
      continue;
    }
    const int value = han_digit(c);
    if (value < 0) break;
    // 二〇 is written by places, 二十 with units.
    digit = units ? static_cast<std::uint32_t>(value)
                  : digit * 10 + static_cast<std::uint32_t>(value);
    ++places;
    if (places > 4 && !units) return std::nullopt;
  }
  if (read.length == 0) return std::nullopt;
  read.value += digit;
  return read;
}

std::optional<ClauseMark> read_bare_mark(std::u32string_view line) {
  constexpr std::size_t kLongestHeading = 30;
  Walk walk(line);
  const auto number = walk.ordinal();
  if (!number || number->han || number->value == 0 || number->value > 30 ||
      line.size() > kLongestHeading || !is_space(walk.at())) {
    return std::nullopt;
  }
  Walk heading = walk;
  heading.skip_spaces();
  if (!is_han(heading.at())) return std::nullopt;
  for (const char32_t c : heading.rest()) {
    if (c == U'。' || c == U';' || c == U'；' || is_digit(half(c))) {
      return std::nullopt;
    }
  }
  ClauseMark mark = mark_of(MarkForm::digit, number->value, walk);
  mark.close = U' ';
  return mark;
}

std::string_view mark_use(std::u32string_view line, const Lexicon& words,
                          std::uint32_t& length) {
  const Word word = words.begins(line, 0, Dictionary::clause_mark);
  length = word.length;
  return word ? words.cell(word, "use") : std::string_view();
}

bool reads_as_citation(std::u32string_view after, const Lexicon& words) {
  std::uint32_t length = 0;
  return !after.empty() && !is_space(after[0]) &&
         (half(after[0]) == U',' || mark_use(after, words, length) == "cited");
}

std::optional<ClauseMark> read_clause_mark(std::u32string_view line,
                                           const Lexicon& words) {
  if (line.empty()) return std::nullopt;
  const char32_t c = half(line[0]);
  if (c == U'第') return read_fixed(line);
  if (c == U'(') return read_bracketed(line);
  if (c == U'附') return read_attachment(line, words);
  if (is_digit(c) || han_digit(c) >= 0 || han_unit(c) != 0) {
    return read_plain(line);
  }
  if ((c >= 0x2460 && c <= 0x249B) || (c >= 0x3220 && c <= 0x325F)) {
    return read_enclosed(line);
  }
  return std::nullopt;
}

}  // namespace tiaowen
