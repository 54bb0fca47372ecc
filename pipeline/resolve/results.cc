// What a section that looks back tells is done: 达 says how much there is, no
// less and no more, and what elsewhere is aimed at has been reached.
//
//   一、上年工作回顾 … 供水率达69.2%   0.692, exact; use result
//
// Words: section.tsv, column `figures`.
#include <algorithm>

#include "pipeline/resolve/resolve.h"

namespace tiaowen {
namespace {

bool looks_back(const Scene& scene, Span heading) {
  constexpr std::uint32_t kLongest = 40;
  if (heading.length() > kLongest) return false;
  const std::u32string_view words = scene.text.view(heading);
  for (std::size_t at = 0; at < words.size(); ++at) {
    const Word word = scene.words.begins(words, at, Dictionary::section);
    if (word && scene.words.cell(word, "figures") == "results") return true;
  }
  return false;
}

// Was the figure bounded by a word that in a report bounds nothing?
bool only_reached(const Scene& scene, const Mention& mention) {
  return std::any_of(
      mention.rows.begin(), mention.rows.end(), [&](const RowUsed& row) {
        const auto dictionary = static_cast<Dictionary>(row.dictionary);
        return dictionary == Dictionary::bound_before &&
               scene.words.cell(dictionary, row.row, "past") == "exact";
      });
}

template <typename Value>
void make_exact(Value& value) {
  if (value.bound != Bound::at_least || !value.min) return;
  value.bound = Bound::exact;
  value.max = value.min;
}

void settle(const Scene& scene, Mention& mention) {
  const bool exact = only_reached(scene, mention);
  if (auto* amount = std::get_if<Amount>(&mention.value)) {
    if (exact) make_exact(*amount);
    if (amount->use == Use::target) amount->use = Use::result;
  } else if (auto* ratio = std::get_if<Ratio>(&mention.value)) {
    if (exact) make_exact(*ratio);
    if (ratio->use == Use::target) ratio->use = Use::result;
  } else if (auto* quantity = std::get_if<Quantity>(&mention.value)) {
    if (exact) make_exact(*quantity);
  }
}

}  // namespace

std::vector<Mention> settle_results(std::vector<Mention> mentions,
                                    const Scene& scene) {
  std::vector<bool> past(scene.clauses.size());
  bool any = false;
  for (std::size_t i = 0; i < scene.clauses.size(); ++i) {
    const Clause& clause = scene.clauses[i];
    past[i] =
        clause.parent >= 0 && past[static_cast<std::size_t>(clause.parent)];
    if (!clause.heading.empty() && looks_back(scene, clause.heading)) {
      past[i] = true;
    }
    any = any || past[i];
  }
  if (!any) return mentions;
  for (Mention& mention : mentions) {
    if (mention.clause >= 0 && past[static_cast<std::size_t>(mention.clause)]) {
      settle(scene, mention);
    }
  }
  return mentions;
}

}  // namespace tiaowen
