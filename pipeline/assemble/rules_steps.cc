#include "pipeline/assemble/rules_steps.h"

#include "pipeline/assemble/actors.h"
#include "pipeline/assemble/words_at.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::uint32_t kLongestName = 16;
constexpr std::uint32_t kShortVerb = 2;
constexpr std::uint32_t kLongestVerb = 4;

bool breaks(char32_t c) {
  constexpr std::u32string_view kMarks = U",;:。、的()“”《》";
  return kMarks.find(c) != std::u32string_view::npos;
}

// 每满30天
std::optional<Decimal> days_of(const Time& time) {
  if (!time.duration || time.duration->days == 0 || time.duration->years != 0 ||
      time.duration->months != 0) {
    return std::nullopt;
  }
  return Decimal(time.duration->days);
}

// Reads 每 + verb + number + unit + noun, in this order or with the noun
// before the number; any of them may be missing.
class StepReader {
 public:
  StepReader(const Material& material, Span place, std::uint32_t at)
      : material_(material),
        text_(material.text.folded),
        place_(place),
        begin_(at),
        at_(at + 1) {}

  std::optional<AwardStep> read() {
    if (per_time()) return std::nullopt;
    read_verb();
    if (!read_number() && !read_unit() && !read_noun_first()) {
      return std::nullopt;
    }
    // 每人次培训补贴: persons are named by their unit.
    const bool persons =
        ends_word(material_, at_, {Dictionary::rule_word, "kind", "persons"});
    if (noun_.empty() && !(persons && !step_.said)) noun_ = noun_at(at_);
    // 每招引一个总投资10亿元以上的项目: what is measured is not counted.
    if (!noun_.empty() && mention_from(noun_.end) != nullptr) noun_ = {};
    step_.words = {begin_, at_};
    step_.said = step_.said || !verb_.empty();
    step_.things = !noun_.empty();
    if (!noun_.empty()) step_.words.end = std::max(at_, noun_.end);
    if (step_.money || step_.unit == "%" || step_.size != Decimal(1)) {
      step_.whole = true;
    }
    step_.name = name();
    step_.again =
        first_rule_word(material_, {step_.words.end, place_.end}, "again")
            .has_value();
    return std::move(step_);
  }

 private:
  const Mention* mention_from(std::uint32_t at) const {
    const auto first = material_.places.first_from(at);
    if (first >= material_.mentions.size()) return nullptr;
    const Mention& mention = material_.mentions[first];
    return mention.span.begin == at && mention.span.end <= place_.end ? &mention
                                                                      : nullptr;
  }

  // 每年, 每月: when, not for what.
  bool per_time() const {
    const Mention* mention = mention_from(begin_);
    return mention != nullptr && std::holds_alternative<Time>(mention->value);
  }

  void read_verb() {
    const auto longest = [&](Word word) {
      if (word && begin_ + word.length > at_) at_ = begin_ + word.length;
      return static_cast<bool>(word);
    };
    const Word used =
        material_.words.begins(text_, begin_, Dictionary::use_word);
    if (material_.words.cell(used, "use") == "step") longest(used);
    for (const std::string_view kind : {"more", "full"}) {
      if (!longest(rule_word_at(material_, begin_, kind))) continue;
      (kind == "more" ? step_.more : step_.full) = true;
      step_.said = step_.said || step_.full;
      step_.whole = step_.whole || step_.full;
    }
    if (at_ == begin_ + 1) {
      const Word verb =
          material_.words.begins(text_, at_, Dictionary::rule_edge);
      if (material_.words.cell(verb, "at") == "verb") at_ += verb.length;
    }
    if (at_ == begin_ + 1) read_verb_before_number(kLongestVerb);
    if (step_.more) read_verb_before_number(kShortVerb);  // 每多吸纳1人
    if (!step_.whole) verb_ = {begin_ + 1, at_};
  }

  // 每带动1户, 每带一名: right before a number.
  void read_verb_before_number(std::uint32_t longest) {
    if (mention_from(at_) != nullptr ||
        material_.words.begins(text_, at_, Dictionary::measure_word)) {
      return;
    }
    for (std::uint32_t end = at_ + 1; end <= at_ + longest; ++end) {
      if (end >= place_.end || breaks(text_[end - 1])) return;
      const Mention* mention = mention_from(end);
      if (mention == nullptr || !counts(*mention, end == at_ + 1)) continue;
      at_ = end;
      return;
    }
  }

  // One letter alone may be a unit before money: 每股1元.
  static bool counts(const Mention& mention, bool letter) {
    if (const auto* time = std::get_if<Time>(&mention.value)) {
      return days_of(*time).has_value();
    }
    return std::holds_alternative<Quantity>(mention.value) ||
           (!letter && (std::holds_alternative<Amount>(mention.value) ||
                        std::holds_alternative<Ratio>(mention.value)));
  }

  bool read_number() {
    const Mention* mention = mention_from(at_);
    if (mention == nullptr) return false;
    std::optional<Decimal> size;
    if (const auto* amount = std::get_if<Amount>(&mention->value)) {
      size = amount->max ? amount->max : amount->min;
      step_.unit = amount->currency;
      step_.money = true;
    } else if (const auto* ratio = std::get_if<Ratio>(&mention->value)) {
      const auto& share = ratio->max ? ratio->max : ratio->min;
      if (share && share->under == Decimal(1)) size = share->over;
      step_.unit = "%";
    } else if (const auto* quantity = std::get_if<Quantity>(&mention->value)) {
      size = quantity->max ? quantity->max : quantity->min;
      step_.unit = words_of(material_, quantity->unit);
    } else if (const auto* time = std::get_if<Time>(&mention->value)) {
      size = days_of(*time);
      step_.unit = "日";
    }
    if (!size || size->is_zero() || size->is_negative()) return false;
    step_.size = *size;
    step_.said = true;
    at_ = mention->span.end;
    return true;
  }

