#include "extractors/per.h"

#include <algorithm>

#include "extractors/use.h"
#include "extractors/whole_number.h"
#include "pipeline/model/letter_set.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// How far 每户 may stand in front of its amount.
constexpr std::size_t kReach = 28;
// How far the number of 每连续租满1年 stands behind 每.
constexpr std::size_t kStep = 8;
// Of the words between two figures of one list.
constexpr std::size_t kLongestItem = 12;

std::uint32_t narrow(std::size_t at) { return static_cast<std::uint32_t>(at); }

constexpr LetterSet kClauseEnd(U",;。:、!?\n\t(");

// 分别, 统一: how it is given, no part of a thing's name.
bool adverb_at(const Reading& reading, std::size_t at) {
  const Word word =
      reading.words.begins(reading.text.folded, at, Dictionary::role);
  return reading.words.cell(word, "after") == "aside";
}

// 展位 of 每个展位最高3万元: a thing no dictionary lists, up to what is said
// of it.
Span noun_at(const Reading& reading, std::size_t at) {
  constexpr std::size_t kLeast = 2, kMost = 5;
  const std::u32string_view text = reading.text.folded;
  std::size_t end = at;
  for (; end < text.size() && end - at <= kMost; ++end) {
    if (!is_han(text[end])) return {};
    if (text[end] == U'每' || text[end] == U'按' ||
        reading.words.begins(text, end, Dictionary::use_word) ||
        reading.words.begins(text, end, Dictionary::bound_before) ||
        (end - at >= kLeast && adverb_at(reading, end))) {
      break;
    }
  }
  if (end - at < kLeast || end - at > kMost) return {};
  return {narrow(at), narrow(end)};
}

// What begins at `at`: 户, 年; of 个项目 the 项目.
Span unit_at(const Reading& reading, std::size_t at) {
  const std::u32string_view text = reading.text.folded;
  const Word word = reading.words.begins(text, at, Dictionary::per_unit);
  if (!word) return {};
  Span span{narrow(at), narrow(at + word.length)};
  if (text[at] == U'个' && word.length == 1) {
    const Word noun = reading.words.begins(text, at + 1, Dictionary::per_unit);
    const Span other = noun ? Span{narrow(at + 1), narrow(at + 1 + noun.length)}
                            : noun_at(reading, at + 1);
    if (!other.empty()) span = other;
  }
  return span;
}

// 每满一万人, 每增加1人: the number is part of the unit unless it is one.
Span step_at(const Reading& reading, std::size_t at, std::size_t numeral) {
  for (std::size_t i = numeral; i > 0 && i + 4 > numeral; --i) {
    const Numeral& number = reading.numerals[i - 1];
    if (number.span.begin < at) return {};
    if (number.span.begin > at + kStep) continue;
    const std::size_t end = behind_blanks(reading.text.folded, number.span.end);
    const Word measure =
        reading.words.begins(reading.text.folded, end, Dictionary::per_unit);
    const Word count = reading.words.begins(reading.text.folded, end,
                                            Dictionary::measure_word);
    const std::uint32_t length = std::max(measure.length, count.length);
    if (length == 0) continue;
    const bool one = number.value == Decimal(1);
    // 每增加1个床位: the thing, not its measure word.
    const Span thing =
        reading.text.folded[end] == U'个' ? unit_at(reading, end) : Span{};
    if (one && thing.length() > 1) return thing;
    return {one ? narrow(end) : number.span.begin, narrow(end + length)};
  }
  return {};
}

// How far back a figure at `begin` looks: not past `after`.
std::size_t reach_back(std::size_t begin, std::size_t after) {
  return std::max(after, begin > kReach ? begin - kReach : 0);
}
std::size_t clause_begin(std::u32string_view text, std::size_t at,
                         std::size_t least) {
  while (at > least && !kClauseEnd.has(text[at - 1])) --at;
  return at;
}

void read_in_front(const Reading& reading, std::size_t begin,
                   std::size_t numeral, std::size_t after,
                   std::vector<Span>& per) {
  const std::u32string_view text = reading.text.folded;
  const std::size_t least = reach_back(begin, after);
  for (std::size_t at = clause_begin(text, begin, least); at < begin; ++at) {
    const bool every = text[at] == U'每';
    if (!every && text[at] != U'单') continue;
    // 简单, 名单: the 单 of a word.
    if (!every && at > 0 &&
        std::u32string_view(U"简名清账订保菜表传罚").find(text[at - 1]) !=
            std::u32string_view::npos) {
      continue;
    }
    if (!every && text[at + 1] == U'位') continue;
    Span unit = unit_at(reading, at + 1);
    if (unit.empty() && every) unit = step_at(reading, at + 1, numeral);
    if (unit.empty() || unit.end > begin) continue;
    per.push_back(unit);
    at = unit.end - 1;
  }
}

