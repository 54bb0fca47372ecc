#include "extractors/unit_hints.h"

#include "extractors/blanks.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// Is it a count or measure at all? Not ordinals, and not digits of a code
// (C919, A4), 几十 states no number.
bool may_count(std::u32string_view text, const Numeral& numeral) {
  if (numeral.ordinal || numeral.vague) return false;
  const std::size_t at = numeral.span.begin;
  if (at == 0 || !numeral.arabic) return true;
  // 1.2.3节: the last of a dotted chain.
  // K12+300处: a place on a road.
  const bool chain = (text[at - 1] == U'.' || text[at - 1] == U'+') && at > 1 &&
                     is_digit(text[at - 2]);
  return !chain && !is_latin(text[at - 1]) && text[at - 1] != U'_';
}

// The kind of unit that a cell's numbers have.
UnitKind kind_of(const CellUnit& cell) {
  if (cell.row.dictionary == Dictionary::amount_unit) return UnitKind::money;
  if (cell.row.dictionary == Dictionary::ratio_unit) return UnitKind::ratio;
  return UnitKind::measure;
}

// The kinds that the letters beside a numeral speak for.
unsigned kinds_beside(std::u32string_view text, const Lexicon& words,
                      const Numeral& numeral) {
  const auto bit = [](bool holds, UnitKind kind) {
    return holds ? static_cast<unsigned>(kind) : 0U;
  };
  const std::size_t begin = blanks_before(text, numeral.span.begin);
  const std::size_t end = behind_blanks(text, numeral.span.end);
  const char32_t before = begin > 0 ? text[begin - 1] : U'\n';
  const char32_t behind = end < text.size() ? text[end] : U'\n';
  const bool fraction = numeral.fraction();
  const bool money = words.may_begin(text, end, Dictionary::currency) ||
                     words.may_end(text, begin, Dictionary::currency);
  // Blanks may tear 个百分点 apart.
  const bool ratio = numeral.percent || fraction || behind == U'个' ||
                     behind == U'百' ||
                     words.may_begin(text, end, Dictionary::ratio_unit);
  // 一米九 has its unit in front.
  const bool measure =
      before == U'米' || words.may_begin(text, end, Dictionary::measure_word);
  return static_cast<unsigned>(UnitKind::any) |
         bit(money && !fraction, UnitKind::money) |
         bit(ratio, UnitKind::ratio) |
         bit(measure && !numeral.percent, UnitKind::measure);
}

}  // namespace

UnitHints::UnitHints(std::u32string_view folded, const Lexicon& words,
                     std::span<const Numeral> numerals,
                     std::span<const CellUnit> cells) {
  kinds_.reserve(numerals.size());
  auto cell = cells.begin();
  for (const Numeral& numeral : numerals) {
    unsigned kinds =
        may_count(folded, numeral) ? kinds_beside(folded, words, numeral) : 0;
    while (cell != cells.end() && cell->number.begin < numeral.span.begin) {
      ++cell;
    }
    if (kinds != 0 && cell != cells.end() && cell->number == numeral.span) {
      kinds |= static_cast<unsigned>(kind_of(*cell));
    }
    kinds_.push_back(static_cast<std::uint8_t>(kinds));
  }
}

}  // namespace tiaowen
