#include "pipeline/assemble/rules_left_out.h"

#include <algorithm>

#include "pipeline/assemble/actors.h"
#include "pipeline/assemble/rules_formula.h"

namespace tiaowen {

bool asks(const Material& material, const AwardRow& row, bool awards) {
  const bool states = row.then || row.min || row.max;
  return (!row.conditions.empty() || (awards && computes(material, row))) &&
         (states || row.figure.empty());
}

bool accounts(const Material& material, const Sentence& sentence) {
  const MentionRange range = mentions_in(material, sentence.span);
  return std::any_of(
      material.mentions.begin() + range.begin,
      material.mentions.begin() + range.end, [](const Mention& mention) {
        const auto* amount = std::get_if<Amount>(&mention.value);
        return amount != nullptr && amount->max && amount->max->is_zero();
      });
}

bool reported(const AwardRow& row, const Sentence& sentence,
              const Tenor& tenor) {
  if (row.figure.empty()) return false;
  if (tenor.period < row.figure.begin) return true;
  for (const Fragment& fragment : sentence.fragments) {
    // 累计奖励不超过80万元 limits what is to come.
    if (!fragment.span.contains(row.figure) || row.cap) continue;
    return std::any_of(tenor.past.begin(), tenor.past.end(), [&](Span past) {
      return past.begin >= fragment.span.begin && past.begin < row.figure.begin;
    });
  }
  return false;
}

}  // namespace tiaowen
