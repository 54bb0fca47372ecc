// Rows that give so much for each of something: where counting begins, what is
// given on top of another row, and what a rest counts.

#include <algorithm>

#include "pipeline/assemble/actors.h"
#include "pipeline/assemble/row_reader.h"
#include "pipeline/assemble/rules_denials.h"
#include "pipeline/assemble/rules_outcomes.h"
#include "pipeline/assemble/words_at.h"

namespace tiaowen {
namespace {

// The only threshold of the unit that a step is measured in.
Condition* threshold_of(AwardRow& row, const AwardStep& step) {
  Condition* found = nullptr;
  for (Condition& condition : row.conditions) {
    if (condition.kind != ConditionKind::number || step.things ||
        condition.unit != step.unit) {
      continue;
    }
    if (found != nullptr) return nullptr;
    found = &condition;
  }
  return found;
}

// 每满100人 is a threshold too; what other steps say is none.
void part_from(AwardStep& step, std::vector<Condition>& conditions) {
  std::erase_if(conditions, [&](Condition& c) {
    if (c.kind != ConditionKind::number || !c.span.overlaps(step.words)) {
      return false;
    }
    if (!step.full) return true;
    if (c.name.empty()) c.name = c.thing = step.name;
    step.name.clear();  // that of its column
    return false;
  });
}

bool falls_short(const Material& material, Span words) {
  return begins_word(material, words.begin,
                     {Dictionary::bound_before, "bound", "less_than"});
}

// Does a figure of `words` have the size of the step?
bool measures(const Material& material, Span words, const AwardStep& step) {
  const MentionRange range = mentions_in(material, words);
  return std::any_of(
      material.mentions.begin() + range.begin,
      material.mentions.begin() + range.end, [&](const Mention& mention) {
        if (const auto* amount = std::get_if<Amount>(&mention.value)) {
          return amount->max == step.size && amount->currency == step.unit;
        }
        if (const auto* time = std::get_if<Time>(&mention.value)) {
          return step.unit == "日" && time->duration &&
                 Decimal(time->duration->days) == step.size;
        }
        const auto* quantity = std::get_if<Quantity>(&mention.value);
        return quantity != nullptr && quantity->max == step.size &&
               words_of(material, quantity->unit) == step.unit;
      });
}

// A step that is not full counts, so that it is no threshold either.
void count_up(AwardRow& row) {
  AwardStep& step = *row.step;
  step.up = true;
  std::erase_if(row.conditions, [&](const Condition& c) {
    const bool same =
        c.kind == ConditionKind::number && c.span.overlaps(step.words);
    if (same && step.name.empty()) step.name = plain_name(c);
    return same;
  });
}

}  // namespace

// 每满10人奖励5000元: what a step says is no condition. The nearest that says
// what is counted, or else the nearest.
void RowReader::read_step(Candidate& candidate) {
  auto& best = candidate.row.step;
  for (std::size_t i = candidate.pieces.size(); i-- > 0;) {
    auto step = step_in(material_, candidate.pieces[i]);
    if (step && (!best || (step->said && !best->said))) best = std::move(step);
    if (best && best->said) break;
  }
  if (!best) return;
  best->again = best->again || words_.first(candidate.pieces.back(), "again");
  if (best->said) {
    std::erase_if(candidate.grades, [&](const Condition& grade) {
      return grade.span.overlaps(best->words);
    });
    candidate.kind.reset(), candidate.list.reset(), candidate.label.reset();
  }
  part_from(*best, candidate.row.conditions);
}

// 不足100人不计, 不足1年的按1年计: what falls short of the step before.
bool RowReader::read_rest(Span fragment) {
  if (found_.empty() || !found_.back().row.step) return false;
  AwardStep& step = *found_.back().row.step;
  Span whole = fragment;
  if (!falls_short(material_, whole) && !pending_.empty()) {
    whole.begin = pending_.back().begin;  // 不足100人的,不计
  }
  if (!falls_short(material_, whole) || !measures(material_, whole, step)) {
    return false;
  }
  const auto cut = denial_in(material_, fragment, sentence_.asides);
  if (cut || words_.first(fragment, "uncounted")) {
    step.whole = true;
  } else if (words_.first(fragment, "prorated")) {
    step.unclear = true;  // no formula here divides
  } else if (ends_word(material_, fragment.end,
                       {Dictionary::rule_word, "kind", "counted"})) {
    count_up(found_.back().row);
  } else {
    return false;
  }
  notes_.push_back({words_of(material_, whole), whole});
  if (whole != fragment) pending_.pop_back();
  return true;
}

// 每台设备补贴800元: with nothing else asked, how many decides.
void RowReader::count_things(Candidate& candidate) {
  AwardRow& row = candidate.row;
  if (row.step && row.step->things && row.conditions.empty() && !row.copied &&
      !row.ratio) {
    row.step->said = true;
  }
}

// 500万元以上的,每增加100万元奖励1万元: steps of the threshold's own figure.
void RowReader::count_from_threshold(AwardRow& row) {
  if (!row.step) return;
  Condition* threshold = threshold_of(row, *row.step);
  if (threshold == nullptr) return;
  row.step->name.clear();
  if (row.step->said) threshold->name = plain_name(*threshold);
  if (row.step->more && threshold->low) row.step->from = *threshold->low;
}

// 1000万元以上的奖励5万元;每增加500万元,再奖励2万元: no row of its own.
bool RowReader::add_on_top(const Candidate& candidate, std::size_t at) {
  const AwardRow& row = candidate.row;
  if (at == 0 || !row.step || !row.then || row.ratio || candidate.partner ||
      !candidate.grades.empty() || !row.conditions.empty()) {
    return false;
  }
  for (const Span piece : candidate.pieces) {
    const bool last = piece == candidate.pieces.back();
    if (!conditions_said(material_, piece, last).empty()) return false;
  }
  bool added = false;
  const std::size_t first = at > kLookBack ? at - kLookBack : 0;
  for (std::size_t i = at; i-- > first;) {
    AwardRow& before = found_[i].row;
    if (before.cap || before.ratio || !before.then || before.denies) continue;
    AwardStep step = *row.step;
    const Condition* threshold = threshold_of(before, step);
    const bool grows = threshold != nullptr && threshold->low && step.more;
    if (grows) {
      step.from = *threshold->low;
      step.name.clear();
    } else if (!step.again) {
      break;
    }
    // 每增加50亩,每亩再补贴10元: on top of what one 亩 gets.
    before.unclear = before.unclear || !row.counted.empty();
    before.on_top.push_back(std::move(step));
    before.each.push_back(*row.then);
    added = true;
    if (grows) break;  // of the highest band only
  }
  return added;
}

// 6人以下每人1500元;7人以上每多1人1800元: more than six, or than seven?
void RowReader::tell_unclear(std::size_t at) {
  AwardRow& row = found_[at].row;
  if (!row.step) return;
  // 每增加1亿元,奖励比例提高1%: no share of one figure.
  if (row.ratio && row.step->more) row.step->unclear = true;
  if (row.step->from.is_zero()) return;
  const std::size_t first = at > kLookBack ? at - kLookBack : 0;
  for (std::size_t i = at; i-- > first;) {
    const Condition* band = threshold_of(found_[i].row, *row.step);
    if (band != nullptr && band->high && *band->high <= row.step->from) {
      row.step->unclear = true;
    }
  }
}

}  // namespace tiaowen
