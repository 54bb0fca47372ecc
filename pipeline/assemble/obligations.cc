#include <algorithm>
#include <iterator>

#include "pipeline/assemble/also_at.h"
#include "pipeline/assemble/assemble.h"
#include "pipeline/assemble/prose.h"
#include "pipeline/assemble/task_tables.h"

namespace tiaowen {

MentionPlaces::MentionPlaces(const Text& text,
                             const std::vector<Mention>& mentions) {
  const std::size_t last = mentions.empty() ? 0 : mentions.back().span.begin;
  first_.resize(std::max(text.folded.size() + 1, last + 2));
  auto next = first_.begin();
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    // Mentions that begin at one place: the first one counts.
    const auto behind = first_.begin() + mentions[i].span.begin + 1;
    while (next < behind) *next++ = i;
  }
  std::fill(next, first_.end(), static_cast<std::uint32_t>(mentions.size()));
}

std::vector<Obligation> find_obligations(const Material& material,
                                         std::vector<Finding>& findings) {
  std::vector<Obligation> obligations = prose_obligations(material);
  std::vector<Obligation> tasks = table_obligations(material);
  std::move(tasks.begin(), tasks.end(), std::back_inserter(obligations));
  const auto before = [](const Obligation& a, const Obligation& b) {
    return a.span < b.span;
  };
  if (!std::is_sorted(obligations.begin(), obligations.end(), before)) {
    std::stable_sort(obligations.begin(), obligations.end(), before);
  }
  link_repeated(material, obligations);
  for (const Obligation& obligation : obligations) {
    if (!obligation.leads.empty() || obligation.bearer) continue;
    findings.push_back({Severity::info, "actor.missing",
                        "nothing says who is to do this", obligation.span});
  }
  return obligations;
}

}  // namespace tiaowen
