#include "pipeline/assemble/rules_conditions.h"

#include <algorithm>

#include "pipeline/assemble/actors.h"
#include "pipeline/assemble/words_at.h"
#include "pipeline/model/find_letter.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::uint32_t kLongestValue = 16;

bool breaks(char32_t c) {
  constexpr std::u32string_view kMarks = U",;:。、";
  return kMarks.find(c) != std::u32string_view::npos;
}

std::string_view edge_at(const Material& material, const Word& word) {
  return material.words.cell(word, "at");
}

// 3A、4A、5A级: what stands after the last item belongs to all of them.
std::u32string shared_tail(const Material& material, Span item) {
  constexpr std::u32string_view kTails = U"级类档等";
  constexpr std::uint32_t kReach = 24;
  const std::u32string_view text = material.text.folded;
  if (item.empty() || is_han(text[item.end - 1])) return {};
  for (std::uint32_t i = item.end; i < text.size() && i < item.end + kReach;
       ++i) {
    if (kTails.find(text[i]) != kTails.npos) {
      return std::u32string(1, text[i]);
    }
    if (is_han(text[i]) && text[i] != U'和') break;
  }
  return {};
}

// 县级发展改革部门: a body's level is no condition.
bool within_department(const Material& material, std::uint32_t at) {
  const MentionRange here = mentions_in(material, {at, at + 1});
  for (int i = here.begin; i < here.end; ++i) {
    if (department_at(material, i) != nullptr) return true;
  }
  return false;
}

std::string name_for(const Material& material, Span value) {
  const std::u32string_view text = material.text.folded;
  for (std::uint32_t at = value.begin; at < value.end; ++at) {
    const Word word = material.words.begins(text, at, Dictionary::rule_word);
    const std::string_view name = material.words.cell(word, "name");
    if (word && !name.empty()) return std::string(name);
  }
  const char32_t last = text[value.end - 1];
  return last == U'级' || last == U'A' ? "级别" : "类别";
}

// 省级及以上, 省级(含): the levels above it too.
void add_above(const Material& material, Span level,
               std::vector<std::string>& values) {
  const auto bounds = [&](std::string_view bound) {
    return begins_word(material, level.end,
                       {Dictionary::bound_after, "bound", bound});
  };
  if (!bounds("at_least") && !bounds("range")) return;
  const Lexicon& words = material.words;
  const Word word = rule_word_at(material, level.begin, "level");
  const auto& own = words.value(word);
  if (!own) return;
  for (std::size_t row = 0; row < words.rows(Dictionary::rule_word); ++row) {
    if (words.cell(Dictionary::rule_word, row, "kind") != "level") continue;
    const auto rank =
        Decimal::parse(words.cell(Dictionary::rule_word, row, "value"));
    if (!rank || *rank <= *own) continue;
    const std::string_view all =
        words.cell(Dictionary::rule_word, row, "words");
    values.emplace_back(all.substr(0, all.find('|')));
  }
}

// 2-5星级 as four values.
std::optional<std::string> expanded(const Material& material, Span partner,
                                    int which) {
  const MentionRange range = mentions_in(material, partner);
  for (int i = range.begin; i < range.end; ++i) {
    const Mention& mention = material.mentions[static_cast<std::size_t>(i)];
    const auto* quantity = std::get_if<Quantity>(&mention.value);
    if (quantity == nullptr || quantity->bound != Bound::range) break;
    const auto value = Decimal::add(*quantity->min, Decimal(which));
    if (!value) break;
    return value->str() + words_of(material, quantity->unit);
  }
  return std::nullopt;
}

