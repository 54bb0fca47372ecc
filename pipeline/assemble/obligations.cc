#include <algorithm>
#include <iterator>

#include "pipeline/assemble/also_at.h"
#include "pipeline/assemble/assemble.h"
#include "pipeline/assemble/prose.h"
#include "pipeline/assemble/task_tables.h"

namespace tiaowen {

MentionPlaces::MentionPlaces(const Text& text,
                             const std::vector<Mention>& mentions) {
  const auto count = static_cast<std::uint32_t>(mentions.size());
  const auto length = static_cast<std::uint32_t>(text.folded.size());
  last_ =
      count == 0 ? length : std::max(length, mentions.back().span.begin + 1);
  // Blocks without an exit inside are vector code. What is written too far is
  // written again for the next mention, and behind the last there is room.
  constexpr std::uint32_t kBlock = 16;
  first_ = std::make_unique_for_overwrite<std::uint32_t[]>(last_ + 1 + kBlock);
  std::uint32_t from = 0;
  const auto fill = [&from, places = first_.get()](std::uint32_t to,
                                                   std::uint32_t mention) {
    for (std::uint32_t at = from; at < to; at += kBlock) {
      std::uint32_t* const block = places + at;
      for (std::uint32_t i = 0; i < kBlock; ++i) block[i] = mention;
    }
    from = std::max(from, to);
  };
  // Of mentions that begin at one place the first one counts.
  for (std::uint32_t i = 0; i < count; ++i) {
    fill(mentions[i].span.begin + 1, i);
  }
  fill(last_ + 1, count);
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
