// Stated figures: one exact amount or count, with how exactly it was told.
//
//   72.44万元   value 724400, step 100: the last digit stands for 100 yuan
//   38项        value 38, step 0: counted
#pragma once

#include <optional>
#include <string>

#include "pipeline/audit/audit.h"

namespace tiaowen {

struct Stated {
  Span span;
  Decimal value;
  Decimal step;      // what one in the last digit written stands for
  std::string unit;  // CNY, 项
  Use use = Use::none;
  bool rated = false;  // per person, per year …
};

// Nothing for a bound, a range, or what is no amount and no quantity.
std::optional<Stated> stated_at(const Books& books, std::size_t mention);

// A share written as percent or permille, exact, and its last digit's weight.
struct Percent {
  Span span;
  Decimal value;  // of one
  Decimal step;
};
std::optional<Percent> percent_at(const Books& books, std::size_t mention);

// Digits after the point in the number that `span` begins with; nothing where
// it begins with none.
std::optional<int> places_in(std::u32string_view text, Span span);

// How far `value` may be off when each of `steps`, one in a last digit, was
// rounded: half of each together, and never less than the coarsest.
class Slack {
 public:
  void add(const Decimal& step);
  bool covers(const Decimal& difference) const;

 private:
  Decimal halves_, coarsest_;
};

Decimal magnitude(const Decimal& value);

// The word of `kind` (audit_word.tsv) that ends at `at`, blanks and a word of
// measure such as 约 or 了 between them allowed; empty where none does.
std::optional<Span> word_before(const Books& books, std::uint32_t at,
                                std::string_view kind);

// The first mention that begins at `at` or later.
std::size_t first_from(const std::vector<Mention>& mentions, std::uint32_t at);

}  // namespace tiaowen
