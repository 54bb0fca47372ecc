// RuleWords: the words of rule_word.tsv in a sentence, seen in one pass, since
// every fragment is asked for many kinds of them.
//
//   words.first(fragment, "note")   不重复享受, the first in the fragment
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/assemble/assemble.h"

namespace tiaowen {

class RuleWords {
 public:
  // REQUIRES: `material` outlives this.
  RuleWords(const Material& material, Span span);

  // The first word of this kind that lies in `span`, and the last one.
  std::optional<Span> first(Span span, std::string_view kind) const;
  std::optional<Span> last(Span span, std::string_view kind) const;

 private:
  struct Seen {
    Span span;
    std::string_view kind;
  };
  std::vector<Seen> seen_;  // by place; they may overlap
};

}  // namespace tiaowen
