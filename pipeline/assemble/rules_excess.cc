// Parts among the rows of a sentence: which bands hold shares of what lies
// within them, and of which figure.
//
//   设备投资100万元以下部分补助5%,100万元以上部分补助3%
//   超过100万元的,超过部分补助3%

#include <algorithm>

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

// 超过1000万元的,按超过部分的3%: the bands below are parts then too.
void RowReader::read_excess(std::size_t at) {
  Candidate& candidate = found_[at];
  if (!candidate.row.ratio || candidate.row.copied) return;
  bool said = !candidate.row.base.empty() &&
              words_.first(candidate.row.base, "excess").has_value();
  for (const Span piece : candidate.pieces) {
    said = said || words_.first(piece, "excess");
  }
  if (!said) return;
  Condition* upper = begun(candidate.row);
  if (upper == nullptr) return;
  upper->part = true;
  candidate.row.base = {};
  for (std::size_t i = at; i-- > 0;) {
    Condition* lower = ended_at(found_[i].row, *upper);
    if (lower == nullptr) continue;
    // 100万元以下的补助5万元,超过部分按3%补助: besides the sum?
    if (!found_[i].row.ratio) candidate.row.unclear = true;
    lower->part = true;
    if (!lower->low) return;
    upper = lower;
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
