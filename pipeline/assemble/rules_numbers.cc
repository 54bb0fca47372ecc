// Thresholds: figures that must be reached.

#include <algorithm>

#include "pipeline/assemble/actors.h"
#include "pipeline/assemble/rules_conditions.h"
#include "pipeline/assemble/words_at.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::u32string_view kMarks = U",;:。、的且";

bool is_mark(char32_t c) { return kMarks.find(c) != std::u32string_view::npos; }

// The aside that ends at `end`.
const Span* aside_before(Asides asides, std::uint32_t end) {
  for (const Span& aside : asides) {
    if (aside.end == end) return &aside;
  }
  return nullptr;
}

// What is counted: the words before the figure, back to a mark, 的 or `from`.
Span name_before(const Material& material, std::uint32_t from, std::uint32_t at,
                 Asides asides) {
  constexpr std::uint32_t kLongest = 24;
  const std::u32string_view text = material.text.folded;
  std::uint32_t end = at;
  for (;;) {
    const std::uint32_t before = end;
    if (const Span* aside = aside_before(asides, end)) end = aside->begin;
    const Word edge = material.words.ends(text, end, Dictionary::rule_edge);
    if (edge && edge.length <= end - std::min(end, from) &&
        material.words.cell(edge, "at") != "start" &&
        material.words.cell(edge, "at") != "verb") {
      end -= edge.length;
    }
    if (end == before || end <= from) break;
  }
  std::uint32_t begin = end;
  while (begin > from && end - begin < kLongest && !is_mark(text[begin - 1]) &&
         !within(asides, begin - 1)) {
    --begin;
  }
  return without_edges(material, {begin, end});
}

bool names_a_measure(std::u32string_view name) {
  constexpr std::u32string_view kMeasures = U"数量分率积额人度值";
  return !name.empty() && kMeasures.find(name.back()) != kMeasures.npos;
}

// 及以上 and （含） say that the number itself counts.
void read_inclusion(const Material& material, Span figure,
                    Condition& condition) {
  constexpr std::uint32_t kReach = 6;
  const std::u32string_view text = material.text.folded;
  const auto view = text.substr(figure.begin, figure.length());
  const auto inside = view.find(U"含");
  if (inside != view.npos && inside + 2 < view.size()) {
    condition.low_said = true;
  }
  std::uint32_t end = figure.end;
  while (end < text.size() && end < figure.end + kReach && text[end] != U',' &&
         text[end] != U';' && text[end] != U'。') {
    ++end;
  }
  const auto after = text.substr(figure.end, end - figure.end);
  const bool tail = inside != view.npos && inside + 2 >= view.size();
  const auto said = after.find(U"含");
  if (after.starts_with(U"及以") || tail ||
      (said != after.npos && (said == 0 || after[said - 1] != U'不'))) {
    (condition.high ? condition.high_said : condition.low_said) = true;
  }
  if (said != after.npos && said > 0 && after[said - 1] == U'不') {
    (condition.high ? condition.with_high : condition.with_low) = false;
  }
}

void take_bounds(Condition& condition, Bound bound, OpenEnds open,
                 const std::optional<Decimal>& min,
                 const std::optional<Decimal>& max) {
  condition.low = min;
  condition.high = max;
  condition.with_low = bound != Bound::more_than && !open.min;
  condition.with_high = bound != Bound::less_than && !open.max;
}

bool says(const Material& material, std::string_view kind, std::uint32_t at) {
  return ends_word(material, at, {Dictionary::rule_word, "kind", kind});
}

bool take_quantity(const Material& material, const Quantity& quantity,
                   std::uint32_t at, Condition& condition) {
  if (quantity.pairs || says(material, "step", at) ||
      says(material, "more", at)) {
    return false;
  }
  take_bounds(condition, quantity.bound, quantity.open, quantity.min,
              quantity.max);
  condition.unit = words_of(material, quantity.unit);
  if (quantity.bound == Bound::about) return false;
  if (quantity.bound != Bound::exact) return true;
  condition.high.reset();
  return says(material, "full", at);  // 每满1万人: no word bounds it
}

bool take_time(const Time& time, Condition& condition) {
  if (time.role != TimeRole::condition || !time.duration) return false;
  const Duration& duration = *time.duration;
  const int months = duration.years * 12 + duration.months;
  std::int64_t count = duration.days;
  condition.unit = "日";
  if (months != 0) {
    const bool years = months % 12 == 0;
    count = years ? months / 12 : months;
    condition.unit = years ? "年" : "月";
  }
  if (count == 0) return false;
  const bool most =
      time.bound == TimeBound::at_most || time.bound == TimeBound::within;
  (most ? condition.high : condition.low) = Decimal(count);
  return true;
}

std::optional<Decimal> plain(const std::optional<Share>& share) {
  if (!share || share->under != Decimal(1)) return std::nullopt;
  return share->over;
}

