#include "pipeline/compare/compare.h"

#include <algorithm>
#include <array>
#include <map>

#include "pipeline/compare/clause_match.h"
#include "pipeline/model/unicode.h"
#include "pipeline/write/phrase.h"

namespace tiaowen {
namespace {

constexpr std::array<std::string_view, 5> kTypes = {
    "amount", "ratio", "quantity", "time", "department"};

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : "、") + name;
  return all;
}

std::vector<MetadataChange> metadata_changes(const Metadata& a,
                                             const Metadata& b) {
  std::vector<MetadataChange> changes;
  const auto add = [&](const char* field, const std::string& before,
                       const std::string& after) {
    if (before != after) changes.push_back({field, before, after});
  };
  const auto day = [](const std::optional<Date>& date) {
    return date ? date->str() : std::string();
  };
  add("title", a.title, b.title);
  add("doc_number", a.doc_number, b.doc_number);
  add("issuers", joined(a.issuers), joined(b.issuers));
  add("issued", day(a.issued), day(b.issued));
  add("effective", day(a.effective), day(b.effective));
  add("expires", day(a.expires), day(b.expires));
  return changes;
}

// The mentions of each clause, by place.
std::vector<std::vector<int>> mentions_by_clause(const Record& record) {
  std::vector<std::vector<int>> by_clause(record.clauses.size());
  for (std::size_t i = 0; i < record.mentions.size(); ++i) {
    const int clause = record.mentions[i].clause;
    if (clause < 0) continue;
    by_clause[static_cast<std::size_t>(clause)].push_back(static_cast<int>(i));
  }
  return by_clause;
}

class Comparer {
 public:
  Comparer(const Record& before, const Record& after)
      : before_(before),
        after_(after),
        words_before_(own_words(before)),
        words_after_(own_words(after)),
        mentions_before_(mentions_by_clause(before)),
        mentions_after_(mentions_by_clause(after)) {}

  Comparison compare() {
    Comparison found;
    found.metadata = metadata_changes(before_.metadata, after_.metadata);
    const auto match =
        match_clauses(before_, after_, words_before_, words_after_);
    std::vector<bool> stays(before_.clauses.size(), false);
    for (const int old : match) {
      if (old >= 0) stays[static_cast<std::size_t>(old)] = true;
    }
    std::size_t told = 0;  // clauses of the older one before this are done
    const auto removed_until = [&](std::size_t end) {
      for (; told < end; ++told) {
        if (!stays[told]) found.clauses.push_back(removed(told));
      }
    };
    for (std::size_t i = 0; i < match.size(); ++i) {
      if (match[i] < 0) {
        found.clauses.push_back(added(i));
        continue;
      }
      const auto old = static_cast<std::size_t>(match[i]);
      removed_until(old);
      ClauseChange change = changed(old, i);
      if (change.kind == ChangeKind::renumbered && !renumbered(old, i)) {
        ++found.unchanged;
      } else {
        found.clauses.push_back(std::move(change));
      }
    }
    removed_until(stays.size());
    return found;
  }

 private:
  ClauseChange removed(std::size_t clause) const {
    return {ChangeKind::removed,
            static_cast<int>(clause),
            -1,
            to_utf8(words_before_[clause].words),
            "",
            value_changes(mentions_before_[clause], {})};
  }
  ClauseChange added(std::size_t clause) const {
    return {ChangeKind::added,
            -1,
            static_cast<int>(clause),
            "",
            to_utf8(words_after_[clause].words),
            value_changes({}, mentions_after_[clause])};
  }
  // Renumbered where neither words nor values differ.
  ClauseChange changed(std::size_t old, std::size_t now) const {
    ClauseChange change{
        ChangeKind::renumbered,
        static_cast<int>(old),
        static_cast<int>(now),
        to_utf8(words_before_[old].words),
        to_utf8(words_after_[now].words),
        value_changes(mentions_before_[old], mentions_after_[now])};
    if (words_before_[old].compact != words_after_[now].compact ||
        !change.values.empty()) {
      change.kind = ChangeKind::changed;
    }
    return change;
  }
  bool renumbered(std::size_t old, std::size_t now) const {
    const Clause& a = before_.clauses[old];
    const Clause& b = after_.clauses[now];
    return a.kind != b.kind || a.number != b.number;
  }

  // Values that as many mentions state on both sides cancel out.
  std::vector<ValueChange> value_changes(const std::vector<int>& olds,
                                         const std::vector<int>& news) const {
    std::map<std::pair<std::string, std::string>, int> balance;
    const auto key = [](const Record& record, int index) {
      const Mention& one = record.mentions[static_cast<std::size_t>(index)];
      return std::pair(std::string(type_of(one.value)), value_of(record, one));
    };
    for (const int old : olds) --balance[key(before_, old)];
    for (const int now : news) ++balance[key(after_, now)];
    std::map<std::string, ValueChange> by_type;
    for (const int old : olds) {
      int& left = balance[key(before_, old)];
      if (left < 0)
        ++left, by_type[key(before_, old).first].before.push_back(old);
    }
    for (const int now : news) {
      int& left = balance[key(after_, now)];
      if (left > 0)
        --left, by_type[key(after_, now).first].after.push_back(now);
    }
    std::vector<ValueChange> changes;
    for (const std::string_view type : kTypes) {
      const auto found = by_type.find(std::string(type));
      if (found == by_type.end()) continue;
      found->second.type = type;
      changes.push_back(std::move(found->second));
    }
    return changes;
  }

  const Record& before_;
  const Record& after_;
  const std::vector<OwnWords> words_before_, words_after_;
  const std::vector<std::vector<int>> mentions_before_, mentions_after_;
};

}  // namespace

std::string_view name_of(ChangeKind kind) {
  static constexpr std::array<std::string_view, 4> kNames = {
      "added", "removed", "changed", "renumbered"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string value_of(const Record& record, const Mention& mention) {
  if (const auto* time = std::get_if<Time>(&mention.value)) {
    if (time->due) return time->due->str();
  }
  return phrase_of(mention, record).core;
}

Comparison compare(const Record& before, const Record& after) {
  return Comparer(before, after).compare();
}

}  // namespace tiaowen
