#include "pipeline/assemble/rules_merge.h"

#include <algorithm>
#include <set>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

std::size_t shared_start(const std::u32string& a, const std::u32string& b) {
  const auto [first, second] =
      std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(first - a.begin());
}

std::size_t shared_end(const std::u32string& a, const std::u32string& b) {
  const auto [first, second] =
      std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
  return static_cast<std::size_t>(first - a.rbegin());
}

}  // namespace

bool merge_truths(std::vector<AwardRow*> rows) {
  constexpr std::size_t kLeastShared = 2, kLongestValue = 20;
  if (rows.size() < 2) return false;
  std::vector<std::u32string> names;
  for (const AwardRow* row : rows) {
    if (row->conditions.size() != 1) return false;
    const Condition& condition = row->conditions[0];
    if (condition.kind != ConditionKind::truth || !condition.truth) {
      return false;
    }
    names.push_back(to_u32(condition.name));
  }
  std::size_t start = names[0].size(), end = names[0].size();
  for (const std::u32string& name : names) {
    start = std::min(start, shared_start(names[0], name));
    end = std::min(end, shared_end(names[0], name));
  }
  std::set<std::u32string> values;
  for (const std::u32string& name : names) {
    if (name.size() <= start + end) return false;
    values.insert(name.substr(start));
    if (name.size() - start > kLongestValue) return false;
  }
  // 轻度失能, 中度失能: the words differ in 轻度, not in 轻 alone.
  const bool letter = std::all_of(names.begin(), names.end(), [&](auto& name) {
    return name.size() == start + end + 1;
  });
  if (letter && end > kLeastShared) --end;
  if (start + end < kLeastShared || values.size() != rows.size()) return false;
  const std::u32string name =
      names[0].substr(0, start) + names[0].substr(names[0].size() - end);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Condition& condition = rows[i]->conditions[0];
    condition.kind = ConditionKind::words;
    condition.name = to_utf8(name);
    condition.values = {to_utf8(names[i].substr(start))};
  }
  return true;
}

}  // namespace tiaowen
