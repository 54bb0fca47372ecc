#include "extractors/measure.h"

#include "extractors/whole_number.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

std::uint32_t narrow(std::size_t at) { return static_cast<std::uint32_t>(at); }

bool han_at(std::u32string_view text, std::size_t at) {
  return at < text.size() && is_han(text[at]);
}

// Adds a part of the unit to the value: 半 of 一吨半, 5两 of 3斤5两, 九 of
// 三米九.
void add_part(const Reading& reading, std::size_t index, UnitAt& unit) {
  const std::u32string_view text = reading.text.folded;
  const Decimal value = reading.numerals[index].value;
  const auto more = [&](const Decimal& part, std::size_t end) {
    unit.whole = Decimal::add(value, part);
    unit.end = end;
  };
  if (unit.end < text.size() && text[unit.end] == U'半' &&
      !han_at(text, unit.end + 1)) {
    more(*Decimal::parse("0.5"), unit.end + 1);
    return;
  }
  if (index + 1 >= reading.numerals.size()) return;
  const Numeral& next = reading.numerals[index + 1];
  if (next.span.begin != unit.end || next.value >= Decimal(10)) return;
  const auto tenth = Decimal::multiply(next.value, *Decimal::parse("0.1"));
  if (!tenth) return;
  const std::string_view part = reading.words.cell(unit.row, "part");
  std::size_t end = next.span.end;
  if (part.empty()) return;
  // A digit alone (三米九), or with the unit a tenth as large (3斤5两).
  const bool named = to_utf8(text.substr(end, 1)) == part;
  if (!named && (next.arabic ||
                 (han_at(text, end) && !limit_behind(reading, end).stated()))) {
    return;
  }
  more(*tenth, end + (named ? 1 : 0));
  unit.more_numerals = 1;
}

// 四分之一公升: a fraction of a unit, where it is a decimal.
bool set_fraction(const Numeral& numeral, UnitAt& unit) {
  if (!numeral.fraction()) return true;
  for (const int divisor : {2, 4, 5, 8, 10, 20, 25}) {
    if (numeral.under != Decimal(divisor)) continue;
    const auto one = Decimal::multiply(numeral.value, Decimal(1000 / divisor));
    if (!one) return false;
    unit.whole = Decimal::multiply(*one, *Decimal::parse("0.001"));
    return unit.whole.has_value();
  }
  return false;
}

// 米九: one metre and nine tenths, where nothing stands before.
std::optional<UnitAt> read_tall(const Reading& reading,
                                const Numeral& numeral) {
  const std::u32string_view text = reading.text.folded;
  const Span span = numeral.span;
  if (numeral.arabic || span.length() != 1 || span.begin == 0 ||
      text[span.begin - 1] != U'米' || numeral.value.is_zero() ||
      numeral.value >= Decimal(10) ||
      (span.begin > 1 && !is_space(text[span.begin - 2]) &&
       text[span.begin - 2] != U',')) {
    return std::nullopt;
  }
  constexpr std::u32string_view kAfter = U"到至左以的";
  if (han_at(text, span.end) && kAfter.find(text[span.end]) == kAfter.npos) {
    return std::nullopt;
  }
  const auto tenth = Decimal::multiply(numeral.value, *Decimal::parse("0.1"));
  UnitAt unit;
  unit.begin = span.begin - 1;
  unit.end = span.end;
  unit.unit = {narrow(unit.begin), span.begin};
  unit.row = reading.words.begins(text, unit.begin, Dictionary::measure_word);
  if (!unit.row || !tenth) return std::nullopt;
  unit.whole = Decimal::add(Decimal(1), *tenth);
  return unit;
}

}  // namespace

std::optional<UnitAt> read_measure(const Reading& reading, std::size_t index) {
  const Numeral& numeral = reading.numerals[index];
  if (numeral.percent) return std::nullopt;  // in a cell
  if (auto tall = read_tall(reading, numeral)) return tall;
  const std::u32string_view text = reading.text.folded;
  const std::size_t at = behind_blanks(text, numeral.span.end);
  const Word word = reading.hints.behind(index).measure;
  if (!word) return unit_of_cell(reading, numeral, Dictionary::measure_word);
  const std::string_view only = reading.words.cell(word, "only");
  UnitAt unit;
  unit.begin = numeral.span.begin;
  unit.end = at + word.length;
  unit.unit = {narrow(at), narrow(unit.end)};
  unit.row = word;
  if (!numeral.arabic && only == "arabic") return std::nullopt;
  // 二两: 两 is a unit of weight only where nothing is counted behind it.
  if (only == "last" && han_at(text, unit.end) && text[unit.end] != U'半') {
    return std::nullopt;
  }
  if (!set_fraction(numeral, unit)) return std::nullopt;
  if (!numeral.fraction()) add_part(reading, index, unit);
  return unit;
}

}  // namespace tiaowen
