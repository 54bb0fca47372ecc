// The words of rule_word.tsv, by kind.
//
//   first_rule_word(material, span, "progressive")   超额累进, where it stands
//   words.first(fragment, "note")   不重复享受, the first in the fragment
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/assemble/assemble.h"

namespace tiaowen {

// The word of this kind that begins at `at`; false where there is none.
Word rule_word_at(const Material& material, std::uint32_t at,
                  std::string_view kind);
// Where the first one in `span` stands.
std::optional<Span> first_rule_word(const Material& material, Span span,
                                    std::string_view kind);

// Those of a sentence, seen in one pass: every fragment of an award is asked
// for many kinds of them.
class RuleWords {
 public:
  // REQUIRES: `material` outlives this.
  RuleWords(const Material& material, Span span);

  struct Seen {
    Span span;
    Word word;
    std::string_view kind;
  };
  // Those that begin in `span`, by place; they may overlap.
  std::span<const Seen> inside(Span span) const;

  // The first word of this kind that lies in `span`, and the last one.
  std::optional<Span> first(Span span, std::string_view kind) const;
  std::optional<Span> last(Span span, std::string_view kind) const;

 private:
  std::vector<Seen> seen_;
};

}  // namespace tiaowen
