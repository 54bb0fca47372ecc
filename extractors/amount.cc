// Amounts of money: 500万元, 30万、10万元, 5—10万元, 壹佰元整, ￥300.
//
// Words: dictionaries/currency.tsv, bound_*.tsv, money_word.tsv. Examples:
// corpus/expressions/amount.txt.

#include "extractors/extract.h"
#include "extractors/money.h"
#include "extractors/per.h"
#include "extractors/use.h"
#include "extractors/whole_number.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// How far the word may stand that makes a bare 100万 money.
constexpr std::size_t kContext = 16;

std::optional<Decimal> number_of(const std::optional<Share>& share) {
  return share ? std::optional(share->over) : std::nullopt;
}

Amount amount_of(const Reading& reading, const Figure& figure) {
  Amount amount;
  if (figure.row) amount.currency = currency_of(reading, figure);
  amount.min = number_of(figure.min);
  amount.max = number_of(figure.max);
  amount.bound = figure.bound;
  amount.open = figure.open;
  return amount;
}

// Does a word like 补助 or 收入 stand in front, in the same clause?
bool money_before(const Reading& reading, std::size_t begin,
                  std::size_t after) {
  const std::u32string_view text = reading.text.folded;
  const std::size_t least =
      std::max(after, begin > kContext ? begin - kContext : 0);
  for (std::size_t end = begin; end > least; --end) {
    const char32_t c = text[end - 1];
    if (c == U',' || c == U';' || c == U'。' || c == U'\n' || c == U'\t') break;
    if (reading.words.ends(text, end, Dictionary::money_word)) return true;
  }
  return false;
}

// 100万以上: money by what is said in front, where no measure word follows.
std::optional<UnitAt> read_implied(const Reading& reading, std::size_t index) {
  const std::u32string_view text = reading.text.folded;
  const Numeral& numeral = reading.numerals[index];
  if (!may_count(reading, numeral) || numeral.scale == 0 ||
      numeral.fraction()) {
    return std::nullopt;
  }
  const std::size_t end = numeral.span.end;
  const bool open = end >= text.size() || !is_han(text[end]);
  if (!open && !limit_behind(reading, end).stated()) return std::nullopt;
  if (!open || end >= text.size() || !is_latin(text[end])) {
    UnitAt unit;
    unit.begin = numeral.span.begin;
    unit.end = end;
    return unit;
  }
  return std::nullopt;
}

}  // namespace

void extract_amounts(const Reading& reading, std::vector<Mention>& out) {
  std::optional<Figure> previous;
  Amount amount;
  std::size_t after = 0;
  for (std::size_t i = 0; i < reading.numerals.size(); ++i) {
    const Numeral& numeral = reading.numerals[i];
    if (!may_count(reading, numeral)) continue;
    std::string_view rule = "amount.simple";
    auto figure = read_figure(reading, i, after, read_money);
    if (!figure) {
      figure = read_listed(reading, i, after, read_money);
      rule = "amount.listed";
    }
    if (!figure && numeral.scale != 0 &&
        money_before(reading, numeral.span.begin, after)) {
      figure = read_figure(reading, i, after, read_implied);
      rule = "amount.implied";
    }
    if (!figure) continue;
    if (figure->bound == Bound::range) rule = "amount.range";
    if (previous) share_bound(reading, *previous, *figure);
    const bool listed =
        previous &&
        is_joined(reading.text.folded, previous->span.end, figure->span.begin);
    const Use use_before = amount.use;
    std::vector<Span> per = read_per(reading, *figure, i, after);
    if (previous && per.empty()) {
      per = use_before == Use::base ? per_step(reading, *previous, *figure)
            : listed || shares_per(reading, *previous, *figure)
                ? amount.per
                : std::vector<Span>{};
    }
    amount = amount_of(reading, *figure);
    amount.per = std::move(per);
    amount.use =
        read_use(reading, *figure, previous ? &*previous : nullptr, use_before);
    out.push_back(mention_of(*figure, amount, rule));
    after = figure->span.end;
    i = figure->last;
    previous = std::move(figure);
  }
}

}  // namespace tiaowen
