#include "pipeline/assemble/rules_outcomes.h"

#include <algorithm>
#include <optional>

#include "pipeline/assemble/actors.h"
#include "pipeline/assemble/words_at.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::uint32_t kLongestItem = 14;

// 其中:甲县30万元: a part that goes to an area is shared out. 增加奖励1万元:
// given besides. 支持300万元: given.
bool stands_behind(const Material& material, std::string_view kind,
                   Span figure) {
  return ends_word(material, figure.begin,
                   {Dictionary::rule_word, "kind", kind});
}

template <typename Wanted>
bool any_mention(const Material& material, Span span, Wanted wanted) {
  const MentionRange range = mentions_in(material, span);
  return std::any_of(material.mentions.begin() + range.begin,
                     material.mentions.begin() + range.end, wanted);
}

// Asks of each figure of a fragment whether it is given.
class Outcomes {
 public:
  Outcomes(const Material& material, Span fragment, Asides asides,
           bool standards)
      : material_(material),
        fragment_(fragment),
        asides_(asides),
        standards_(standards) {}

  bool has(const Mention& mention) {
    const auto* amount = std::get_if<Amount>(&mention.value);
    const auto* ratio = std::get_if<Ratio>(&mention.value);
    if ((amount == nullptr && ratio == nullptr) ||
        within(asides_, mention.span.begin) ||
        ends_part(material_, mention.span.end)) {
      return false;
    }
    return amount != nullptr ? has(*amount, mention.span)
                             : has(*ratio, mention.span);
  }

 private:
  bool has(const Amount& amount, Span span) {
    if (standards_ && amount.use == Use::none &&
        amount.bound != Bound::at_least) {
      return true;
    }
    switch (amount.use) {
      case Use::award:
      case Use::cap:
        return true;
      case Use::part:
        return stands_behind(material_, "area", span);
      case Use::change:
        return stands_behind(material_, "again", span);
      case Use::none:
        return stands_behind(material_, "given", span);
      case Use::floor:
        return awards();
      default:
        return false;
    }
  }

  bool has(const Ratio& ratio, Span span) {
    if (ratio.use == Use::award || ratio.use == Use::cap) return true;
    // 考核优秀的按1.5%,良好的按1.2%: what each grade gets.
    const Span before{fragment_.begin, span.begin};
    if (ends_word(material_, before.end,
                  {Dictionary::rule_edge, "at", "both"}) &&
        !grades_in(material_, RuleWords(material_, before), before, asides_)
             .empty()) {
      return true;
    }
    if (part_before(span.begin)) {
      return !first_rule_word(material_, before, "rate");  // 税率3%
    }
    // 拨付补助总额的50%: a share of a total is given all the same.
    return (ratio.use == Use::total || ratio.use == Use::none ||
            ratio.use == Use::floor ||
            (ratio.use == Use::result && ratio.of)) &&
           awards();
  }

  // 100万元以下部分5%: a band stands before the share.
  bool part_before(std::uint32_t at) const {
    return any_mention(material_, {fragment_.begin, at},
                       [&](const Mention& mention) {
                         return ends_part(material_, mention.span.end);
                       });
  }

  bool awards() {
    if (!awards_) awards_ = awards_in(material_, fragment_, asides_);
    return *awards_;
  }

  const Material& material_;
  const Span fragment_;
  const Asides asides_;
  const bool standards_;
  std::optional<bool> awards_;  // asked once
};

constexpr WordKind kOpens = {Dictionary::condition, "place", "opening"};

bool asks_at(const AwardRow& row, Span words) {
  return std::any_of(
      row.conditions.begin(), row.conditions.end(),
      [&](const Condition& asked) { return asked.span.overlaps(words); });
}

// 奖励, 给予: words that are no part of a name.
bool is_edge(const Material& material, Span words) {
  const Word word = material.words.begins(material.text.folded, words.begin,
                                          Dictionary::rule_edge);
  return word && word.length == words.length();
}

}  // namespace

bool awards_in(const Material& material, Span span, Asides asides) {
  const auto cues = cues_in(material, span, asides);
  return std::any_of(cues.begin(), cues.end(), [](const Cue& cue) {
    return cue.modality == Modality::award;
  });
}

std::vector<int> outcomes_in(const Material& material, Span fragment,
                             Asides asides, bool standards) {
  std::vector<int> found;
  Outcomes outcomes(material, fragment, asides, standards);
  const MentionRange range = mentions_in(material, fragment);
  for (int i = range.begin; i < range.end; ++i) {
    if (outcomes.has(material.mentions[static_cast<std::size_t>(i)])) {
      found.push_back(i);
    }
  }
  return found;
}

bool has_outcome(const Material& material, Span fragment, Asides asides,
                 bool standards) {
  Outcomes outcomes(material, fragment, asides, standards);
  return any_mention(material, fragment, [&](const Mention& mention) {
    return outcomes.has(mention);
  });
}

bool states_award(const Material& material, Span span) {
  return any_mention(material, span, [](const Mention& mention) {
    return std::holds_alternative<Amount>(mention.value) ||
           std::holds_alternative<Ratio>(mention.value);
  });
}

bool states_threshold(const Material& material, Span span) {
  return any_mention(material, span, [&](const Mention& mention) {
    if (const auto* amount = std::get_if<Amount>(&mention.value)) {
      return amount->use == Use::condition || amount->bound != Bound::exact;
    }
    if (const auto* ratio = std::get_if<Ratio>(&mention.value)) {
      return ratio->use == Use::condition || ratio->bound != Bound::exact;
    }
    if (const auto* quantity = std::get_if<Quantity>(&mention.value)) {
      return quantity->bound != Bound::exact ||
             stands_behind(material, "full", mention.span);
    }
    const auto* time = std::get_if<Time>(&mention.value);
    return time != nullptr && time->role == TimeRole::condition;
  });
}

