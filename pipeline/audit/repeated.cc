// One thing told twice: a task in the body and in the table behind it with two
// figures; an item of a list that stands there twice.

#include <algorithm>
#include <map>
#include <string>

#include "pipeline/audit/stated.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

bool is_word(char32_t c) { return is_han(c) || is_latin(c) || is_digit(c); }

// What an obligation says besides the figures that it states.
std::u32string words_without_figures(const Books& books, const Obligation& o) {
  std::vector<Span> figures;
  for (const auto& list : {o.amounts, o.ratios, o.quantities}) {
    for (const int index : list) {
      figures.push_back(books.mentions[static_cast<std::size_t>(index)].span);
    }
  }
  std::sort(figures.begin(), figures.end());
  std::u32string words;
  std::size_t next = 0;
  for (std::uint32_t at = o.span.begin; at < o.span.end; ++at) {
    while (next < figures.size() && figures[next].end <= at) ++next;
    if (next < figures.size() && figures[next].begin <= at) continue;
    const char32_t c = books.text.folded[at];
    if (is_word(c)) words += c;
  }
  return words;
}

// What a figure says, to be compared with another of its kind.
struct Told {
  std::string unit;  // CNY, 个; of ratios the form
  Bound bound = Bound::exact;
  std::string low, high;
};

std::string text_of(const std::optional<Decimal>& value) {
  return value ? value->str() : std::string();
}
std::string text_of(const std::optional<Share>& value) {
  return value ? value->str() : std::string();
}

std::optional<Told> told_by(const Books& books, const Value& value) {
  if (const auto* amount = std::get_if<Amount>(&value)) {
    return Told{amount->currency, amount->bound, text_of(amount->min),
                text_of(amount->max)};
  }
  if (const auto* ratio = std::get_if<Ratio>(&value)) {
    return Told{std::string(name_of(ratio->form)), ratio->bound,
                text_of(ratio->min), text_of(ratio->max)};
  }
  const auto* quantity = std::get_if<Quantity>(&value);
  if (quantity == nullptr) return std::nullopt;
  return Told{to_utf8(books.text.view(quantity->unit)), quantity->bound,
              text_of(quantity->min), text_of(quantity->max)};
}

// The figure of `b` where both state one, of one kind, and not the same.
std::optional<Span> differing(const Books& books, const std::vector<int>& a,
                              const std::vector<int>& b) {
  if (a.size() != 1 || b.size() != 1) return std::nullopt;
  const Mention& first = books.mentions[static_cast<std::size_t>(a[0])];
  const Mention& second = books.mentions[static_cast<std::size_t>(b[0])];
  const auto one = told_by(books, first.value);
  const auto other = told_by(books, second.value);
  if (!one || !other || one->unit != other->unit ||
      one->bound != other->bound) {
    return std::nullopt;
  }
  const bool same = one->low == other->low && one->high == other->high;
  return same ? std::nullopt : std::optional(second.span);
}

std::string published(const Books& books, Span span) {
  return to_utf8(books.text.published(span));
}

void compare(const Books& books, const Obligation& a, const Obligation& b,
             std::vector<Finding>& findings) {
  if (a.due != b.due && !a.due.empty() && !b.due.empty()) {
    const auto due_of = [&](const Obligation& o) {
      const auto at = static_cast<std::size_t>(o.due.front());
      return std::get<Time>(books.mentions[at].value).due;
    };
    if (due_of(a) != due_of(b)) return;  // of two years, say
  }
  const auto figure_of = [&](const std::vector<int>& list) {
    return books.mentions[static_cast<std::size_t>(list.front())].span;
  };
  for (const auto& list :
       {&Obligation::amounts, &Obligation::ratios, &Obligation::quantities}) {
    const auto other = differing(books, a.*list, b.*list);
    if (!other) continue;
    findings.push_back({Severity::warning, "figure.conflict",
                        published(books, *other) + " here, but " +
                            published(books, figure_of(a.*list)) +
                            " where the same is said before",
                        *other});
  }
}

