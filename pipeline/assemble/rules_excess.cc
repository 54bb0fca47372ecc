// Parts among the rows of a sentence: which bands hold shares of what lies
// within them, and of which figure.
//
//   设备投资100万元以下部分补助5%,100万元以上部分补助3%
//   超过100万元的,超过部分补助3%

#include <algorithm>
#include <map>
#include <string_view>

#include "pipeline/assemble/row_reader.h"
#include "pipeline/assemble/rules_parts.h"

namespace tiaowen {
namespace {

bool is_band(const Condition& condition) {
  return condition.kind == ConditionKind::number && condition.unit != "%" &&
         condition.unit != "年";
}

// The only band of a row that begins somewhere.
Condition* begun(AwardRow& row) {
  Condition* found = nullptr;
  for (Condition& condition : row.conditions) {
    if (!is_band(condition) || !condition.low) continue;
    if (found != nullptr) return nullptr;
    found = &condition;
  }
  return found;
}

// The band of `row` that ends where `upper` begins.
Condition* ended_at(AwardRow& row, const Condition& upper) {
  for (Condition& condition : row.conditions) {
    if (is_band(condition) && condition.unit == upper.unit && condition.high &&
        *condition.high == *upper.low) {
      return &condition;
    }
  }
  return nullptr;
}

}  // namespace

// 超过1000万元的,按超过部分的3%; 超过500人的,超出部分每人200元: of what lies
// above.
void RowReader::read_excess(Candidate& candidate) {
  AwardRow& row = candidate.row;
  if (row.copied || (!row.ratio && row.per.empty())) return;
  bool said = !row.base.empty() && words_.first(row.base, "excess").has_value();
  for (const Span piece : candidate.pieces) {
    said = said || words_.first(piece, "excess");
  }
  Condition* upper = said ? begun(row) : nullptr;
  if (upper == nullptr) {
    // 超过部分每1美元补助…: of what lies above which band?
    if (said && row.step) row.step->unclear = true;
    return;
  }
  upper->part = true;
  row.base = {};
}

// 1000万元以下的5%;超过1000万元的部分3%: the bands below parts are parts too.
void RowReader::read_below(std::size_t at) {
  Condition* upper = begun(found_[at].row);
  if (upper == nullptr || !upper->part) return;
  const std::size_t first = at > kLookBack ? at - kLookBack : 0;
  for (std::size_t i = at; i-- > first;) {
    AwardRow& below = found_[i].row;
    Condition* lower = ended_at(below, *upper);
    if (lower == nullptr || below.copied) continue;
    // 100万元以下的补助5万元,超过部分按3%补助: besides the sum?
    if (!below.ratio && !below.denies && below.per.empty()) {
      found_[at].row.unclear = true;
      return;
    }
    if (lower->part) return;  // has been here
    lower->part = true;
    if (!lower->low) return;
    upper = lower;
  }
}

// 利用量1000吨以下的不予补贴,1000吨以上的…: a band without a name is of what
// the one before is.
void RowReader::share_names() {
  std::map<std::string_view, const Condition*> named;
  for (Candidate& candidate : found_) {
    for (Condition& condition : candidate.row.conditions) {
      if (!is_band(condition)) continue;
      const Condition*& last = named[condition.unit];
      if (!condition.name.empty()) {
        last = &condition;
      } else if (last != nullptr) {
        condition.name = last->name;
        condition.thing = last->thing;
      }
    }
  }
}

// 对设备投资分段补助:500万元以内部分10%,500万元以上部分8%: of what is said
// before the first of them.
void RowReader::name_parts() {
  std::string name;
  std::optional<Span> first;
  for (const Candidate& candidate : found_) {
    for (const Condition& condition : candidate.row.conditions) {
      if (!condition.part) continue;
      if (name.empty()) name = condition.name;
      if (!first) first = condition.span;
    }
  }
  if (!first) return;
  if (name.empty()) {
    name = divided_by(material_, {sentence_.span.begin, first->begin});
  }
  for (Candidate& candidate : found_) {
    for (Condition& condition : candidate.row.conditions) {
      if (!condition.part || !condition.name.empty()) continue;
      condition.name = condition.thing = name;
    }
  }
}

}  // namespace tiaowen
