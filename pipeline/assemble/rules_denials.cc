#include "pipeline/assemble/rules_denials.h"

#include <algorithm>

#include "pipeline/assemble/actors.h"
#include "pipeline/assemble/row_reader.h"
#include "pipeline/assemble/rules_outcomes.h"
#include "pipeline/assemble/words_at.h"

namespace tiaowen {
namespace {

// Behind the last 的 of `words`: what 不予拨付剩余的资金 denies.
Span last_noun(const Material& material, Span words) {
  const auto de = material.text.view(words).rfind(U'的');
  if (de != std::u32string_view::npos) {
    words.begin += static_cast<std::uint32_t>(de) + 1;
  }
  return words;
}

// 本年度, 市财政局, 投资100万元: no name of whom it is for.
bool is_mostly_mentions(const Material& material, Span words) {
  const MentionRange range = mentions_in(material, words);
  std::uint32_t length = 0;
  for (int i = range.begin; i < range.end; ++i) {
    length += material.mentions[static_cast<std::size_t>(i)].span.length();
  }
  return 2 * length > words.length();
}

// 对失信企业不予奖励: whom it is for, where no words say a condition.
std::optional<Condition> subject_in(const Material& material,
                                    const std::vector<Span>& pieces) {
  for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
    const Span words = without_edges(material, *piece);
    if (words.empty() || is_mostly_mentions(material, words)) continue;
    const Word edge = material.words.begins(material.text.folded, words.begin,
                                            Dictionary::rule_edge);
    if (edge && edge.length == words.length()) continue;  // 一律
    return truth_in(material, words);
  }
  return std::nullopt;
}

bool says_award(const Material& material, Span words) {
  for (std::uint32_t at = words.begin; at < words.end; ++at) {
    const Word word =
        material.words.begins(material.text.folded, at, Dictionary::use_word);
    if (material.words.cell(word, "use") == "award") return true;
  }
  return false;
}

bool is_figure(const Mention& mention) {
  return std::holds_alternative<Amount>(mention.value) ||
         std::holds_alternative<Ratio>(mention.value);
}

// 一律不得享受本政策 forbids nothing: it gives nothing.
bool bars(const Material& material, Span cue) {
  for (std::uint32_t at = cue.begin; at < cue.end; ++at) {
    if (rule_word_at(material, at, "barred")) return true;
  }
  return false;
}

// Does the cue say that nothing is given?
bool denies(const Material& material, const Cue& cue) {
  return cue.modality == Modality::denial ||
         (cue.modality == Modality::prohibition && bars(material, cue.span));
}

bool names_award(const Material& material, Span cut, Span fragment) {
  const Span said = last_noun(material, {cut.begin, fragment.end});
  return first_rule_word(material, said, "given") ||
         first_rule_word(material, said, "entitled") ||
         ends_word(material, said.end,
                   {Dictionary::rule_word, "kind", "claimed"}) ||
         ends_word(material, said.end,
                   {Dictionary::rule_word, "kind", "barred"});
}

}  // namespace

bool may_deny(const Material& material, Span span) {
  for (const Cue& cue : material.signals.cues.from(span.begin)) {
    if (cue.span.begin >= span.end) break;
    if (denies(material, cue)) return true;
  }
  return false;
}

std::optional<Span> denial_in(const Material& material, Span fragment,
                              Asides asides) {
  if (!may_deny(material, fragment)) return std::nullopt;
  for (const Cue& cue : cues_in(material, fragment, asides)) {
    if (denies(material, cue)) return cue.span;
  }
  return std::nullopt;
}

bool denies_award(const Material& material, std::uint32_t from, Span cut,
                  Span fragment) {
  // 请求缺乏事实根据的,不予支持: a claim is refused, not a grant.
  return !first_rule_word(material, {from, cut.begin}, "tribunal") &&
         names_award(material, cut, fragment);
}

