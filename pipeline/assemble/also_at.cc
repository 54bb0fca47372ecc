#include "pipeline/assemble/also_at.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <functional>
#include <iterator>
#include <span>
#include <vector>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// Four characters, 16 bits of each: 4 ideographs are rarely the same by chance.
using Gram = std::uint64_t;
constexpr std::size_t kGram = 4;
// A gram of many obligations tells none of them apart; so pairs stay few.
constexpr std::size_t kFewest = 6, kMost = 2000, kMostHolders = 4;

// A gram and the first obligations that have it.
struct Entry {
  Gram gram = 0;
  std::uint32_t mark = 0;  // the last set it was counted in
  std::uint32_t count = 0;
  std::array<std::uint32_t, kMostHolders> holders{};
};

// All grams of a text, found by a table with open addressing. A gram is known
// by its place among them, so it is looked up once.
class Grams {
 public:
  // Room for `most` grams.
  explicit Grams(std::size_t most)
      : slots_(std::bit_ceil(2 * most + 2)),
        shift_(64 - std::bit_width(slots_.size() - 1)) {}

  Entry& operator[](std::uint32_t place) { return entries_[place]; }

  // Appends the grams of the letters and digits of `words`, each once.
  void read(std::u32string_view words, std::vector<std::uint32_t>& places) {
    ++mark_;
    Gram gram = 0;
    std::size_t letters = 0;
    for (const char32_t c : words) {
      if (!is_han(c) && !is_digit(c) && !is_latin(c)) continue;
      gram = gram << 16 | (c & 0xFFFF);
      if (++letters < kGram) continue;
      const std::uint32_t place = place_of(gram);
      if (entries_[place].mark == mark_) continue;
      entries_[place].mark = mark_;
      places.push_back(place);
    }
  }

  using Places = std::span<const std::uint32_t>;
  // How many of `a` are in `b`. REQUIRES: each stands once in a and in b.
  std::size_t shared(Places a, Places b) {
    ++mark_;
    for (const std::uint32_t place : a) entries_[place].mark = mark_;
    return static_cast<std::size_t>(std::count_if(
        b.begin(), b.end(),
        [&](std::uint32_t place) { return entries_[place].mark == mark_; }));
  }

 private:
  std::uint32_t place_of(Gram gram) {
    constexpr Gram kGolden = 0x9E3779B97F4A7C15;  // Fibonacci hashing
    std::size_t slot = gram * kGolden >> shift_;
    while (slots_[slot] != 0) {
      if (entries_[slots_[slot] - 1].gram == gram) return slots_[slot] - 1;
      slot = (slot + 1) & (slots_.size() - 1);
    }
    entries_.push_back({gram});
    slots_[slot] = static_cast<std::uint32_t>(entries_.size());
    return slots_[slot] - 1;
  }

  std::vector<std::uint32_t> slots_;  // one more than a place; 0 is free
  std::vector<Entry> entries_;
  int shift_;
  std::uint32_t mark_ = 0;
};

// The attachment or part a clause stands in; -1 for the body.
int part_of(const Material& material, int clause) {
  while (clause >= 0) {
    const Clause& one = material.clauses[static_cast<std::size_t>(clause)];
    if (one.kind == ClauseKind::attachment || one.kind == ClauseKind::part) {
      return clause;
    }
    clause = one.parent;
  }
  return -1;
}

// Where each obligation stands. Only what stands apart may be one: two
// sentences of one part are two duties, as 首次申请应于3年内提出 under each of
// two subsidies.
std::vector<int> places_of(const Material& material,
                           const std::vector<Obligation>& obligations) {
  std::vector<int> places;
  places.reserve(obligations.size());
  for (const Obligation& one : obligations) {
    const int part = part_of(material, one.clause);
    places.push_back(2 * part + (one.from_table ? 1 : 0));
  }
  return places;
}

class Repeated {
 public:
  // REQUIRES: `stands_at`, where each stands, outlives this.
  Repeated(const Material& material, const std::vector<Obligation>& obligations,
           const std::vector<int>& stands_at)
      : stands_at_(stands_at), grams_(length_of(obligations)) {
    begins_.reserve(obligations.size() + 1);
    for (std::uint32_t i = 0; i < obligations.size(); ++i) {
      begins_.push_back(places_.size());
      grams_.read(material.text.view(obligations[i].action), places_);
      const std::size_t count = places_.size() - begins_.back();
      if (count < kFewest || count > kMost) places_.resize(begins_.back());
      for (std::size_t k = begins_.back(); k < places_.size(); ++k) {
        Entry& entry = grams_[places_[k]];
        if (entry.count < kMostHolders) entry.holders[entry.count] = i;
        ++entry.count;
      }
    }
    begins_.push_back(places_.size());
  }

  // The obligations that say the same as obligation `i` elsewhere, in order.
  std::vector<std::uint32_t> like(std::uint32_t i) {
    std::vector<std::uint32_t> found;
    for (const std::uint32_t place : of(i)) {
      const Entry& entry = grams_[place];
      if (entry.count < 2 || entry.count > kMostHolders) continue;
      std::copy_if(entry.holders.begin(), entry.holders.begin() + entry.count,
                   std::back_inserter(found), [&](std::uint32_t other) {
                     return stands_at_[other] != stands_at_[i];
                   });
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::erase_if(found, [&](std::uint32_t other) {
      return !say_the_same(of(i), of(other));
    });
    return found;
  }

 private:
  static std::size_t length_of(const std::vector<Obligation>& obligations) {
    std::size_t length = 0;
    for (const Obligation& one : obligations) length += one.action.length();
    return length;
  }

  Grams::Places of(std::uint32_t i) const {
    return Grams::Places(places_).subspan(begins_[i],
                                          begins_[i + 1] - begins_[i]);
  }

  // Do they share most of what the shorter one says?
  bool say_the_same(Grams::Places a, Grams::Places b) {
    return 4 * grams_.shared(a, b) >= 3 * std::min(a.size(), b.size());
  }

  const std::vector<int>& stands_at_;
  Grams grams_;
  std::vector<std::uint32_t> places_;  // of all obligations, one after another
  std::vector<std::size_t> begins_;
};

}  // namespace

void link_repeated(const Material& material,
                   std::vector<Obligation>& obligations) {
  const std::vector<int> stands_at = places_of(material, obligations);
  if (std::adjacent_find(stands_at.begin(), stands_at.end(),
                         std::not_equal_to<>()) == stands_at.end()) {
    return;  // nothing could be linked
  }
  Repeated repeated(material, obligations, stands_at);
  for (std::uint32_t i = 0; i < obligations.size(); ++i) {
    for (const std::uint32_t other : repeated.like(i)) {
      obligations[i].also_at.push_back(obligations[other].span);
    }
  }
}

}  // namespace tiaowen
