#include "pipeline/audit/stated.h"

#include <algorithm>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// What one in the last digit stands for. A whole number of counted things is
// exact; so is one of yuan, or of ten thousands while it is small: 40万元.
Decimal step_of(const Books& books, Span span, bool money) {
  const std::u32string_view text = books.text.folded;
  const auto places = places_in(text, span);
  if (!places) return Decimal(0);
  std::uint32_t at = span.begin;
  std::size_t digits = 0;
  while (at < span.end &&
         (is_digit(text[at]) || text[at] == U'.' || text[at] == U',')) {
    digits += is_digit(text[at++]) ? 1 : 0;
  }
  while (at < span.end && is_space(text[at])) ++at;
  Decimal factor(1);
  if (money) {
    const Word unit = books.words.begins(text, at, Dictionary::amount_unit);
    if (unit && books.words.value(unit)) factor = *books.words.value(unit);
  }
  constexpr std::int64_t kWan = 10000;
  constexpr std::size_t kSmall = 4;
  if (*places == 0 &&
      (factor == Decimal(1) || (factor <= Decimal(kWan) && digits < kSmall))) {
    return Decimal(0);
  }
  return Decimal::multiply(Decimal::power_of_ten(-*places), factor)
      .value_or(Decimal(0));
}

}  // namespace

std::optional<int> places_in(std::u32string_view text, Span span) {
  constexpr int kMost = 8;
  std::uint32_t at = span.begin;
  if (at < span.end && text[at] == U'-') ++at;
  if (at >= span.end || !is_digit(text[at])) return std::nullopt;
  while (at < span.end && (is_digit(text[at]) || text[at] == U',')) ++at;
  if (at >= span.end || text[at] != U'.') return 0;
  int places = 0;
  while (++at < span.end && is_digit(text[at]) && places < kMost) ++places;
  return places;
}

std::optional<Stated> stated_at(const Books& books, std::size_t mention) {
  const Mention& one = books.mentions[mention];
  Stated stated;
  stated.span = one.span;
  if (const auto* amount = std::get_if<Amount>(&one.value)) {
    if (amount->bound != Bound::exact || !amount->max) return std::nullopt;
    stated.value = *amount->max;
    stated.unit = amount->currency;
    stated.use = amount->use;
    stated.rated = !amount->per.empty();
    stated.step = step_of(books, one.span, true);
    return stated;
  }
  const auto* quantity = std::get_if<Quantity>(&one.value);
  if (quantity == nullptr || quantity->bound != Bound::exact ||
      !quantity->max) {
    return std::nullopt;
  }
  stated.value = *quantity->max;
  stated.unit = to_utf8(books.text.view(quantity->unit));
  stated.step = step_of(books, one.span, false);
  return stated;
}

std::optional<Percent> percent_at(const Books& books, std::size_t mention) {
  const Mention& one = books.mentions[mention];
  const auto* ratio = std::get_if<Ratio>(&one.value);
  if (ratio == nullptr || ratio->bound != Bound::exact || !ratio->max ||
      ratio->max->under != Decimal(1)) {
    return std::nullopt;
  }
  if (ratio->form != RatioForm::percent && ratio->form != RatioForm::permille) {
    return std::nullopt;
  }
  const auto places = places_in(books.text.folded, one.span);
  if (!places) return std::nullopt;
  const int unit = ratio->form == RatioForm::percent ? 2 : 3;
  return Percent{one.span, ratio->max->over,
                 Decimal::power_of_ten(-*places - unit)};
}

void Slack::add(const Decimal& step) {
  const Decimal half = *Decimal::parse("0.5");
  if (const auto part = Decimal::multiply(step, half)) {
    halves_ = Decimal::add(halves_, *part).value_or(halves_);
  }
  coarsest_ = std::max(coarsest_, step);
}

bool Slack::covers(const Decimal& difference) const {
  return magnitude(difference) <= std::max(halves_, coarsest_);
}

Decimal magnitude(const Decimal& value) {
  if (!value.is_negative()) return value;
  return Decimal::subtract(Decimal(0), value).value_or(value);
}

std::optional<Span> word_before(const Books& books, std::uint32_t at,
                                std::string_view kind) {
  constexpr std::u32string_view kBetween = U" 约了达为近各";
  constexpr int kMost = 3;
  const std::u32string_view text = books.text.folded;
  for (int skipped = 0; skipped <= kMost && at > 0; ++skipped) {
    const Word word = books.words.ends(text, at, Dictionary::audit_word);
    if (word && books.words.cell(word, "kind") == kind) {
      return Span{at - word.length, at};
    }
    if (kBetween.find(text[at - 1]) == kBetween.npos) break;
    --at;
  }
  return std::nullopt;
}

std::size_t first_from(const std::vector<Mention>& mentions, std::uint32_t at) {
  return static_cast<std::size_t>(
      std::lower_bound(mentions.begin(), mentions.end(), at,
                       [](const Mention& mention, std::uint32_t place) {
                         return mention.span.begin < place;
                       }) -
      mentions.begin());
}

}  // namespace tiaowen
