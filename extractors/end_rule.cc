#include "extractors/end_rule.h"

#include <algorithm>

#include "pipeline/model/find_letter.h"

namespace tiaowen {
namespace {

constexpr std::u32string_view kNumberItself = U"本数";
constexpr std::size_t kReach = 60;

std::size_t sentence_begin(std::u32string_view text, std::size_t at) {
  const std::size_t least = at > kReach ? at - kReach : 0;
  while (at > least && text[at - 1] != U'。' && text[at - 1] != U'\n') --at;
  return at;
}

// Is it said of the words, and not in brackets behind one number?
bool is_definition(std::u32string_view sentence) {
  return sentence.find(U"所称") != std::u32string_view::npos ||
         sentence.find(U"“以") != std::u32string_view::npos;
}

// The words since the last 本数, as the verb in front of this one says.
void apply(std::u32string_view words, EndRule& rule) {
  const bool out = words.find(U"不包") != std::u32string_view::npos ||
                   words.find(U"不含") != std::u32string_view::npos;
  if (words.find(U"以上") != std::u32string_view::npos) rule.above = !out;
  if (words.find(U"以下") != std::u32string_view::npos ||
      words.find(U"以内") != std::u32string_view::npos) {
    rule.below = !out;
  }
}

}  // namespace

EndRule read_end_rule(std::u32string_view folded) {
  EndRule rule;
  std::size_t last = 0;
  for (std::size_t at = find_letter(folded, U'本', 0);
       at != std::u32string_view::npos;
       at = find_letter(folded, U'本', at + 1)) {
    if (!folded.substr(at).starts_with(kNumberItself)) continue;
    const std::size_t begin = sentence_begin(folded, at);
    if (!is_definition(folded.substr(begin, at - begin))) continue;
    const std::size_t from = std::max(begin, last);
    apply(folded.substr(from, at - from), rule);
    last = at;
  }
  return rule;
}

}  // namespace tiaowen