std::optional<Condition> taken_back_in(const Material& material,
                                       Span fragment) {
  const std::u32string_view text = material.text.folded;
  const auto stop = first_rule_word(material, fragment, "stops");
  if (!stop) return std::nullopt;
  if (!first_rule_word(material, {stop->end, fragment.end}, "given")) {
    return std::nullopt;
  }
  for (std::uint32_t at = stop->begin; at > fragment.begin; --at) {
    if (text[at - 1] == U'的') {
      return truth_in(material, {fragment.begin, at});
    }
  }
  return std::nullopt;
}

bool stands_alone(const AwardRow& row) {
  return row.denies &&
         std::all_of(row.conditions.begin(), row.conditions.end(),
                     [](const Condition& condition) {
                       return condition.kind == ConditionKind::truth;
                     });
}

// 60分以下不予安排: nothing is given, which is a figure too.
void RowReader::read_denial(Span fragment) {
  const auto cut = denial_in(material_, fragment, sentence_.asides);
  const std::uint32_t from =
      pending_.empty() ? fragment.begin : pending_.front().begin;
  if (!cut ||
      (found_.empty() && !denies_award(material_, from, *cut, fragment))) {
    pending_.push_back(fragment);
    return;
  }
  Candidate& candidate = add(fragment, {fragment.begin, cut->begin});
  candidate.row.denies = true;
  candidate.row.then = Decimal(0);
  // 环保不达标、发生欠薪的企业: more than a grade.
  for (const Span piece : candidate.pieces) {
    const bool listed =
        material_.text.view(piece).find(U'、') != std::u32string_view::npos;
    if (listed && found_.size() == 1) candidate.grades.clear();
  }
  // 存在失信行为的不予奖励: a condition, not a name beside other names.
  if (!conditions_said(material_, candidate.pieces.back(), false).empty()) {
    candidate.label.reset();
  }
  pending_.clear();
}

// A denial is of what the awards beside it give; one that asks nothing that
// can be told is a note on them.
void RowReader::settle_denials() {
  constexpr const char* kYuan = "CNY";
  if (std::none_of(found_.begin(), found_.end(),
                   [](const Candidate& one) { return one.row.denies; })) {
    return;
  }
  std::vector<Candidate> kept;
  const AwardRow* award = nullptr;
  for (const Candidate& one : found_) {
    if (!one.row.denies && award == nullptr) award = &one.row;
  }
  const bool ratio = award != nullptr && award->ratio;
  const std::string currency = award != nullptr ? award->currency : kYuan;
  const Candidate* before = nullptr;
  for (Candidate& candidate : found_) {
    AwardRow& row = candidate.row;
    if (row.denies) {
      row.ratio = before != nullptr ? before->row.ratio : ratio;
      row.currency = before != nullptr ? before->row.currency : currency;
      if (row.conditions.empty()) {
        if (auto whom = subject_in(material_, candidate.pieces)) {
          row.conditions.push_back(std::move(*whom));
        }
      }
      const Span own{candidate.pieces.back().end, row.span.end};
      const bool of_award = names_award(material_, own, own);
      const bool again =  // 取消补贴资格,三年内不得申报: told already
          before != nullptr && before->row.denies &&
          std::all_of(row.conditions.begin(), row.conditions.end(),
                      [&](const Condition& asked) {
                        return asked.span.begin < row.span.begin;
                      });
      if (again || row.conditions.empty() || (stands_alone(row) && !of_award)) {
        if (award != nullptr || before != nullptr) {
          notes_.push_back({words_of(material_, row.span), row.span});
        }
        continue;
      }
    }
    kept.push_back(candidate);
    before = &candidate;
  }
  found_ = std::move(kept);
}

