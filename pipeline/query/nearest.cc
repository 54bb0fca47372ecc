// Names that are like another: those that share most of its pairs of letters.

#include <algorithm>

#include "pipeline/model/unicode.h"
#include "pipeline/query/bodies.h"

namespace tiaowen {
namespace {

using Pairs = std::vector<std::u32string>;

constexpr double kLike = 0.25;  // less is not like it at all

// "财政局" is 财, 政, 局, 财政, 政局: single letters too, for short names.
Pairs pairs_of(std::string_view name) {
  const std::u32string text = to_u32(name);
  Pairs pairs;
  for (std::size_t i = 0; i < text.size(); ++i) {
    pairs.push_back(text.substr(i, 1));
    if (i + 1 < text.size()) pairs.push_back(text.substr(i, 2));
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

// Dice's coefficient: 1 for the same pairs, 0 for none in common.
double likeness(const Pairs& a, const Pairs& b) {
  if (a.empty() || b.empty()) return 0;
  Pairs both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(),
                        std::back_inserter(both));
  return 2.0 * static_cast<double>(both.size()) /
         static_cast<double>(a.size() + b.size());
}

}  // namespace

std::vector<std::string> nearest(std::string_view name,
                                 const std::vector<std::string>& names,
                                 std::size_t most) {
  const Pairs own = pairs_of(name);
  std::vector<std::pair<double, std::string>> ranked;
  for (const std::string& other : names) {
    const double like = likeness(own, pairs_of(other));
    if (like >= kLike) ranked.emplace_back(-like, other);
  }
  std::sort(ranked.begin(), ranked.end());
  ranked.erase(std::unique(ranked.begin(), ranked.end()), ranked.end());
  if (ranked.size() > most) ranked.resize(most);
  std::vector<std::string> best;
  for (auto& [like, other] : ranked) best.push_back(std::move(other));
  return best;
}

}  // namespace tiaowen
