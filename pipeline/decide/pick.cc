#include "pipeline/decide/pick.h"

#include <algorithm>
#include <charconv>

namespace tiaowen {
namespace {

std::string listed(const Record& record,
                   const std::vector<std::size_t>& rules) {
  constexpr std::size_t kMost = 12;
  std::string all;
  for (std::size_t i = 0; i < std::min(kMost, rules.size()); ++i) {
    all += (all.empty() ? "" : ", ") + id_of(rules[i]) + " " +
           record.rules[rules[i]].name;
  }
  if (rules.size() > kMost) all += ", …";
  return all;
}

// r3, or nothing.
std::optional<std::size_t> by_id(std::string_view name, std::size_t rules) {
  if (!name.starts_with('r')) return std::nullopt;
  std::size_t number = 0;
  const auto [end, error] =
      std::from_chars(name.data() + 1, name.data() + name.size(), number);
  if (error != std::errc() || end != name.data() + name.size()) {
    return std::nullopt;
  }
  if (number < 1 || number > rules) return std::nullopt;
  return number - 1;
}

template <typename Fits>
std::vector<std::size_t> those(const Record& record, Fits fits) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < record.rules.size(); ++i) {
    if (fits(record.rules[i])) found.push_back(i);
  }
  return found;
}

// How well a table answers: first by taking what is given, then by its rows.
int worth(const Rule& rule, const std::vector<Given>& given) {
  constexpr int kDecides = 1000;
  const Answer answer = decide(rule, given);
  const bool decides = answer.verdict == Verdict::decided;
  return fit_of(rule, given) + (decides ? kDecides : 0);
}

}  // namespace

std::string id_of(std::size_t rule) { return "r" + std::to_string(rule + 1); }

Result<std::size_t> pick_rule(const Record& record, std::string_view name,
                              const std::vector<Given>& given) {
  if (const auto id = by_id(name, record.rules.size())) return *id;
  const auto all = those(record, [](const Rule&) { return true; });
  auto named =
      those(record, [&](const Rule& r) { return same_words(r.name, name); });
  if (named.empty()) {
    named = those(record, [&](const Rule& r) {
      return r.name.find(name) != std::string::npos;
    });
  }
  if (named.empty()) {
    return fail("no_such_rule", "the record has no rule \"" +
                                    std::string(name) +
                                    "\"; it has: " + listed(record, all));
  }
  std::stable_sort(
      named.begin(), named.end(), [&](std::size_t a, std::size_t b) {
        return worth(record.rules[a], given) > worth(record.rules[b], given);
      });
  if (named.size() > 1 && worth(record.rules[named[0]], given) ==
                              worth(record.rules[named[1]], given)) {
    return fail("ambiguous_rule",
                "several rules are called \"" + std::string(name) +
                    "\": name one by its id: " + listed(record, named));
  }
  return named.front();
}

int cap_beside(const Record& record, std::size_t rule) {
  const Rule& award = record.rules[rule];
  for (std::size_t i = 0; i < record.rules.size(); ++i) {
    const Rule& other = record.rules[i];
    if (i == rule || !other.name.starts_with(award.name) ||
        !other.span.overlaps(award.span)) {
      continue;
    }
    if (other.output_name.ends_with("上限") &&
        !award.output_name.ends_with("上限")) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

}  // namespace tiaowen