// 处10万元罚款, 加收1%的滞纳金: taken from someone, not given.
bool RowReader::is_taken(Span fragment, const Mention& mention) const {
  constexpr std::uint32_t kReach = 8;
  constexpr std::u32string_view kBetween = U"的、且";
  const std::u32string_view text = material_.text.folded;
  // 每日200元以下的罚款, 千分之五的比例加处滞纳金
  const Span behind{mention.span.end,
                    std::min(fragment.end, mention.span.end + kReach)};
  for (const std::string_view kind : {"fine", "charge", "pays"}) {
    const auto word = words_.first(behind, kind);
    if (word && !words_.first({behind.begin, word->begin}, "given")) {
      return true;
    }
  }
  const Span before{fragment.begin, mention.span.begin};
  const auto* ratio = std::get_if<Ratio>(&mention.value);
  const Word use = material_.words.ends(text, before.end, Dictionary::use_word);
  const bool awards = material_.words.cell(use, "use") == "award";
  for (const std::string_view kind : {"fine", "charge"}) {
    const auto word = words_.last(before, kind);
    if (!word || before.end - word->end > kReach) continue;
    if (ratio != nullptr && ratio->of && ratio->of->overlaps(*word)) continue;
    const Span between{word->end, before.end};
    if (material_.text.view(between).find_first_of(kBetween) !=
            std::u32string_view::npos ||
        (kind == "fine" ? says_award(material_, between) : awards)) {
      continue;
    }
    return true;
  }
  return false;
}

// 本科生每月补贴500元;硕士生每月800元: given like the one before.
std::optional<int> RowReader::given_alike(Span fragment) const {
  if (found_.empty() || found_.back().row.per.empty()) return std::nullopt;
  const MentionRange range = mentions_in(material_, fragment);
  std::optional<int> only;
  for (int i = range.begin; i < range.end; ++i) {
    const Mention& mention = material_.mentions[static_cast<std::size_t>(i)];
    const auto* amount = std::get_if<Amount>(&mention.value);
    if (amount == nullptr) continue;
    if (only || amount->use != Use::none || amount->bound != Bound::exact ||
        amount->per.size() != found_.back().row.per.size()) {
      return std::nullopt;
    }
    for (std::size_t p = 0; p < amount->per.size(); ++p) {
      if (words_of(material_, amount->per[p]) != found_.back().row.per[p]) {
        return std::nullopt;
      }
    }
    only = i;
  }
  return only;
}

// The figures of a fragment that are given; nothing where they are fines, or
// cap fines.
std::optional<std::vector<int>> RowReader::given_in(Span fragment) {
  auto outcomes =
      outcomes_in(material_, fragment, sentence_.asides, standards_);
  if (!outcomes.empty()) {
    // 保证金5万元不予退还, 已获奖励10万元的不再奖励: not given.
    const auto cut = denial_in(material_, fragment, sentence_.asides);
    std::erase_if(outcomes, [&](int outcome) {
      const std::uint32_t end =
          material_.mentions[static_cast<std::size_t>(outcome)].span.end;
      return cut &&
             (cut->begin == end ||
              (cut->begin == end + 1 && material_.text.folded[end] == U'的'));
    });
  }
  const bool fines = words_.first(fragment, "fine") ||
                     words_.first(fragment, "charge") ||
                     words_.first(fragment, "pays");
  if (fines) {
    std::erase_if(outcomes, [&](int outcome) {
      return is_taken(fragment,
                      material_.mentions[static_cast<std::size_t>(outcome)]);
    });
    const MentionRange range = mentions_in(material_, fragment);
    taken_ =
        outcomes.empty() &&
        std::any_of(material_.mentions.begin() + range.begin,
                    material_.mentions.begin() + range.end,
                    [&](const Mention& mention) {
                      return is_figure(mention) && is_taken(fragment, mention);
                    });
    if (taken_) return std::nullopt;
    return outcomes;
  }
  if (outcomes.empty()) {
    if (const auto alike = given_alike(fragment)) outcomes = {*alike};
  }
  const bool capping =
      !outcomes.empty() &&
      std::all_of(outcomes.begin(), outcomes.end(), [&](int outcome) {
        return caps(material_.mentions[static_cast<std::size_t>(outcome)]);
      });
  if (taken_ && capping && !words_.first(fragment, "given")) {
    return std::nullopt;
  }
  if (!outcomes.empty()) taken_ = false;
  return outcomes;
}

}  // namespace tiaowen
