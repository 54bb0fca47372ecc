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

}  // namespace

UnitHints::Hint UnitHints::hint_of(std::u32string_view text,
                                   const Lexicon& words,
                                   const Numeral& numeral) {
  Hint hint;
  if (!may_count(text, numeral)) return hint;
  const auto add = [&](UnitKind kind) {
    hint.kinds |= static_cast<unsigned>(kind);
  };
  const std::size_t begin = blanks_before(text, numeral.span.begin);
  const std::size_t end = behind_blanks(text, numeral.span.end);
  UnitsBehind& units = hint.units;
  units.currency = words.begins(text, end, Dictionary::currency);
  units.ratio = words.begins(text, end, Dictionary::ratio_unit);
  units.measure = words.begins(text, end, Dictionary::measure_word);
  add(UnitKind::any);
  const bool fraction = numeral.fraction();
  if (!fraction &&
      (units.currency || words.ends(text, begin, Dictionary::currency))) {
    add(UnitKind::money);
  }
  const char32_t behind = end < text.size() ? text[end] : U'\n';
  // Blanks may tear 个百分点 apart.
  if (numeral.percent || fraction || units.ratio || behind == U'个' ||
      behind == U'百') {
    add(UnitKind::ratio);
  }
  // 一米九 has its unit in front.
  const bool tall = begin > 0 && text[begin - 1] == U'米';
  if (!numeral.percent && (units.measure || tall)) add(UnitKind::measure);
  return hint;
}

UnitHints::UnitHints(std::u32string_view folded, const Lexicon& words,
                     std::span<const Numeral> numerals,
                     std::span<const CellUnit> cells) {
  hints_.reserve(numerals.size());
  auto cell = cells.begin();
  for (const Numeral& numeral : numerals) {
    Hint& hint = hints_.emplace_back(hint_of(folded, words, numeral));
    while (cell != cells.end() && cell->number.begin < numeral.span.begin) {
      ++cell;
    }
    if (hint.kinds != 0 && cell != cells.end() &&
        cell->number == numeral.span) {
      hint.kinds |= static_cast<unsigned>(kind_of(*cell));
    }
  }
}

}  // namespace tiaowen
