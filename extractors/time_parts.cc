#include "extractors/time_parts.h"

#include <algorithm>
#include <charconv>

#include "pipeline/model/letter_set.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// 0 to 9, 10 for 十.
std::optional<int> han_digit(char32_t c) {
  if (c == U'十') return 10;
  if (c == U'俩' || c == U'倆') return std::nullopt;
  const Digit digit = digit_of(c);
  if (digit.kind != DigitKind::digit || digit.capital) return std::nullopt;
  return digit.value;
}

std::optional<SmallNumber> read_arabic(std::u32string_view folded,
                                       std::size_t at) {
  SmallNumber whole;
  whole.arabic = true;
  std::size_t end = at;
  while (end < folded.size() && is_digit(folded[end])) {
    if (end - at == 4) return std::nullopt;
    whole.value = whole.value * 10 + static_cast<int>(folded[end] - U'0');
    ++end;
  }
  whole.digits = static_cast<int>(end - at);
  whole.end = end;
  return whole;
}

std::optional<SmallNumber> read_han(std::u32string_view folded,
                                    std::size_t at) {
  SmallNumber whole;
  std::size_t end = at;
  int tens = -1;  // what stands before 十, once 十 was read
  int value = 0;
  if (at < folded.size() && (folded[at] == U'廿' || folded[at] == U'卅')) {
    tens = folded[at] == U'廿' ? 2 : 3;
    ++end;
  }
  while (end < folded.size()) {
    if (!may_begin_numeral(folded[end])) break;  // as most
    const auto digit = han_digit(folded[end]);
    if (!digit) break;
    if (end - at == 4) return std::nullopt;
    if (*digit == 10) {
      if (tens >= 0 || end - at > 1) return std::nullopt;
      tens = end == at ? 1 : value;
      value = 0;
    } else if (tens >= 0 && value != 0) {
      return std::nullopt;
    } else {
      value = value * 10 + *digit;
    }
    ++end;
  }
  if (end == at) return std::nullopt;
  whole.digits = static_cast<int>(end - at);
  whole.value = tens >= 0 ? tens * 10 + value : value;
  whole.spelled = tens < 0 && whole.digits >= 2;
  whole.end = end;
  return whole;
}

}  // namespace

std::optional<SmallNumber> read_digits(std::u32string_view folded,
                                       std::size_t at) {
  return is_digit(folded[at]) ? read_arabic(folded, at) : read_han(folded, at);
}

Pair pair_of(std::string_view cell) {
  Pair pair;
  const char* const end = cell.data() + cell.size();
  const auto low = std::from_chars(cell.data(), end, pair.low);
  pair.high = pair.low;
  if (low.ptr != end && *low.ptr == '-') {
    std::from_chars(low.ptr + 1, end, pair.high);
  }
  return pair;
}

bool ends_sentence(char32_t c) {
  static constexpr LetterSet kEnds(U"。；;|\n\t!?！？");
  return kEnds.has(c);
}

RowUsed row_of(const Word& word) {
  return {static_cast<std::uint16_t>(word.dictionary), word.row};
}

}  // namespace tiaowen
