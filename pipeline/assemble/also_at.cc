#include "pipeline/assemble/also_at.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// Four characters, 16 bits of each: 4 ideographs are rarely the same by chance.
using Gram = std::uint64_t;
constexpr std::size_t kGram = 4;

// The grams of the letters and digits of `span`, each once, in order.
std::vector<Gram> grams_of(const Material& material, Span span) {
  std::u32string letters;
  for (const char32_t c : material.text.view(span)) {
    if (is_han(c) || is_digit(c) || is_latin(c)) letters += c;
  }
  std::vector<Gram> grams;
  for (std::size_t i = 0; i + kGram <= letters.size(); ++i) {
    Gram gram = 0;
    for (std::size_t k = 0; k < kGram; ++k) {
      gram = gram << 16 | (letters[i + k] & 0xFFFF);
    }
    grams.push_back(gram);
  }
  std::sort(grams.begin(), grams.end());
  grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
  return grams;
}

// Do they share most of what the shorter one says?
bool say_the_same(const std::vector<Gram>& a, const std::vector<Gram>& b) {
  std::size_t shared = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) ++shared;
    const bool forward = *i <= *j, back = *j <= *i;
    i += forward;
    j += back;
  }
  const std::size_t shorter = std::min(a.size(), b.size());
  return shorter > 0 && 4 * shared >= 3 * shorter;
}

}  // namespace

void link_repeated(const Material& material,
                   std::vector<Obligation>& obligations) {
  // A gram of many obligations tells none of them apart; so pairs stay few.
  constexpr std::size_t kFewest = 6, kMost = 2000, kMostHolders = 4;
  std::vector<std::vector<Gram>> grams;
  std::unordered_map<Gram, std::vector<std::uint32_t>> holders;
  for (std::uint32_t i = 0; i < obligations.size(); ++i) {
    grams.push_back(grams_of(material, obligations[i].action));
    if (grams.back().size() < kFewest) continue;
    if (grams.back().size() > kMost) grams.back().clear();
    for (const Gram gram : grams.back()) {
      auto& held = holders[gram];
      if (held.size() <= kMostHolders) held.push_back(i);
    }
  }
  for (std::uint32_t i = 0; i < obligations.size(); ++i) {
    if (grams[i].size() < kFewest) continue;
    std::vector<std::uint32_t> candidates;
    for (const Gram gram : grams[i]) {
      const auto& held = holders[gram];
      if (held.size() > kMostHolders) continue;
      candidates.insert(candidates.end(), held.begin(), held.end());
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()),
                     candidates.end());
    for (const std::uint32_t other : candidates) {
      if (other == i || !say_the_same(grams[i], grams[other])) continue;
      obligations[i].also_at.push_back(obligations[other].span);
    }
  }
}

}  // namespace tiaowen
