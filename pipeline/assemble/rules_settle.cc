// Which of a row's possible conditions are asked: the way that tells the rows
// of a sentence apart, and what they inherit from the row before.

#include <algorithm>
#include <set>

#include "pipeline/assemble/actors.h"
#include "pipeline/assemble/row_reader.h"
#include "pipeline/assemble/rules_outcomes.h"

namespace tiaowen {

std::optional<Span> partner_at(const Material& material, int index) {
  const Mention& mention = material.mentions[static_cast<std::size_t>(index)];
  if (const auto* amount = std::get_if<Amount>(&mention.value)) {
    return amount->pairs;
  }
  return std::get<Ratio>(mention.value).pairs;
}

bool has_number(const std::vector<Condition>& conditions) {
  return std::any_of(
      conditions.begin(), conditions.end(),
      [](const Condition& c) { return c.kind == ConditionKind::number; });
}

// Where the partners are thresholds, each row has its own and no other's.
void RowReader::tie_threshold(Candidate& candidate,
                              const std::vector<int>& outcomes, Span partner) {
  constexpr std::size_t kMostThresholds = 30;
  const auto first = partner_at(material_, outcomes.front());
  if (outcomes.size() > kMostThresholds || !first ||
      first->begin > partner.begin)
    return;
  const std::uint32_t from = candidate.pieces.front().begin;
  auto named = threshold_at(material_, *first, std::min(from, first->begin));
  auto own = threshold_at(material_, partner, std::min(from, partner.begin));
  if (!named || !own || named->name.empty()) return;
  own->name = named->name;
  candidate.partner = std::move(own);
  std::erase_if(candidate.row.conditions, [&](const Condition& c) {
    return std::any_of(outcomes.begin(), outcomes.end(), [&](int outcome) {
      const auto other = partner_at(material_, outcome);
      return other && c.span.overlaps(*other);
    });
  });
}

// 连续种植3年以上的,甲类1万元,乙类5000元: what leads in is asked of both.
void RowReader::inherit(std::size_t at) {
  if (at == 0) return;
  Candidate& candidate = found_[at];
  const Candidate& before = found_[at - 1];
  if (candidate.opens || candidate.pieces.size() > 1 || candidate.row.copied ||
      candidate.row.span.begin <= before.row.span.begin) {
    return;
  }
  candidate.lead = before.lead;
  for (const Condition& condition : before.row.conditions) {
    if (condition.span.begin >= before.lead) continue;
    const bool own = std::any_of(
        candidate.row.conditions.begin(), candidate.row.conditions.end(),
        [&](const Condition& c) {
          return c.kind == condition.kind && c.unit == condition.unit;
        });
    if (!own) candidate.row.conditions.push_back(condition);
  }
}

// 认定为国家级、省级、市级的基地…:省级奖励50万元: the levels that the rows tell
// apart are no condition of their own.
bool RowReader::names_grades(const Candidate& candidate, Span words) const {
  for (const Condition& grade :
       grades_in(material_, words_, words, sentence_.asides)) {
    for (const Condition& own : candidate.row.conditions) {
      if (own.kind == ConditionKind::words && own.name == grade.name &&
          own.span.begin >= words.end) {
        return true;
      }
    }
  }
  return false;
}

// The pieces that no other condition was read from are conditions in words.
void RowReader::say_truths(Candidate& candidate) const {
  const auto used = [&](Span words) {
    const auto& all = candidate.row.conditions;
    return std::any_of(all.begin(), all.end(), [&](const Condition& c) {
      return words.overlaps(c.span);
    });
  };
  std::vector<Condition> truths;
  for (std::size_t i = 0; i < candidate.pieces.size(); ++i) {
    const bool last = i + 1 == candidate.pieces.size() && !candidate.row.denies;
    for (const Span words :
         conditions_said(material_, candidate.pieces[i], last)) {
      if (used(words) || names_grades(candidate, words)) continue;
      if (auto truth = truth_in(material_, words, candidate.row.denies)) {
        truths.push_back(std::move(*truth));
      }
    }
  }
  for (Condition& truth : truths) {
    candidate.row.conditions.push_back(std::move(truth));
  }
}

// 对就业的本科生,每月补贴500元;硕士生每月800元: the noun before the first
// figure is a name like those before the others.
void RowReader::name_first() {
  constexpr std::uint32_t kLongestNoun = 8;
  if (found_.size() < 2 || found_[0].pieces.size() < 2) return;
  Candidate& first = found_[0];
  if (first.label || first.partner || !first.grades.empty()) return;
  for (std::size_t i = 1; i < found_.size(); ++i) {
    const Candidate& other = found_[i];
    if (other.row.copied) continue;
    if (!other.label || other.row.per.empty() ||
        other.row.per != first.row.per) {
      return;
    }
  }
  Span noun = first.pieces[first.pieces.size() - 2];
  const auto de = material_.text.view(noun).rfind(U'的');
  if (de == std::u32string_view::npos) return;
  noun.begin += static_cast<std::uint32_t>(de) + 1;
  if (noun.length() > 1 && noun.length() <= kLongestNoun) {
    first.label = label_in(material_, words_, noun);
  }
}

// Chooses the conditions of words: the way that tells the rows apart.
void RowReader::settle() {
  name_first();
  std::set<std::string> labels;
  std::size_t labelled_rows = 0;
  for (const Candidate& c : found_) {
    if (!c.label || c.partner || !c.grades.empty() || c.row.copied) continue;
    ++labelled_rows;
    labels.insert(c.label->values.front());
  }
  const bool labelled = labelled_rows > 1;
  // 签约5年以上的,第一层次150万元,第二层次80万元: labels that all differ.
  const bool telling = labelled && labels.size() == labelled_rows;
  const bool staged =
      std::count_if(found_.begin(), found_.end(), [](const Candidate& c) {
        return c.event && !c.row.copied;
      }) > 1;
  const auto classed =
      std::count_if(found_.begin(), found_.end(),
                    [](const Candidate& c) { return !!c.kind; });
  for (Candidate& candidate : found_) {
    auto& conditions = candidate.row.conditions;
    if (candidate.row.copied) continue;
    if (candidate.year) conditions.push_back(*candidate.year);
    if (staged && candidate.event && !candidate.partner) {
      conditions.push_back(*candidate.event);
    } else if (candidate.partner) {
      conditions.push_back(*candidate.partner);
    } else if (!candidate.grades.empty()) {
      conditions.insert(conditions.end(), candidate.grades.begin(),
                        candidate.grades.end());
    } else if (classed > 1 && candidate.kind) {
      conditions.push_back(*candidate.kind);
    } else if (labelled && candidate.label &&
               (telling || !has_number(conditions))) {
      conditions.push_back(*candidate.label);
    } else if (candidate.list) {
      conditions.push_back(*candidate.list);
    } else if (conditions.empty()) {
      for (const Span piece : candidate.pieces) {
        if (auto stage = stage_in(material_, piece)) {
          conditions.push_back(std::move(*stage));
          break;
        }
      }
    }
  }
}

}  // namespace tiaowen
