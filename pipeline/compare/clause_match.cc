#include "pipeline/compare/clause_match.h"

#include <algorithm>
#include <deque>
#include <map>
#include <unordered_map>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// Of the pairs of letters of both, how many are in common (Dice).
constexpr double kAlikeById = 0.3, kAlikeByWords = 0.5;
// A pair of letters that more clauses have tells nothing.
constexpr std::size_t kCommon = 24;

using Pairs = std::vector<std::uint64_t>;

Pairs pairs_of(const std::u32string& words) {
  Pairs pairs;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    pairs.push_back(std::uint64_t{words[i]} << 32 | words[i + 1]);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

double alike(const Pairs& a, const Pairs& b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty() ? 1 : 0;
  std::size_t shared = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j)
      ++shared, ++i, ++j;
    else if (*i < *j)
      ++i;
    else
      ++j;
  }
  return 2.0 * static_cast<double>(shared) /
         static_cast<double>(a.size() + b.size());
}

class Matcher {
 public:
  Matcher(const Record& before, const Record& after,
          const std::vector<OwnWords>& words_before,
          const std::vector<OwnWords>& words_after)
      : before_(before.clauses),
        after_(after.clauses),
        words_before_(words_before),
        words_after_(words_after),
        match_(after.clauses.size(), -1),
        taken_(before.clauses.size(), false) {}

  std::vector<int> match() {
    same_words();
    for (const OwnWords& own : words_before_) {
      pairs_before_.push_back(pairs_of(own.compact));
    }
    for (const OwnWords& own : words_after_) {
      pairs_after_.push_back(pairs_of(own.compact));
    }
    same_id();
    most_alike();
    return std::move(match_);
  }

 private:
  void take(std::size_t after, std::size_t before) {
    match_[after] = static_cast<int>(before);
    taken_[before] = true;
  }

  // Of several clauses of the same words the one of the same id, else the
  // first.
  void same_words() {
    std::map<std::u32string_view, std::deque<std::size_t>> known;
    std::map<std::pair<std::u32string_view, std::string_view>, std::size_t> own;
    for (std::size_t i = 0; i < before_.size(); ++i) {
      if (words_before_[i].compact.empty()) continue;
      known[words_before_[i].compact].push_back(i);
      own.emplace(std::pair(std::u32string_view(words_before_[i].compact),
                            std::string_view(before_[i].id)),
                  i);
    }
    for (std::size_t i = 0; i < after_.size(); ++i) {
      const auto same = own.find({words_after_[i].compact, after_[i].id});
      if (same != own.end()) take(i, same->second);
    }
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (match_[i] >= 0 || words_after_[i].compact.empty()) continue;
      const auto found = known.find(words_after_[i].compact);
      if (found == known.end()) continue;
      auto& places = found->second;
      while (!places.empty() && taken_[places.front()]) places.pop_front();
      if (!places.empty()) take(i, places.front());
    }
  }

  void same_id() {
    std::map<std::string_view, std::size_t> ids;
    for (std::size_t i = 0; i < before_.size(); ++i) {
      if (!taken_[i]) ids.emplace(before_[i].id, i);
    }
    for (std::size_t i = 0; i < after_.size(); ++i) {
      const auto same = ids.find(after_[i].id);
      if (match_[i] >= 0 || same == ids.end()) continue;
      if (alike(pairs_before_[same->second], pairs_after_[i]) >= kAlikeById) {
        take(i, same->second);
      }
    }
  }

  void most_alike() {
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> places;
    for (std::size_t i = 0; i < before_.size(); ++i) {
      if (taken_[i]) continue;
      for (const std::uint64_t pair : pairs_before_[i]) {
        auto& of_pair = places[pair];
        if (of_pair.size() <= kCommon) of_pair.push_back(i);
      }
    }
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (match_[i] >= 0) continue;
      std::map<std::size_t, int> shared;
      for (const std::uint64_t pair : pairs_after_[i]) {
        const auto found = places.find(pair);
        if (found == places.end() || found->second.size() > kCommon) continue;
        for (const std::size_t place : found->second) ++shared[place];
      }
      double best = kAlikeByWords;
      int chosen = -1;
      for (const auto& [place, count] : shared) {
        if (taken_[place]) continue;
        const double now = alike(pairs_before_[place], pairs_after_[i]);
        if (now > best || (now == best && chosen < 0)) {
          best = now;
          chosen = static_cast<int>(place);
        }
      }
      if (chosen >= 0) take(i, static_cast<std::size_t>(chosen));
    }
  }

  const std::vector<Clause>& before_;
  const std::vector<Clause>& after_;
  const std::vector<OwnWords>& words_before_;
  const std::vector<OwnWords>& words_after_;
  std::vector<int> match_;
  std::vector<bool> taken_;
  std::vector<Pairs> pairs_before_, pairs_after_;
};

}  // namespace

std::vector<OwnWords> own_words(const Record& record) {
  const auto& clauses = record.clauses;
  std::vector<OwnWords> own(clauses.size());
  std::vector<std::uint32_t> at;  // where a clause's own words go on
  for (const Clause& clause : clauses) {
    at.push_back(std::max(clause.span.begin,
                          clause.label.empty() ? 0 : clause.label.end));
  }
  const auto add = [&](std::size_t clause, std::uint32_t end) {
    if (at[clause] >= end) return;
    own[clause].words += record.text.published({at[clause], end});
    at[clause] = end;
  };
  // Children stand behind their parents and in order.
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (clauses[i].parent < 0) continue;
    const auto parent = static_cast<std::size_t>(clauses[i].parent);
    add(parent, clauses[i].span.begin);
    at[parent] = std::max(at[parent], clauses[i].span.end);
  }
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    add(i, clauses[i].span.end);
    own[i].words = std::u32string(trim(own[i].words));
    own[i].compact = own[i].words;
    std::erase_if(own[i].compact, is_space);
  }
  return own;
}

std::vector<int> match_clauses(const Record& before, const Record& after,
                               const std::vector<OwnWords>& words_before,
                               const std::vector<OwnWords>& words_after) {
  return Matcher(before, after, words_before, words_after).match();
}

}  // namespace tiaowen
