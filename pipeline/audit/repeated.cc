// One thing told twice: a task in the body and in the table behind it with two
// figures; an item of a list that stands there twice.

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <utility>

#include "pipeline/audit/stated.h"
#include "pipeline/model/find_letter.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

bool is_word(char32_t c) { return is_han(c) || is_latin(c) || is_digit(c); }

// Where the figures stand that an obligation states, in order.
void find_figures(const Books& books, const Obligation& o,
                  std::vector<Span>& figures) {
  figures.clear();
  for (const auto* list : {&o.amounts, &o.ratios, &o.quantities}) {
    for (const int index : *list) {
      figures.push_back(books.mentions[static_cast<std::size_t>(index)].span);
    }
  }
  std::sort(figures.begin(), figures.end());
}

// Calls take(letter) for each letter of a word in `span` outside `figures`,
// until it returns false.
template <typename Take>
void each_letter(const Books& books, Span span, std::span<const Span> figures,
                 Take take) {
  for (std::uint32_t at = span.begin; at < span.end; ++at) {
    while (!figures.empty() && figures.front().end <= at) {
      figures = figures.subspan(1);
    }
    if (!figures.empty() && figures.front().begin <= at) continue;
    const char32_t c = books.text.folded[at];
    if (is_word(c) && !take(c)) return;
  }
}

std::u32string words_of(const Books& books, Span span,
                        std::span<const Span> figures) {
  std::u32string words;
  each_letter(books, span, figures, [&](char32_t c) {
    words += c;
    return true;
  });
  return words;
}

// What is told twice begins with the same words. So only what shares its first
// ones with something else is read to its end: hardly anything.
class Openings {
 public:
  // Words of `of` (a list, say) to be compared with the others of it; a few
  // letters say nothing.
  void add(std::size_t index, int of, const Books& books, Span span,
           std::span<const Span> figures = {}) {
    constexpr int kFewest = 8, kFirst = 16;          // letters
    constexpr std::uint64_t kPrime = 0x100000001B3;  // FNV-1a's
    std::uint64_t sum = 0xCBF29CE484222325 + static_cast<std::uint64_t>(of);
    int letters = 0;
    each_letter(books, span, figures, [&](char32_t c) {
      sum = (sum ^ c) * kPrime;
      return ++letters < kFirst;
    });
    if (letters >= kFewest) openings_.push_back({sum, index});
  }

  // The indices of those that open as another does, in order.
  std::vector<std::size_t> shared() {
    std::vector<std::size_t> indices;
    std::sort(openings_.begin(), openings_.end());
    for (std::size_t i = 0; i < openings_.size(); ++i) {
      const auto same = [&](std::size_t other) {
        return other < openings_.size() &&
               openings_[other].first == openings_[i].first;
      };
      if (same(i + 1) || (i > 0 && same(i - 1))) {
        indices.push_back(openings_[i].second);
      }
    }
    std::sort(indices.begin(), indices.end());
    return indices;
  }

 private:
  std::vector<std::pair<std::uint64_t, std::size_t>> openings_;
};

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
  constexpr std::size_t kMostWords = 200, kMostAlike = 2;
  Openings openings;
  std::vector<Span> figures;
  for (std::size_t i = 0; i < books.obligations.size(); ++i) {
    const Obligation& one = books.obligations[i];
    if (one.span.length() > kMostWords) continue;
    find_figures(books, one, figures);
    if (!figures.empty()) openings.add(i, 0, books, one.span, figures);
  }
  std::map<std::u32string, std::vector<std::size_t>> same;
  for (const std::size_t i : openings.shared()) {
    const Obligation& one = books.obligations[i];
    find_figures(books, one, figures);
    same[words_of(books, one.span, figures)].push_back(i);
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

constexpr std::uint32_t kLongestItem = 300;

// The rest of the clause's first line; more than kLongestItem of a long one.
Span own_line(const Books& books, const Clause& clause) {
  Span line{clause.label.end, clause.span.end};
  line.end = std::min(line.end, line.begin + kLongestItem + 1);
  const std::size_t length = find_letter(books.text.view(line), U'\n', 0);
  if (length < line.length()) {
    line.end = line.begin + static_cast<std::uint32_t>(length);
  }
  return line;
}

// Does nothing stand below it, so that its words are all it says?
bool is_leaf(const Books& books, std::size_t clause) {
  const std::size_t next = clause + 1;
  return next >= books.clauses.size() ||
         books.clauses[next].parent != static_cast<int>(clause);
}

// （三）…; （五）… in one list with the same words.
void check_items(const Books& books, std::vector<Finding>& findings) {
  Openings openings;
  for (std::size_t i = 0; i < books.clauses.size(); ++i) {
    const Clause& clause = books.clauses[i];
    if (clause.label.empty() || !is_leaf(books, i)) continue;
    const Span line = own_line(books, clause);
    if (line.length() > kLongestItem) continue;
    openings.add(i, clause.parent, books, line);
  }
  std::map<std::pair<int, std::u32string>, std::size_t> seen;
  for (const std::size_t i : openings.shared()) {
    const Clause& clause = books.clauses[i];
    const Span line = own_line(books, clause);
    const auto [before, first] =
        seen.emplace(std::pair(clause.parent, words_of(books, line, {})), i);
    if (first || books.clauses[before->second].number == clause.number) {
      continue;  // a list that begins anew
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
