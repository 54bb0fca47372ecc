// SeenWords are the words that the one pass over a text saw, those of each
// dictionary together.
//
//   for (const Sighting& word : reading.seen.of(Dictionary::collective)) …
//
// Whoever looks for the words of one dictionary need not pass all the others.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/model/lexicon.h"

namespace tiaowen {

class SeenWords {
 public:
  explicit SeenWords(std::span<const Sighting> sightings);

  // In order of place.
  std::span<const Sighting> of(Dictionary in) const {
    const auto i = static_cast<std::size_t>(in);
    return std::span(words_).subspan(begins_[i], begins_[i + 1] - begins_[i]);
  }
  // Those of either, in order of place; at one place in that of dictionaries.
  std::vector<Sighting> of_both(Dictionary one, Dictionary other) const;

 private:
  static constexpr auto kCount = static_cast<std::size_t>(Dictionary::count_);

  std::vector<Sighting> words_;                     // by dictionary and place
  std::array<std::uint32_t, kCount + 1> begins_{};  // of each dictionary's
};

}  // namespace tiaowen
