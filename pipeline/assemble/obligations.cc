#include <algorithm>
#include <iterator>

#include "pipeline/assemble/also_at.h"
#include "pipeline/assemble/assemble.h"
#include "pipeline/assemble/prose.h"
#include "pipeline/assemble/task_tables.h"

namespace tiaowen {

MentionPlaces::MentionPlaces(const Text& text,
                             const std::vector<Mention>& mentions) {
  first_.reserve(text.folded.size() + 2);
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    // Mentions that begin at one place: the first one counts.
    if (mentions[i].span.begin >= first_.size()) {
      first_.resize(mentions[i].span.begin + std::size_t{1}, i);
    }
  }
  const std::size_t end = std::max(text.folded.size() + 1, first_.size() + 1);
  first_.resize(end, static_cast<std::uint32_t>(mentions.size()));
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
