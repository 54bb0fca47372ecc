#include "extractors/spoken_number.h"

#include "extractors/digit.h"

namespace tiaowen {
namespace {

Digit digit_at(std::u32string_view text, std::size_t at) {
  return at < text.size() ? digit_of(text[at]) : Digit{};
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

// 三打: dozens; not 打造, 打击.
void read_dozens(std::u32string_view text, Numeral& numeral) {
  constexpr std::u32string_view kVerbs =
      U"造击破通好响牢捆算非黑假防卡开印字一个基两";
  const std::size_t at = numeral.span.end;
  if (text.substr(at, 1) != U"打" || numeral.fraction() || numeral.upto ||
      (at + 1 < text.size() && kVerbs.find(text[at + 1]) != kVerbs.npos)) {
    return;
  }
  const auto dozens = Decimal::multiply(numeral.value, Decimal(12));
  if (!dozens) return;
  numeral.value = *dozens;
  ++numeral.span.end;
}

// 四分一升: a quarter, without 之, where a measure or nothing follows.
bool read_short_fraction(std::u32string_view text, Numeral& numeral) {
  constexpr std::u32string_view kUnits = U"升公汤湯茶杯斤磅英加";
  const std::size_t at = numeral.span.end;
  if (numeral.arabic || text.substr(at, 1) != U"分" ||
      numeral.value > Decimal(10)) {
    return false;
  }
  const Digit over = digit_at(text, at + 1);
  if (over.kind != DigitKind::digit || over.capital || over.value == 0 ||
      Decimal(over.value) >= numeral.value ||
      (at + 2 < text.size() && kUnits.find(text[at + 2]) == kUnits.npos)) {
    return false;
  }
  numeral.under = numeral.value;
  numeral.value = Decimal(over.value);
  numeral.span.end = static_cast<std::uint32_t>(at + 2);
  return true;
}

}  // namespace tiaowen
