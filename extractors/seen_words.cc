#include "extractors/seen_words.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace tiaowen {

SeenWords::SeenWords(std::span<const Sighting> sightings)
    : words_(sightings.size()) {
  for (const Sighting& seen : sightings) {
    ++begins_[static_cast<std::size_t>(seen.word.dictionary) + 1];
  }
  for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
  std::array<std::uint32_t, kCount + 1> next = begins_;
  for (const Sighting& seen : sightings) {
    words_[next[static_cast<std::size_t>(seen.word.dictionary)]++] = seen;
  }
}

std::vector<Sighting> SeenWords::of_both(Dictionary one,
                                         Dictionary other) const {
  const std::span<const Sighting> a = of(one), b = of(other);
  std::vector<Sighting> both;
  both.reserve(a.size() + b.size());
  std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both),
             [](const Sighting& left, const Sighting& right) {
               return std::tie(left.begin, left.word.dictionary) <
                      std::tie(right.begin, right.word.dictionary);
             });
  return both;
}

}  // namespace tiaowen
