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

void set_amount(const Reading& reading, const Figure& figure, Amount& amount) {
  if (figure.row) amount.currency = currency_of(reading, figure);
  amount.min = number_of(figure.min);
  amount.max = number_of(figure.max);
  amount.bound = figure.bound;
  amount.open = figure.open;
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
  if (numeral.scale == 0 || numeral.fraction()) return std::nullopt;
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

constexpr UnitReader kImplied{UnitKind::any, read_implied};

// The figure of money that begins with a numeral, and the rule that reads it.
struct Found {
  std::optional<Figure> figure;
  std::string_view rule;
};
Found read_amount(const Reading& reading, std::size_t index,
                  std::size_t after) {
  if (auto simple = read_figure(reading, index, after, kMoney)) {
    return {std::move(simple), "amount.simple"};
  }
  if (auto listed = read_listed(reading, index, after, kMoney)) {
    return {std::move(listed), "amount.listed"};
  }
  const Numeral& numeral = reading.numerals[index];
  if (numeral.scale == 0) return {};
  auto implied = read_figure(reading, index, after, kImplied);
  if (!implied || !money_before(reading, numeral.span.begin, after)) return {};
  return {std::move(implied), "amount.implied"};
}

// What the amount is given for each of, where it is said beside it or of the
// figure before, whose amount is `last`.
std::vector<Span> per_of(const Reading& reading, const Figure& figure,
                         std::size_t index, std::size_t after,
                         const Figure* previous, const Amount& last) {
  std::vector<Span> per = read_per(reading, figure, index, after);
  if (!previous || !per.empty()) return per;
  if (last.use == Use::base) return per_step(reading, *previous, figure);
  const bool listed =
      is_joined(reading.text.folded, previous->span.end, figure.span.begin);
  return listed || shares_per(reading, *previous, figure) ? last.per
                                                          : std::vector<Span>{};
}

}  // namespace

void extract_amounts(const Reading& reading, std::vector<Mention>& out) {
  std::optional<Figure> previous;
  const Amount none;
  std::size_t after = 0;
  for (std::size_t i = 0; i < reading.numerals.size(); ++i) {
    if (!reading.hints.may_be(UnitKind::any, i)) continue;
    auto [figure, rule] = read_amount(reading, i, after);
    if (!figure) continue;
    if (figure->bound == Bound::range) rule = "amount.range";
    if (previous) share_bound(reading, *previous, *figure);
    const Figure* const before = previous ? &*previous : nullptr;
    const Amount& last = previous ? std::get<Amount>(out.back().value) : none;
    std::vector<Span> per = per_of(reading, *figure, i, after, before, last);
    const Use use = read_use(reading, *figure, before, last.use);
    auto& amount = add_mention(*figure, rule, out).value.emplace<Amount>();
    set_amount(reading, *figure, amount);
    amount.per = std::move(per);
    amount.use = use;
    after = figure->span.end;
    i = figure->last;
    previous = std::move(figure);
  }
}

}  // namespace tiaowen
