#include "pipeline/decide/unary_test.h"

#include <vector>

namespace tiaowen {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

// Cut at the commas outside quotes and brackets.
std::vector<std::string_view> listed(std::string_view tests) {
  std::vector<std::string_view> parts;
  std::size_t from = 0;
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < tests.size(); ++i) {
    const char c = tests[i];
    if (quoted && c == '\\') {
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (quoted) {
      continue;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')') {
      --depth;
    } else if (c == ',' && depth <= 0) {
      parts.push_back(trimmed(tests.substr(from, i - from)));
      from = i + 1;
    }
  }
  parts.push_back(trimmed(tests.substr(from)));
  return parts;
}

std::string unquoted(std::string_view quoted) {
  std::string words;
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    if (quoted[i] == '\\' && i + 2 < quoted.size()) ++i;
    words += quoted[i];
  }
  return words;
}

// [60..80), and ]60..80[ as FEEL writes open ends too.
std::optional<bool> in_interval(std::string_view test, const Decimal& number) {
  const std::size_t dots = test.find("..");
  const auto low = Decimal::parse(trimmed(test.substr(1, dots - 1)));
  const auto high =
      Decimal::parse(trimmed(test.substr(dots + 2, test.size() - dots - 3)));
  if (!low || !high) return std::nullopt;
  const bool from = test.front() == '[' ? number >= *low : number > *low;
  const bool to = test.back() == ']' ? number <= *high : number < *high;
  return from && to;
}

std::optional<bool> compared(std::string_view test, const Decimal& number) {
  std::size_t sign = test.find_first_not_of("<>=");
  if (sign == test.npos) return std::nullopt;
  const std::string_view how = test.substr(0, sign);
  const auto limit = Decimal::parse(trimmed(test.substr(sign)));
  if (!limit) return std::nullopt;
  if (how == ">=") return number >= *limit;
  if (how == "<=") return number <= *limit;
  if (how == ">") return number > *limit;
  if (how == "<") return number < *limit;
  if (how.empty() || how == "=") return number == *limit;
  return std::nullopt;
}

std::optional<bool> accepts_one(std::string_view test,
                                const GivenValue& value) {
  if (test.empty() || test == "-") return true;
  if (test == "true" || test == "false") {
    if (!value.truth) return std::nullopt;
    return *value.truth == (test == "true");
  }
  if (test.front() == '"') {
    if (test.size() < 2 || test.back() != '"') return std::nullopt;
    return same_words(unquoted(test), value.words);
  }
  if (!value.number) return std::nullopt;
  const bool opens =
      test.front() == '[' || test.front() == '(' || test.front() == ']';
  if (opens && test.size() > 4 && test.find("..") != test.npos) {
    return in_interval(test, *value.number);
  }
  return compared(test, *value.number);
}

}  // namespace

GivenValue value_of(std::string words) {
  GivenValue value;
  value.words = trimmed(words);
  value.number = Decimal::parse(value.words);
  if (value.words == "true") value.truth = true;
  if (value.words == "false") value.truth = false;
  return value;
}

std::optional<bool> accepts(std::string_view test, const GivenValue& value) {
  test = trimmed(test);
  if (test.starts_with("not(") && test.ends_with(')')) {
    const auto inner = accepts(test.substr(4, test.size() - 5), value);
    if (!inner) return std::nullopt;
    return !*inner;
  }
  bool asked = false;
  for (const std::string_view one : listed(test)) {
    const auto holds = accepts_one(one, value);
    if (holds && *holds) return true;
    asked |= holds.has_value();
  }
  return asked ? std::optional(false) : std::nullopt;
}

bool same_words(std::string_view a, std::string_view b) {
  const auto next = [](std::string_view text, std::size_t at) {
    while (at < text.size() && kBlanks.find(text[at]) != kBlanks.npos) ++at;
    return at;
  };
  const auto plain = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  std::size_t i = next(a, 0), j = next(b, 0);
  while (i < a.size() && j < b.size()) {
    if (plain(a[i]) != plain(b[j])) return false;
    i = next(a, i + 1), j = next(b, j + 1);
  }
  return i == a.size() && j == b.size();
}

}  // namespace tiaowen