bool caps(const Mention& mention) {
  if (const auto* amount = std::get_if<Amount>(&mention.value)) {
    return amount->use == Use::cap || amount->bound == Bound::at_most;
  }
  const auto* ratio = std::get_if<Ratio>(&mention.value);
  return ratio != nullptr &&
         (ratio->use == Use::cap || ratio->bound == Bound::at_most);
}

void state(const Material& material, const Mention& mention, AwardRow& row) {
  row.figure = mention.span;
  row.cap = caps(mention);
  std::optional<Decimal> min, max;
  if (const auto* amount = std::get_if<Amount>(&mention.value)) {
    min = amount->min, max = amount->max;
    row.currency = amount->currency;
    for (const Span per : amount->per) {
      row.per.push_back(words_of(material, per));
      if (row.step && row.step->words.overlaps(per)) continue;
      if (asks_at(row, per)) continue;
      row.counted.push_back(row.per.back());
    }
  } else {
    const auto& ratio = std::get<Ratio>(mention.value);
    row.ratio = true;
    if (ratio.min && ratio.min->under == Decimal(1)) min = ratio.min->over;
    if (ratio.max && ratio.max->under == Decimal(1)) max = ratio.max->over;
    if (ratio.of) row.base = *ratio.of;
  }
  if (min && max && *min != *max) {
    row.min = min, row.max = max;
  } else {
    row.then = max ? max : min;
  }
}

std::optional<Condition> label_in(const Material& material,
                                  const RuleWords& words, Span own) {
  const std::u32string_view text = material.text.folded;
  Span label = own;
  while (!label.empty() &&
         (text[label.begin] == U'、' || text[label.begin] == U'和')) {
    ++label.begin;
  }
  // 硕士生每月800元: without what it is paid for.
  const auto each = material.text.view(label).rfind(U'每');
  if (each != std::u32string_view::npos && each > 0) {
    label.end = label.begin + static_cast<std::uint32_t>(each);
  }
  label = without_edges(material, label);
  if (label.empty() || label.length() > kLongestItem) return std::nullopt;
  if (words.first(label, "excess")) return std::nullopt;
  // 重新认定的,奖励10万元: 奖励 is no name.
  if (is_edge(material, label)) return std::nullopt;
  // 每件奖励3000元: what it is paid for, not whom.
  if (label.begin > 0 && text[label.begin - 1] == U'每') return std::nullopt;
  const MentionRange figures = mentions_in(material, label);
  for (int i = figures.begin; i < figures.end; ++i) {
    const Mention& mention = material.mentions[static_cast<std::size_t>(i)];
    if (!std::holds_alternative<Department>(mention.value)) {
      return std::nullopt;
    }
  }
  Condition condition;
  condition.kind = ConditionKind::words;
  condition.name = "类别";
  condition.values = {words_of(material, label)};
  condition.span = label;
  return condition;
}

std::vector<Span> items_in(const Material& material, Span place,
                           std::string& name) {
  const std::u32string_view text = material.text.folded;
  Span list = place;
  name = "类别";
  if (const auto noun = first_rule_word(material, place, "attribute")) {
    list.end = noun->begin;
    name = words_of(material, *noun);
  }
  // 奖励资金按照甲、乙因素: the list begins after 按照.
  const auto first_end = text.substr(0, list.end).find(U'、', list.begin);
  for (std::uint32_t at = list.begin;
       at < std::min<std::size_t>(first_end, list.end); ++at) {
    const Word edge = material.words.begins(text, at, Dictionary::rule_edge);
    if (edge && material.words.cell(edge, "at") == "both") {
      list.begin = at + edge.length;
    }
  }
  std::vector<Span> items;
  std::uint32_t from = list.begin;
  for (std::uint32_t at = list.begin; at <= list.end; ++at) {
    if (at < list.end && text[at] != U'、' && text[at] != U'和') continue;
    const Span item = without_edges(material, {from, at});
    if (item.empty() || item.length() > kLongestItem) return {};
    items.push_back(item);
    from = at + 1;
  }
  return items;
}

std::vector<Span> conditions_said(const Material& material, Span piece,
                                  bool before_figure) {
  std::vector<Span> said;
  if (piece.empty()) return said;
  const std::u32string_view text = material.text.folded;
  // 按投资额的20%: this 的 belongs to the figure.
  if (before_figure && text[piece.end - 1] == U'的') --piece.end;
  std::uint32_t end = piece.begin;
  for (std::uint32_t at = piece.end; at > piece.begin; --at) {
    if (text[at - 1] != U'的') continue;
    end = at;
    break;
  }
  if (end == piece.begin) return said;
  // 总投入1000万元以上且被认定的: what follows 且 is asked as well.
  std::uint32_t begin = piece.begin;
  for (std::uint32_t at = piece.begin; at + 1 < end; ++at) {
    if (text[at] != U'且') continue;
    said.push_back({begin, at});
    begin = at + 1;
  }
  // 上市成功的奖励300万元: only words of award behind it.
  const bool whole =
      (end == piece.end && !before_figure) ||
      (before_figure && end < piece.end && is_edge(material, {end, piece.end}));
  if (begin == piece.begin && !whole && !begins_word(material, begin, kOpens)) {
    return said;
  }
  said.push_back({begin, end});
  return said;
}

}  // namespace tiaowen