  // 每名, 每一家
  bool read_unit() {
    std::uint32_t at = at_;
    if (text_.substr(at, 1) == U"一") ++at;
    Word unit = material_.words.begins(text_, at, Dictionary::measure_word);
    if (!unit) unit = material_.words.begins(text_, at, Dictionary::per_unit);
    if (!unit || at + unit.length > place_.end) return false;
    step_.said = step_.said || at > at_;
    step_.unit = words_of(material_, {at, at + unit.length});
    at_ = at + unit.length;
    return true;
  }

  // 每引进博士1名
  bool read_noun_first() {
    const std::uint32_t begin = at_;
    for (; at_ < place_.end && at_ - begin < kLongestName; ++at_) {
      if (breaks(text_[at_]) || award_at(at_)) break;
      if (at_ == begin) continue;
      if (read_number()) {
        noun_ = {begin, at_};
        while (noun_.end > begin && mention_from(noun_.end) == nullptr) {
          --noun_.end;
        }
        return true;
      }
    }
    at_ = begin;
    return false;
  }

  bool award_at(std::uint32_t at) const {
    const Word edge = material_.words.begins(text_, at, Dictionary::rule_edge);
    const std::string_view side = material_.words.cell(edge, "at");
    if (side == "both" || (side == "end" && edge.length > 1)) return true;
    if (rule_word_at(material_, at, "again")) return true;
    const Word word = material_.words.begins(text_, at, Dictionary::use_word);
    return material_.words.cell(word, "use") == "award" && word.length > 1;
  }

  Span noun_at(std::uint32_t begin) const {
    std::uint32_t end = begin;
    while (end < place_.end && end - begin <= kLongestName &&
           is_han(text_[end]) && text_[end] != U'每' && !breaks(text_[end]) &&
           !award_at(end)) {
      ++end;
    }
    const bool named = end - begin >= 2 && end - begin <= kLongestName;
    return named ? Span{begin, end} : Span{};
  }

  // What grows: 固定资产投资 of 固定资产投资每增加100万元. 竣工后按 of
  // 竣工后按每平方米 is none.
  Span subject() const {
    std::uint32_t end = begin_;
    if (end > place_.begin && text_[end - 1] == U')') {  // 投资(含税)每增加
      const auto open =
          text_.substr(place_.begin, end - place_.begin).rfind(U'(');
      if (open != text_.npos) {
        end = place_.begin + static_cast<std::uint32_t>(open);
      }
    }
    std::uint32_t begin = end;
    while (begin > place_.begin && end - begin < kLongestName &&
           !breaks(text_[begin - 1])) {
      --begin;
    }
    const Span name = without_edges(material_, {begin, end});
    const Word edge =
        material_.words.begins(text_, name.begin, Dictionary::rule_edge);
    if (edge && edge.length == name.length()) return {};  // 按每招用1人
    return step_.said || name.end == end ? name : Span{};
  }

  std::string name() const {
    const bool rate = step_.money || step_.unit == "%";
    std::string name;
    if (noun_.empty() || rate) name = words_of(material_, subject());
    const bool counted =
        name.ends_with(step_.unit + "数");  // 招用人数每增加1人
    name += words_of(material_, verb_) + words_of(material_, noun_);
    if (!rate && noun_.empty() && !counted) name += step_.unit;
    if (rate && name.empty()) return {};
    const std::string_view ending = step_.money ? "额" : (rate ? "" : "数");
    return name.ends_with(ending) ? name : name + std::string(ending);
  }

  const Material& material_;
  const std::u32string_view text_;
  const Span place_;
  const std::uint32_t begin_;
  std::uint32_t at_;
  Span verb_, noun_;
  AwardStep step_;
};

}  // namespace

std::optional<AwardStep> step_in(const Material& material, Span place) {
  constexpr char32_t kEach = U'每';
  std::optional<AwardStep> best;
  for (std::uint32_t at = place.begin; at < place.end; ++at) {
    if (material.text.folded[at] != kEach) continue;
    auto step = StepReader(material, place, at).read();
    if (!step) continue;
    at = step->words.end - 1;
    if (!best || (step->said && !best->said)) best = std::move(step);
  }
  return best;
}

std::string plain_name(const Condition& column) {
  const auto unit = column.name.find('(');
  if (unit == column.name.npos || !column.name.ends_with(')')) {
    return column.name;
  }
  return column.name.substr(0, unit) + column.unit + "数";
}

std::string count_of(const AwardStep& step) {
  std::string figure = step.name;
  if (!step.from.is_zero()) figure += " - " + step.from.str();
  if (!step.whole && !step.up) {
    return step.from.is_zero() ? figure : "(" + figure + ")";
  }
  if (!step.from.is_zero()) figure = "(" + figure + ")";
  return (step.up ? "ceiling(" : "floor(") + figure + " / " + step.size.str() +
         ")";
}

}  // namespace tiaowen