bool take_figure(const Material& material, const Mention& mention,
                 Condition& condition) {
  if (const auto* amount = std::get_if<Amount>(&mention.value)) {
    // 100万元以下部分; 每招引一个总投资10亿元以上的项目
    const bool bounds = (condition.part || amount->use == Use::base) &&
                        amount->bound != Bound::exact;
    if (amount->use != Use::condition && !bounds) return false;
    condition.unit = amount->currency;
    take_bounds(condition, amount->bound, amount->open, amount->min,
                amount->max);
  } else if (const auto* ratio = std::get_if<Ratio>(&mention.value)) {
    // 完成率80%以上的拨付…
    const bool reached =
        ratio->use == Use::result && ratio->bound != Bound::exact;
    if (ratio->use != Use::condition && !reached) return false;
    condition.unit = "%";
    take_bounds(condition, ratio->bound, ratio->open, plain(ratio->min),
                plain(ratio->max));
    // A growth of 20% is the least growth, not the only one.
    if (ratio->bound == Bound::exact) condition.high.reset();
  } else if (const auto* quantity = std::get_if<Quantity>(&mention.value)) {
    if (!take_quantity(material, *quantity, mention.span.begin, condition)) {
      return false;
    }
  } else if (const auto* time = std::get_if<Time>(&mention.value)) {
    if (!take_time(*time, condition)) return false;
  } else {
    return false;
  }
  return condition.low || condition.high;
}

// 超过200平方米不超过1000平方米: the second end of the same band.
bool completes(const Condition& end, Condition& band) {
  if (!end.name.empty() || end.unit != band.unit || end.low.has_value() ||
      !end.high || band.high || !band.low) {
    return false;
  }
  band.high = end.high;
  band.with_high = end.with_high;
  band.high_said = end.high_said;
  band.span.end = end.span.end;
  return true;
}

void name_it(const Material& material, Span name, Condition& condition) {
  condition.name = words_of(material, name);
  if (condition.name.empty()) return;
  condition.thing = words_of(material, after_verb(material, name));
  if (condition.unit == "CNY" || condition.unit == "%") return;
  if (condition.unit == "年" || condition.unit == "月" ||
      condition.unit == "日") {
    condition.name += condition.unit + "数";
  } else if (!names_a_measure(material.text.view(name))) {
    condition.name += "(" + condition.unit + ")";
  }
}

}  // namespace

bool ends_part(const Material& material, std::uint32_t at) {
  constexpr std::size_t kLongestAside = 12;
  const std::u32string_view text = material.text.folded;
  for (;;) {
    const Word bound = material.words.begins(text, at, Dictionary::bound_after);
    std::size_t length = bound.length;
    // 100万元以内(含100万元)的部分
    if (!bound && text.substr(at, 1) == U"(") {
      const auto close = text.substr(at, kLongestAside).find(U')');
      if (close != text.npos) length = close + 1;
    }
    if (length == 0) break;
    at += static_cast<std::uint32_t>(length);
  }
  return static_cast<bool>(rule_word_at(material, at, "part"));
}

// 纳税额突破100万元、500万元的,分别奖励5万元、20万元
std::optional<Condition> threshold_at(const Material& material, Span partner,
                                      std::uint32_t from) {
  const MentionRange range = mentions_in(material, partner);
  if (range.end != range.begin + 1) return std::nullopt;
  const Mention& mention =
      material.mentions[static_cast<std::size_t>(range.begin)];
  Condition condition;
  condition.span = partner;
  if (const auto* amount = std::get_if<Amount>(&mention.value)) {
    condition.unit = amount->currency;
    condition.low = amount->min ? amount->min : amount->max;
    condition.with_low = amount->bound != Bound::more_than;
  } else if (const auto* quantity = std::get_if<Quantity>(&mention.value)) {
    if (quantity->bound == Bound::range) return std::nullopt;
    condition.unit = words_of(material, quantity->unit);
    condition.low = quantity->min ? quantity->min : quantity->max;
    condition.with_low = quantity->bound != Bound::more_than;
  } else {
    return std::nullopt;
  }
  if (!condition.low) return std::nullopt;
  name_it(material, name_before(material, from, partner.begin, {}), condition);
  return condition;
}

std::vector<Condition> numbers_in(const Material& material, Span span,
                                  Asides asides) {
  std::vector<Condition> found;
  std::uint32_t from = span.begin;
  const MentionRange range = mentions_in(material, span);
  for (int i = range.begin; i < range.end; ++i) {
    const Mention& mention = material.mentions[static_cast<std::size_t>(i)];
    if (within(asides, mention.span.begin)) continue;
    Condition condition;
    condition.span = mention.span;
    condition.part = ends_part(material, mention.span.end);
    if (!take_figure(material, mention, condition)) continue;
    read_inclusion(material, mention.span, condition);
    name_it(material, name_before(material, from, mention.span.begin, asides),
            condition);
    from = mention.span.end;
    if (!found.empty() && completes(condition, found.back())) continue;
    found.push_back(std::move(condition));
  }
  return found;
}

}  // namespace tiaowen
