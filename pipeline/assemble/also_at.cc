#include "pipeline/assemble/also_at.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// Four characters, 16 bits of each: 4 ideographs are rarely the same by chance.
using Gram = std::uint64_t;
constexpr std::size_t kGram = 4;
// A gram of many obligations tells none of them apart; so pairs stay few.
constexpr std::size_t kFewest = 6, kMost = 2000, kMostHolders = 4;

// Appends the grams of the letters and digits of `words`, each once, in order.
void append_grams(std::u32string_view words, std::vector<Gram>& grams) {
  const std::size_t first = grams.size();
  Gram gram = 0;
  std::size_t letters = 0;
  for (const char32_t c : words) {
    if (!is_han(c) && !is_digit(c) && !is_latin(c)) continue;
    gram = gram << 16 | (c & 0xFFFF);
    if (++letters >= kGram) grams.push_back(gram);
  }
  const auto begin = grams.begin() + static_cast<std::ptrdiff_t>(first);
  std::sort(begin, grams.end());
  grams.erase(std::unique(begin, grams.end()), grams.end());
}

using Grams = std::span<const Gram>;

// Do they share most of what the shorter one says?
bool say_the_same(Grams a, Grams b) {
  std::size_t shared = 0;
  for (auto left = a.begin(), right = b.begin();
       left != a.end() && right != b.end();) {
    shared += *left == *right;
    const bool advance_left = *left <= *right;
    if (*right <= *left) ++right;
    if (advance_left) ++left;
  }
  return 4 * shared >= 3 * std::min(a.size(), b.size());
}

class Repeated {
 public:
  Repeated(const Material& material,
           const std::vector<Obligation>& obligations) {
    begins_.reserve(obligations.size() + 1);
    for (const Obligation& obligation : obligations) {
      begins_.push_back(grams_.size());
      append_grams(material.text.view(obligation.action), grams_);
      const std::size_t count = grams_.size() - begins_.back();
      if (count < kFewest || count > kMost) grams_.resize(begins_.back());
    }
    begins_.push_back(grams_.size());
    find_pairs();
  }

  // Calls take(i, other) for those that say the same, in order of both.
  template <typename Take>
  void each(Take take) const {
    for (const auto& [i, other] : pairs_) {
      if (say_the_same(of(i), of(other))) take(i, other);
    }
  }

 private:
  struct Holder {
    Gram gram;
    std::uint32_t obligation;
    auto operator<=>(const Holder&) const = default;
  };

  Grams of(std::uint32_t i) const {
    return Grams(grams_).subspan(begins_[i], begins_[i + 1] - begins_[i]);
  }

  // Those that share a gram which few others have.
  void find_pairs() {
    std::vector<Holder> holders;
    holders.reserve(grams_.size());
    for (std::uint32_t i = 0; i + 1 < begins_.size(); ++i) {
      for (const Gram gram : of(i)) holders.push_back({gram, i});
    }
    std::sort(holders.begin(), holders.end());
    for (auto from = holders.begin(); from != holders.end();) {
      const auto to = std::find_if(from, holders.end(), [&](const Holder& one) {
        return one.gram != from->gram;
      });
      if (to - from <= static_cast<std::ptrdiff_t>(kMostHolders)) {
        for (auto a = from; a != to; ++a) {
          for (auto b = from; b != to; ++b) {
            if (a != b) pairs_.emplace_back(a->obligation, b->obligation);
          }
        }
      }
      from = to;
    }
    std::sort(pairs_.begin(), pairs_.end());
    pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
  }

  std::vector<Gram> grams_;  // of all obligations, one after another
  std::vector<std::size_t> begins_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_;
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

// May two obligations of like words be one? Two sentences of one part are
// two duties: 首次申请应于3年内提出 under each of two subsidies.
bool apart(const Material& material, const Obligation& a, const Obligation& b) {
  return a.from_table != b.from_table ||
         part_of(material, a.clause) != part_of(material, b.clause);
}

}  // namespace

void link_repeated(const Material& material,
                   std::vector<Obligation>& obligations) {
  Repeated(material, obligations)
      .each([&](std::uint32_t i, std::uint32_t other) {
        if (!apart(material, obligations[i], obligations[other])) return;
        obligations[i].also_at.push_back(obligations[other].span);
      });
}

}  // namespace tiaowen
