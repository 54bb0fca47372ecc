// What a section that looks back tells is done: 达 says how much there is, no
// less and no more, and what elsewhere is aimed at has been reached.
//
//   一、上年工作回顾 … 供水率达69.2%   0.692, exact; use result
//
// Words: section.tsv, column `figures`.
#include <algorithm>
#include <optional>

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

// Might a section that looks back change what the mention says?
bool may_settle(const Mention& mention) {
  if (const auto* amount = std::get_if<Amount>(&mention.value)) {
    return amount->use == Use::target || amount->bound == Bound::at_least;
  }
  if (const auto* ratio = std::get_if<Ratio>(&mention.value)) {
    return ratio->use == Use::target || ratio->bound == Bound::at_least;
  }
  const auto* quantity = std::get_if<Quantity>(&mention.value);
  return quantity != nullptr && quantity->bound == Bound::at_least;
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

// The clauses that look back, by their headings or those above. Few are asked.
class PastClauses {
 public:
  explicit PastClauses(const Scene& scene)
      : scene_(scene), known_(scene.clauses.size()) {}

  bool has(int clause) {
    if (clause < 0) return false;
    const auto at = static_cast<std::size_t>(clause);
    if (!known_[at]) {
      const Clause& one = scene_.clauses[at];
      known_[at] = has(one.parent) || looks_back(scene_, one.heading);
    }
    return *known_[at];
  }

 private:
  const Scene& scene_;
  std::vector<std::optional<bool>> known_;
};

}  // namespace

std::vector<Mention> settle_results(std::vector<Mention> mentions,
                                    const Scene& scene) {
  PastClauses past(scene);
  for (Mention& mention : mentions) {
    if (may_settle(mention) && past.has(mention.clause)) {
      settle(scene, mention);
    }
  }
  return mentions;
}

}  // namespace tiaowen
