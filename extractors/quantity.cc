// Quantities: 50个, 2名以上, 60分(含)至80分, 1—2次.
//
// Words: dictionaries/measure_word.tsv, bound_*.tsv. Examples:
// corpus/expressions/quantity.txt.

#include "extractors/extract.h"
#include "extractors/measure.h"

namespace tiaowen {
namespace {

// Of a name in quotation marks, on each side of its number.
constexpr std::size_t kLongestName = 10;

// “两个维护”, “7个100%”, “一场三站”: a number in a short quotation is part of
// a name.
bool is_quoted(std::u32string_view text, Span span) {
  for (std::size_t i = 0; i < kLongestName; ++i) {
    if (i >= span.begin) return false;
    const char32_t c = text[span.begin - 1 - i];
    if (c == U'”' || c == U'\n') return false;
    if (c != U'“') continue;
    const std::size_t close = text.substr(span.end, kLongestName).find(U'”');
    return close != std::u32string_view::npos;
  }
  return false;
}

// 一支队伍, 一项工作: 一 is an article there, unless it is bounded or stands
// behind a word that makes it a limit (只能申报一项, 各一个). 最后一次 is one
// of a row. Grades (五星级) are names; only a range of them counts.
bool is_article(const Reading& reading, const Numeral& numeral,
                const Figure& figure) {
  if (figure.bound == Bound::range) return false;
  if (reading.words.cell(figure.row, "only") == "range") return true;
  if (numeral.arabic || figure.bound != Bound::exact ||
      numeral.value != Decimal(1) || numeral.fraction()) {
    return false;
  }
  const std::size_t begin = figure.span.begin;
  const char32_t before = begin > 0 ? reading.text.folded[begin - 1] : U' ';
  const auto in = [&](std::u32string_view set) {
    return set.find(before) != std::u32string_view::npos;
  };
  if (in(U"后上下首这那某另再逐")) return true;
  // 一户一表, 一村一品
  if (reading.text.folded.substr(figure.span.end, 1) == U"一") return true;
  if (reading.words.cell(figure.row, "article").empty()) return false;
  return begin == 0 || !in(U"只仅限各每均满");
}

// 八届九次全会: a session, told by two numbers.
bool is_session(const Reading& reading, std::size_t index) {
  const std::uint32_t begin = reading.numerals[index].span.begin;
  return index > 0 && begin > 0 && reading.text.folded[begin - 1] == U'届';
}

// 9时30分: the minutes of a clock, no score.
bool is_clock(const Reading& reading, std::size_t index) {
  if (index == 0) return false;
  const Span hour = reading.numerals[index - 1].span;
  const std::uint32_t begin = reading.numerals[index].span.begin;
  const char32_t c = reading.text.folded[hour.end];
  return hour.end + 1 == begin && (c == U'时' || c == U'点');
}

std::optional<Decimal> number_of(const std::optional<Share>& share) {
  return share ? std::optional(share->over) : std::nullopt;
}

void set_quantity(const Figure& figure, Quantity& quantity) {
  quantity.unit = figure.unit;
  quantity.min = number_of(figure.min);
  quantity.max = number_of(figure.max);
  quantity.bound = figure.bound;
  quantity.open = figure.open;
}

}  // namespace

void extract_quantities(const Reading& reading, std::vector<Mention>& out) {
  std::optional<Figure> previous;
  std::size_t after = 0;
  for (std::size_t i = 0; i < reading.numerals.size(); ++i) {
    if (!reading.hints.may_be(UnitKind::any, i)) continue;
    auto figure = read_figure(reading, i, after, kMeasure);
    if (!figure) continue;
    if (is_article(reading, reading.numerals[i], *figure) ||
        is_clock(reading, i) || is_session(reading, i) ||
        is_quoted(reading.text.folded, figure->span)) {
      continue;
    }
    if (previous) share_bound(reading, *previous, *figure);
    set_quantity(*figure,
                 add_mention(*figure,
                             figure->bound == Bound::range ? "quantity.range"
                                                           : "quantity.simple",
                             out)
                     .value.emplace<Quantity>());
    after = figure->span.end;
    i = figure->last;
    previous = std::move(figure);
  }
}

}  // namespace tiaowen
