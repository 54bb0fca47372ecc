#include "pipeline/read/ocr_marks.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

bool is_one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != set.npos;
}

bool is_figure(char32_t c) { return c >= U'0' && c <= U'9'; }

char32_t at(const Reading& reading, std::size_t i) {
  return i < reading.size() ? reading[i].character : 0;
}

// 一2一, 二-3一: a page's number between dashes, and nothing else.
void mend_page_number(Reading& reading) {
  constexpr std::u32string_view kDashes = U"一二三-—–―=~_·.";
  constexpr std::size_t kMostDigits = 4;
  std::size_t begin = 0, end = reading.size();
  while (begin < end && is_one_of(at(reading, begin), kDashes)) ++begin;
  while (end > begin && is_one_of(at(reading, end - 1), kDashes)) --end;
  if (begin == 0 || end == reading.size() || begin == end ||
      end - begin > kMostDigits) {
    return;
  }
  for (std::size_t i = begin; i < end; ++i) {
    if (!is_figure(at(reading, i))) return;
  }
  Reading mended{reading.front()};
  mended.insert(mended.end(),
                reading.begin() + static_cast<std::ptrdiff_t>(begin),
                reading.begin() + static_cast<std::ptrdiff_t>(end));
  mended.push_back(reading.back());
  mended.front().character = mended.back().character = U'—';
  reading = std::move(mended);
}

bool is_year(const Reading& reading, std::size_t from) {
  for (std::size_t i = from; i < from + 4; ++i) {
    if (!is_figure(at(reading, i))) return false;
  }
  return (at(reading, from) == U'2' && at(reading, from + 1) == U'0') ||
         (at(reading, from) == U'1' && at(reading, from + 1) == U'9');
}

// The brackets of a document's number: 〔2020〕11号.
bool mend_year_brackets(Reading& reading) {
  constexpr std::u32string_view kClosing = U"]〕】)）J";
  constexpr std::u32string_view kOpening = U"[〔【(（〈《L{";
  bool sure = true;
  for (std::size_t i = 4; i < reading.size(); ++i) {
    const char32_t close = at(reading, i);
    if (!is_one_of(close, kClosing) || !is_year(reading, i - 4) ||
        !is_figure(at(reading, i + 1))) {
      continue;
    }
    // With round brackets only where a 号 says that it is such a number.
    std::size_t number = i + 1;
    while (is_figure(at(reading, number))) ++number;
    if (at(reading, number) != U'号' && close != U']' && close != U'〕')
      continue;
    reading[i].character = U'〕';
    if (i == 4) continue;
    const char32_t before = at(reading, i - 5);
    if (is_one_of(before, kOpening)) {
      reading[i - 5].character = U'〔';
      if (i >= 6 && is_one_of(at(reading, i - 6), kOpening)) {
        reading.erase(reading.begin() + static_cast<std::ptrdiff_t>(i - 6));
        --i;
      }
    } else if (is_han(before)) {
      Letter open = reading[i - 4];
      open.character = U'〔';
      open.x1 = open.x0;
      reading.insert(reading.begin() + static_cast<std::ptrdiff_t>(i - 4),
                     open);
      ++i;
    } else if (is_figure(before)) {
      sure = false;
    }
  }
  return sure;
}

// 2022年11月14X, and nothing behind it: X is 日, which a stamp often covers.
void mend_date_end(Reading& reading) {
  if (reading.size() < 5) return;
  std::size_t i = reading.size() - 1;
  if (!is_han(at(reading, i)) || !is_figure(at(reading, i - 1))) return;
  const std::size_t last = i--;
  while (i > 0 && is_figure(at(reading, i)) && last - i <= 2) --i;
  if (at(reading, i) != U'月' || i == 0 || !is_figure(at(reading, i - 1))) {
    return;
  }
  for (--i; i > 0 && is_figure(at(reading, i)); --i) {
  }
  if (at(reading, i) == U'年') reading[last].character = U'日';
}

struct Pair {
  char32_t open, close;
};
constexpr Pair kPairs[] = {{U'(', U')'},   {U'《', U'》'}, {U'〈', U'〉'},
                           {U'〔', U'〕'}, {U'【', U'】'}, {U'[', U']'}};

// Each closing mark against the one that it closes: a round bracket is the
// surer of the two, for its opening twin is read as 《 or 〈.
void mend_pairs(Reading& reading) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < reading.size(); ++i) {
    const char32_t c = at(reading, i);
    for (const Pair& pair : kPairs) {
      if (c == pair.open) open.push_back(i);
      if (c != pair.close || open.empty()) continue;
      char32_t& opening = reading[open.back()].character;
      open.pop_back();
      if (opening == pair.open) continue;
      if (c == U')' && is_one_of(opening, U"《〈【[")) opening = U'(';
      if (c == U'〉' && opening == U'(') reading[i].character = U')';
      if (c == U'》' && opening == U'〈') opening = U'《';
    }
  }
  // 〈 stands only within 《 》; elsewhere it is a bracket, and so is 《 before
  // the number of an item.
  const auto first =
      std::find_if(reading.begin(), reading.end(), [](const Letter& letter) {
        return is_one_of(letter.character, U"《》〉");
      });
  // A title that began on the line before.
  bool within = first != reading.end() && first->character != U'《';
  for (std::size_t i = 0; i < reading.size(); ++i) {
    char32_t& c = reading[i].character;
    if (c == U'《' && i == 0 && at(reading, 2) == U')') c = U'(';
    if (c == U'《') within = true;
    if (c == U'》') within = false;
    if (c == U'〈' && !within) c = U'(';
  }
}

bool is_ascii_word(char32_t c) {
  return is_figure(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

void widen(Reading& reading) {
  constexpr std::u32string_view kNarrow = U"():;,?!";
  constexpr std::u32string_view kWide = U"（）：；，？！";
  if (std::none_of(reading.begin(), reading.end(),
                   [](const Letter& l) { return is_han(l.character); })) {
    return;
  }
  for (std::size_t i = 0; i < reading.size(); ++i) {
    const std::size_t which = kNarrow.find(at(reading, i));
    if (which == kNarrow.npos) continue;
    const bool inside = i > 0 && is_ascii_word(at(reading, i - 1)) &&
                        is_ascii_word(at(reading, i + 1));
    if (!inside) reading[i].character = kWide[which];
  }
}

}  // namespace

bool mend_marks(Reading& reading) {
  mend_page_number(reading);
  const bool sure = mend_year_brackets(reading);
  mend_date_end(reading);
  mend_pairs(reading);
  widen(reading);
  return sure;
}

}  // namespace tiaowen
