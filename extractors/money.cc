#include "extractors/money.h"

#include <algorithm>

#include "extractors/whole_number.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

std::uint32_t narrow(std::size_t at) { return static_cast<std::uint32_t>(at); }

// The name or sign of a currency in front of a number.
Word currency_before(const Reading& reading, std::size_t begin,
                     std::size_t& word_begin) {
  const std::u32string_view text = reading.text.folded;
  const std::size_t end = blanks_before(text, begin);
  const Word word = reading.words.ends(text, end, Dictionary::currency);
  if (!word) return {};
  const std::string_view place = reading.words.cell(word, "place");
  if (place != "before" && place != "both") return {};
  word_begin = end - word.length;
  // 4人民币5美元: the name belongs to the number in front of it.
  const std::size_t before = blanks_before(text, word_begin);
  if (before > 0 && is_digit(text[before - 1])) return {};
  return word;
}

// 角 or 分 of a compound (3元5角): how much one is, in units of a 元.
std::optional<Decimal> small_coin(char32_t c) {
  if (c == U'角' || c == U'毛') return Decimal::parse("0.1");
  if (c == U'分') return Decimal::parse("0.01");
  return std::nullopt;
}

// Adds 5角3分 behind a 元 (or 角) to the value; 九块九 is 9.9.
void add_coins(const Reading& reading, std::size_t numeral, UnitAt& unit) {
  const std::u32string_view text = reading.text.folded;
  Decimal total = unit.whole.value_or(Decimal(0));
  Decimal smallest = unit.factor;
  for (std::size_t i = numeral + 1;
       i < reading.numerals.size() && i <= numeral + 2; ++i) {
    const Numeral& coin = reading.numerals[i];
    if (coin.span.begin != unit.end || coin.value >= Decimal(100)) break;
    const std::size_t end = coin.span.end;
    auto one = end < text.size() ? small_coin(text[end]) : std::nullopt;
    const bool last_digit = !one && coin.span.length() == 1 &&
                            reading.words.cell(unit.row, "place") == "spoken" &&
                            (end >= text.size() || !is_han(text[end]));
    // 九块九, 九毛九: a last digit counts the next smaller coin.
    if (last_digit) one = Decimal::multiply(smallest, *Decimal::parse("0.1"));
    if (!one) break;
    const auto part = Decimal::multiply(coin.value, *one);
    const auto sum = part ? Decimal::add(total, *part) : std::nullopt;
    if (!sum) break;
    total = *sum;
    smallest = *one;
    unit.whole = total;
    unit.end = end + (last_digit ? 0 : 1);
    ++unit.more_numerals;
  }
  if (unit.more_numerals > 0 && unit.end < text.size() &&
      (text[unit.end] == U'整' || text[unit.end] == U'正')) {
    ++unit.end;
  }
}

// 块 and 毛 count other things as well (3块牌子): money only where 钱, a coin
// or nothing follows and the number is no small count.
bool is_spoken_money(const Reading& reading, const Numeral& numeral,
                     const Word& word, std::size_t end) {
  const std::u32string_view text = reading.text.folded;
  if (word.length > 1) return true;          // 块钱
  if (read_numeral(text, end)) return true;  // 九块九
  if (end < text.size() && is_han(text[end]) &&
      !limit_behind(reading, end).stated()) {
    return false;
  }
  const std::size_t begin = numeral.span.begin;
  return !numeral.value.is_whole() || numeral.value >= Decimal(100) ||
         begin == 0 || !is_han(text[begin - 1]) ||
         limit_before(reading, begin, begin).stated();
}

std::optional<UnitAt> unit_behind(const Reading& reading, std::size_t index) {
  const std::u32string_view text = reading.text.folded;
  const Numeral& numeral = reading.numerals[index];
  const std::size_t at = behind_blanks(text, numeral.span.end);
  const Word word = reading.hints.behind(index).currency;
  if (!word) return std::nullopt;
  const std::string_view place = reading.words.cell(word, "place");
  if (place == "before") return std::nullopt;
  UnitAt unit;
  unit.begin = numeral.span.begin;
  unit.end = at + word.length;
  unit.unit = {narrow(at), narrow(unit.end)};
  unit.row = word;
  if (place == "spoken" && !is_spoken_money(reading, numeral, word, unit.end)) {
    return std::nullopt;
  }
  if (const auto coin =
          word.length == 1 ? small_coin(text[at]) : std::nullopt) {
    unit.factor = *coin;
  }
  unit.whole = Decimal::multiply(numeral.value, unit.factor);
  if (!unit.whole) return std::nullopt;
  add_coins(reading, index, unit);
  if (unit.more_numerals == 0) unit.whole.reset();
  return unit;
}

}  // namespace

std::optional<UnitAt> read_money(const Reading& reading, std::size_t numeral) {
  const Numeral& number = reading.numerals[numeral];
  if (number.fraction()) return std::nullopt;  // in a cell
  if (auto unit = unit_behind(reading, numeral)) return unit;
  if (auto unit = unit_of_cell(reading, number, Dictionary::amount_unit))
    return unit;
  std::size_t begin = 0;
  const Word word = currency_before(reading, number.span.begin, begin);
  if (!word) return std::nullopt;
  UnitAt unit;
  unit.begin = begin;
  unit.end = number.span.end;
  unit.unit = {narrow(begin), narrow(begin + word.length)};
  unit.row = word;
  return unit;
}

std::string_view currency_of(const Reading& reading, const Figure& figure) {
  std::size_t begin = 0;
  const Word before = currency_before(reading, figure.span.begin, begin);
  const std::string_view code = reading.words.cell(figure.row, "code");
  if (before && code == "CNY") return reading.words.cell(before, "code");
  return code;
}

}  // namespace tiaowen
