#include "extractors/spoken_number.h"

#include "extractors/digit.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

Digit digit_at(std::u32string_view text, std::size_t at) {
  return at < text.size() ? digit_of(text[at]) : Digit{};
}

// 三打: dozens; not 打造, 打击.
void read_dozens(std::u32string_view text, const Lexicon& words,
                 Numeral& numeral) {
  const std::size_t at = numeral.span.end;
  const Word word = words.begins(text, at, Dictionary::number_word);
  if (words.cell(word, "kind") != "dozen" || numeral.fraction() ||
      numeral.upto) {
    return;
  }
  const auto dozens = Decimal::multiply(numeral.value, Decimal(12));
  if (!dozens) return;
  numeral.value = *dozens;
  numeral.span.end += word.length;
}

// 四分一升: a quarter, without 之, where a measure or nothing follows.
void read_short_fraction(std::u32string_view text, const Lexicon& words,
                         Numeral& numeral) {
  const std::size_t at = numeral.span.end;
  if (numeral.arabic || numeral.fraction() || numeral.more || numeral.upto ||
      text.substr(at, 1) != U"分" || numeral.value > Decimal(10)) {
    return;
  }
  const Digit over = digit_at(text, at + 1);
  if (over.kind != DigitKind::digit || over.capital || over.value == 0 ||
      Decimal(over.value) >= numeral.value) {
    return;
  }
  const bool last = at + 2 >= text.size() || !is_han(text[at + 2]);
  if (!last && !words.begins(text, at + 2, Dictionary::measure_word)) return;
  numeral.under = numeral.value;
  numeral.value = Decimal(over.value);
  numeral.span.end = static_cast<std::uint32_t>(at + 2);
}

}  // namespace

// 一半 and 1半: a half. (半个 is the extractors' matter: it needs the unit.)
void read_half(std::u32string_view text, Numeral& numeral) {
  if (numeral.value != Decimal(1) || numeral.span.length() != 1 ||
      numeral.fraction() ||
      digit_at(text, numeral.span.end).kind != DigitKind::half) {
    return;
  }
  numeral.under = Decimal(2);
  ++numeral.span.end;
}

void read_spoken(std::u32string_view text, const Lexicon& words,
                 Numeral& numeral) {
  read_short_fraction(text, words, numeral);
  read_dozens(text, words, numeral);
}

}  // namespace tiaowen