// 每培育1家企业,奖励2万元: the step stands in the clause before, with no
// amount of its own.
void read_step_before(const Reading& reading, std::size_t begin,
                      std::size_t numeral, std::size_t after,
                      std::vector<Span>& per) {
  const std::u32string_view text = reading.text.folded;
  const std::size_t least = reach_back(begin, after);
  const std::size_t own = clause_begin(text, begin, least);
  if (own == least || text[own - 1] != U',') return;
  const std::size_t from = clause_begin(text, own - 1, least);
  const Word step = reading.words.begins(text, from, Dictionary::use_word);
  if (reading.words.cell(step, "use") != "step") return;
  const Span unit = step_at(reading, from + 1, numeral);
  if (!unit.empty() && unit.end < own) per.push_back(unit);
}

// 单价50万元以上设备3台(套): the price of one of what is counted behind.
Span counted_behind(const Reading& reading, const Figure& figure) {
  const std::u32string_view text = reading.text.folded;
  const std::size_t begin = figure.span.begin;
  const Word lead = reading.words.ends(text, begin, Dictionary::use_word);
  if (reading.words.cell(lead, "level") != "unit") return {};
  if (figure.last + 1 >= reading.numerals.size()) return {};
  const Numeral& count = reading.numerals[figure.last + 1];
  if (count.span.begin < figure.span.end ||
      count.span.begin - figure.span.end > kReach) {
    return {};
  }
  const std::u32string_view between =
      text.substr(figure.span.end, count.span.begin - figure.span.end);
  if (between.find_first_of(U",;。:\n\t") != between.npos) return {};
  const std::size_t at = behind_blanks(text, count.span.end);
  const Word unit = reading.words.begins(text, at, Dictionary::measure_word);
  return unit ? Span{narrow(at), narrow(at + unit.length)} : Span{};
}

// 元/人·月, 元/亩, 元每人每天.
void read_behind(const Reading& reading, std::size_t end,
                 std::vector<Span>& per) {
  const std::u32string_view text = reading.text.folded;
  for (bool first = true;; first = false) {
    std::size_t at = behind_blanks(text, end);
    if (at >= text.size()) return;
    const char32_t c = text[at];
    const bool sign = c == U'/' || c == U'每' || c == U'／' ||
                      (!first && (c == U'·' || c == U'.' || c == U'•'));
    if (!sign) return;
    ++at;
    if (at < text.size() && text[at] == U'(') ++at;
    const Span unit = unit_at(reading, at);
    if (unit.empty()) return;
    per.push_back(unit);
    end = unit.end;
  }
}

}  // namespace

std::vector<Span> read_per(const Reading& reading, const Figure& figure,
                           std::size_t first_numeral, std::size_t after) {
  std::vector<Span> per;
  read_in_front(reading, figure.span.begin, first_numeral, after, per);
  if (per.empty()) {
    read_step_before(reading, figure.span.begin, first_numeral, after, per);
  }
  read_behind(reading, figure.span.end, per);
  if (per.empty()) {
    const Span unit = counted_behind(reading, figure);
    if (!unit.empty()) per.push_back(unit);
  }
  return per;
}

std::vector<Span> per_step(const Reading& reading, const Figure& previous,
                           const Figure& figure) {
  const std::u32string_view text = reading.text.folded;
  const std::size_t end = previous.span.end, begin = figure.span.begin;
  if (begin <= end || begin - end > kReach || !is_step(reading, previous)) {
    return {};
  }
  const std::u32string_view between = text.substr(end, begin - end);
  if (between.find_first_of(U"。;:\n\t") != between.npos) return {};
  return {previous.span};
}

bool shares_per(const Reading& reading, const Figure& previous,
                const Figure& figure) {
  const std::u32string_view text = reading.text.folded;
  const std::size_t end = previous.span.end, begin = figure.span.begin;
  if (begin <= end || begin - end > kLongestItem) return false;
  const Word level = reading.words.begins(text, end, Dictionary::use_word);
  if (level && end + level.length == begin) {
    return reading.words.cell(level, "level") == "new";
  }
  if (text[end] != U'、' || figure.bound != previous.bound) return false;
  for (std::size_t at = end + 1; at < begin; ++at) {
    if (kClauseEnd.has(text[at])) return false;
    // 、总额不超过300万元: another figure than each one's.
    const Word word = reading.words.begins(text, at, Dictionary::use_word);
    if (word && reading.words.cell(word, "use") != "award") return false;
  }
  return true;
}

}  // namespace tiaowen