// Obligations whose words are the same but for their figures.
void check_obligations(const Books& books, std::vector<Finding>& findings) {
  constexpr std::size_t kFewestWords = 8, kMostWords = 200, kMostAlike = 2;
  std::map<std::u32string, std::vector<std::size_t>> same;
  for (std::size_t i = 0; i < books.obligations.size(); ++i) {
    const Obligation& one = books.obligations[i];
    if (one.amounts.empty() && one.ratios.empty() && one.quantities.empty()) {
      continue;
    }
    if (one.span.length() > kMostWords) continue;
    std::u32string words = words_without_figures(books, one);
    if (words.size() >= kFewestWords) same[std::move(words)].push_back(i);
  }
  for (const auto& [words, all] : same) {
    if (all.size() != kMostAlike) continue;  // a form that recurs is no repeat
    const Obligation& a = books.obligations[all[0]];
    const Obligation& b = books.obligations[all[1]];
    const Span between{a.span.end, std::max(a.span.end, b.span.begin)};
    if (books.text.view(between).find(U'\n') == std::u32string_view::npos) {
      continue;  // steps of one scale
    }
    compare(books, a, b, findings);
  }
}

Span own_line(const Books& books, const Clause& clause) {
  Span line{clause.label.end, clause.span.end};
  const auto end = books.text.folded.find(U'\n', line.begin);
  line.end = static_cast<std::uint32_t>(std::min<std::size_t>(line.end, end));
  return line;
}

// Does nothing stand below it, so that its words are all it says?
bool is_leaf(const Books& books, std::size_t clause) {
  const std::size_t next = clause + 1;
  return next >= books.clauses.size() ||
         books.clauses[next].parent != static_cast<int>(clause);
}

std::u32string words_of(const Books& books, Span span) {
  std::u32string words;
  for (const char32_t c : books.text.view(span)) {
    if (is_word(c)) words += c;
  }
  return words;
}

// The same for the same words, and hardly ever for others; 0 of a few letters.
std::uint64_t sum_of_words(std::u32string_view text) {
  constexpr int kFewest = 8;
  constexpr std::uint64_t kPrime = 0x100000001B3;  // FNV-1a's
  std::uint64_t sum = 0xCBF29CE484222325;
  int letters = 0;
  for (const char32_t c : text) {
    if (!is_word(c)) continue;
    sum = (sum ^ c) * kPrime;
    ++letters;
  }
  return letters < kFewest ? 0 : sum | 1;
}

// （三）…; （五）… in one list with the same words.
void check_items(const Books& books, std::vector<Finding>& findings) {
  constexpr std::uint32_t kFewest = 8, kMost = 300;
  std::map<std::pair<int, std::uint64_t>, std::size_t> seen;
  for (std::size_t i = 0; i < books.clauses.size(); ++i) {
    const Clause& clause = books.clauses[i];
    if (clause.label.empty() || !is_leaf(books, i)) continue;
    const Span line = own_line(books, clause);
    if (line.length() < kFewest || line.length() > kMost) continue;
    const std::uint64_t sum = sum_of_words(books.text.view(line));
    if (sum == 0) continue;
    const auto [before, first] = seen.emplace(std::pair(clause.parent, sum), i);
    if (first || books.clauses[before->second].number == clause.number) {
      continue;  // a list that begins anew
    }
    if (words_of(books, line) !=
        words_of(books, own_line(books, books.clauses[before->second]))) {
      continue;  // only the sums are the same
    }
    findings.push_back(
        {Severity::info, "figure.conflict",
         "the list has this item twice, the first time as " +
             published(books, books.clauses[before->second].label),
         line});
  }
}

}  // namespace

void check_repeated(const Books& books, std::vector<Finding>& findings) {
  check_obligations(books, findings);
  check_items(books, findings);
}

}  // namespace tiaowen