// Inside the quotes of a FEEL string.
std::string escaped(const std::string& value) {
  std::string out;
  for (const char c : value) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

Span after_verb(const Material& material, Span span) {
  const std::u32string_view text = material.text.folded;
  Span rest = span;
  for (std::uint32_t at = span.begin; at < span.end;) {
    const Word word = material.words.begins(text, at, Dictionary::rule_edge);
    if (word && at + word.length < span.end &&
        edge_at(material, word) == "verb") {
      at += word.length;
      rest.begin = at;
    } else {
      ++at;
    }
  }
  return rest;
}

std::string words_of(const Material& material, Span span) {
  std::u32string words;
  for (const char32_t c : material.text.view(span)) {
    if (!is_space(c)) words += c;
  }
  return to_utf8(words);
}

Span without_edges(const Material& material, Span span) {
  const std::u32string_view text = material.text.folded;
  for (bool cut = true; cut && !span.empty();) {
    cut = false;
    const Word first =
        material.words.begins(text, span.begin, Dictionary::rule_edge);
    if (first && first.length < span.length() &&
        (edge_at(material, first) == "start" ||
         edge_at(material, first) == "both")) {
      span.begin += first.length;
      cut = true;
    }
    const Word last =
        material.words.ends(text, span.end, Dictionary::rule_edge);
    if (last && last.length < span.length() &&
        (edge_at(material, last) == "end" ||
         edge_at(material, last) == "both")) {
      span.end -= last.length;
      cut = true;
    }
  }
  while (!span.empty() && is_space(text[span.begin])) ++span.begin;
  while (!span.empty() && is_space(text[span.end - 1])) --span.end;
  return span;
}

std::string feel_of(const Condition& condition) {
  if (condition.kind == ConditionKind::truth) {
    return condition.truth ? "true" : "false";
  }
  if (condition.kind == ConditionKind::words) {
    std::string all;
    for (const std::string& value : condition.values) {
      all += (all.empty() ? "\"" : ",\"") + escaped(value) + "\"";
    }
    return condition.truth ? all : "not(" + all + ")";
  }
  if (condition.low && condition.high) {
    if (*condition.low == *condition.high) return condition.low->str();
    return (condition.with_low ? "[" : "(") + condition.low->str() + ".." +
           condition.high->str() + (condition.with_high ? "]" : ")");
  }
  if (condition.low) {
    return (condition.with_low ? ">=" : ">") + condition.low->str();
  }
  return (condition.with_high ? "<=" : "<") + condition.high->str();
}

std::vector<Condition> grades_in(const Material& material,
                                 const RuleWords& words, Span span,
                                 Asides asides) {
  std::vector<Condition> found;
  std::uint32_t free = span.begin;
  for (const RuleWords::Seen& seen : words.inside(span)) {
    const Span place = seen.span;
    if (place.begin < free) continue;
    free = place.end;
    if (place.end > span.end || within(asides, place.begin) ||
        (seen.kind != "level" && seen.kind != "grade" &&
         seen.kind != "prize") ||
        within_department(material, place.begin)) {
      continue;
    }
    const std::string_view name = material.words.cell(seen.word, "name");
    auto same =
        std::find_if(found.begin(), found.end(),
                     [&](const Condition& c) { return c.name == name; });
    if (same == found.end()) {
      Condition condition;
      condition.kind = ConditionKind::words;
      condition.name = name;
      condition.span = place;
      same = found.insert(found.end(), std::move(condition));
    }
    same->values.push_back(words_of(material, place));
    add_above(material, place, same->values);
  }
  return found;
}

std::optional<Condition> class_in(const Material& material,
                                  const RuleWords& words, Span span) {
  const auto noun = words.first(span, "attribute");
  if (!noun) return std::nullopt;
  const std::u32string_view text = material.text.folded;
  std::uint32_t begin = noun->begin;
  while (begin > span.begin && noun->begin - begin < kLongestValue &&
         !breaks(text[begin - 1])) {
    --begin;
  }
  const Span value = without_edges(material, {begin, noun->begin});
  if (value.empty()) return std::nullopt;
  Condition condition;
  condition.kind = ConditionKind::words;
  condition.name = words_of(material, *noun);
  condition.values = {words_of(material, value)};
  condition.span = value;
  return condition;
}

std::optional<Condition> list_in(const Material& material, Span span) {
  const std::u32string_view text = material.text.folded;
  if (find_letter(material.text.view(span), U'、', 0) == text.npos) {
    return std::nullopt;
  }
  std::vector<Span> items;
  std::uint32_t from = span.begin;
  for (std::uint32_t at = span.begin; at <= span.end; ++at) {
    if (at < span.end && text[at] != U'、') continue;
    items.push_back({from, at});
    from = at + 1;
  }
  if (items.size() < 2 || items[0].empty()) return std::nullopt;
  const char32_t ending = text[items[0].end - 1];
  const Span first = items.front();
  items.front() = after_verb(material, items.front());
  if (items.front().begin == first.begin) return std::nullopt;
  const MentionRange figures =
      mentions_in(material, {items.front().begin, items.back().begin});
  if (figures.begin != figures.end) return std::nullopt;
  Condition condition;
  condition.kind = ConditionKind::words;
  condition.name =
      words_of(material,
               without_edges(material, {first.begin, items.front().begin})) +
      "类型";
  for (Span& item : items) {
    const auto last = text.substr(item.begin, item.length()).rfind(ending);
    if (last == std::u32string_view::npos) return std::nullopt;
    item.end = item.begin + static_cast<std::uint32_t>(last) + 1;
    if (item.length() > kLongestValue) return std::nullopt;
    condition.values.push_back(words_of(material, item));
  }
  condition.span = {items.front().begin, items.back().end};
  return condition;
}

std::optional<Condition> stage_in(const Material& material, Span span) {
  // 第一年建设,第二年补助70%: the nearest to what stands behind.
  const MentionRange range = mentions_in(material, span);
  for (int i = range.end; i-- > range.begin;) {
    const Mention& mention = material.mentions[static_cast<std::size_t>(i)];
    const auto* time = std::get_if<Time>(&mention.value);
    if (time == nullptr || time->kind != TimeKind::relative) continue;
    Condition condition;
    condition.span = mention.span;
    const bool ordinal = material.text.folded[mention.span.begin] == U'第';
    if (ordinal && time->duration && time->duration->years > 0) {
      condition.name = "年度";
      condition.unit = "第";
      condition.low = Decimal(time->duration->years);
      if (time->bound != TimeBound::from) condition.high = condition.low;
      return condition;
    }
    if (!time->anchor || time->duration) continue;
    condition.kind = ConditionKind::words;
    condition.name = "阶段";
    condition.values = {words_of(material, mention.span)};
    return condition;
  }
  return std::nullopt;
}

std::optional<Condition> event_in(const Material& material, Span own) {
  const std::u32string_view words = material.text.view(own);
  const auto after = words.rfind(U'后');
  if (after == words.npos || after + 1 > kLongestValue || after < 2) {
    return std::nullopt;
  }
  if (std::any_of(words.begin(), words.begin() + static_cast<long>(after),
                  breaks)) {
    return std::nullopt;
  }
  Condition condition;
  condition.kind = ConditionKind::words;
  condition.name = "阶段";
  condition.span = {own.begin,
                    own.begin + static_cast<std::uint32_t>(after) + 1};
  condition.values = {words_of(material, condition.span)};
  return condition;
}

bool excepts(const Material& material, Span piece) {
  const Word word = rule_word_at(material, piece.begin, "except");
  return word && word.length < piece.length();
}

std::optional<Condition> truth_in(const Material& material, Span span,
                                  bool whole) {
  constexpr std::uint32_t kLongest = 60;
  const std::u32string_view text = material.text.folded;
  Span words = span;
  const Word except = rule_word_at(material, span.begin, "except");
  if (except) words.begin += std::min(except.length, words.length());
  while (!words.empty() && text[words.end - 1] == U'的') --words.end;
  // 享受过市级补贴: what is excepted keeps its last words.
  const std::uint32_t end = words.end;
  words = without_edges(material, words);
  if (except || whole) words.end = end;
  if (words.length() < 2 || words.length() > kLongest) return std::nullopt;
  Condition condition;
  condition.kind = ConditionKind::truth;
  condition.truth = !except;
  condition.name = words_of(material, words);
  condition.span = words;
  return condition;
}

Condition partner_of(const Material& material, Span partner, int which) {
  // 获得绿色食品认证: a list that was cut inside 获得.
  if (partner.begin > 0 && partner.length() > 2) {
    const Word verb = material.words.begins(
        material.text.folded, partner.begin - 1, Dictionary::rule_edge);
    if (verb.length == 2 && edge_at(material, verb) == "verb") ++partner.begin;
  }
  Condition condition;
  condition.kind = ConditionKind::words;
  condition.span = partner;
  condition.name = name_for(material, partner);
  if (const auto value = expanded(material, partner, which)) {
    condition.values = {*value};
  } else {
    condition.values = {words_of(material, partner) +
                        to_utf8(shared_tail(material, partner))};
  }
  return condition;
}

}  // namespace tiaowen
