#include "extractors/digit_groups.h"

#include <string>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::size_t kUnitReach = 12;  // of scale words behind the groups
constexpr std::uint32_t kGroup = 3;

bool unit_follows(std::u32string_view folded, const Lexicon& words,
                  std::size_t end) {
  return words.begins(folded, end, Dictionary::currency) ||
         words.begins(folded, end, Dictionary::measure_word);
}

bool is_group(std::u32string_view text, std::size_t at) {
  for (std::size_t i = at; i < at + kGroup; ++i) {
    if (i >= text.size() || !is_digit(text[i])) return false;
  }
  return at + kGroup >= text.size() || !is_digit(text[at + kGroup]);
}

// 附件1 200家, 表3 150人: the number of what it stands behind.
bool is_label(std::u32string_view text, std::size_t begin) {
  return begin == 0 || !is_han(text[begin - 1]) ||
         std::u32string_view(
             U"件表图第条款项号例页章节题组期录卷册版级类年月日")
                 .find(text[begin - 1]) != std::u32string_view::npos;
}

}  // namespace

bool groups_by_wide_comma(const Text& text, const Lexicon& words,
                          const Numeral& numeral) {
  // $20，300美元: the sign has its own number already.
  const std::uint32_t begin = numeral.span.begin;
  return begin > 0 && is_han(text.folded[begin - 1]) &&
         unit_follows(text.folded, words, numeral.span.end);
}

std::optional<Numeral> grouped_by_blanks(const Text& text, const Lexicon& words,
                                         const Numeral& numeral) {
  const std::u32string_view folded = text.folded;
  std::uint32_t end = numeral.span.end;
  if (end + kGroup >= folded.size() || folded[end] != U' ' ||
      !is_digit(folded[end + 1]) || !is_digit(folded[end - 1]) ||
      numeral.span.length() > kGroup || folded[numeral.span.begin] == U'0' ||
      is_label(folded, numeral.span.begin)) {
    return std::nullopt;
  }
  std::u32string digits(text.view(numeral.span));
  std::uint32_t blanks = 0;
  while (end < folded.size() && folded[end] == U' ' &&
         is_group(folded, end + 1)) {
    digits += folded.substr(end + 1, kGroup);
    end += kGroup + 1;
    ++blanks;
  }
  if (blanks == 0) return std::nullopt;
  digits += folded.substr(end, kUnitReach);
  auto whole = read_numeral(digits, 0);
  if (!whole) return std::nullopt;
  whole->span.begin = numeral.span.begin;
  whole->span.end += numeral.span.begin + blanks;
  if (!unit_follows(folded, words, whole->span.end)) return std::nullopt;
  return whole;
}

void report_groups(const Text& text, const std::vector<Mention>& mentions,
                   std::vector<Finding>& findings) {
  for (const Mention& mention : mentions) {
    if (mention.value.index() > 2) continue;  // no figure
    const std::u32string_view words = text.published(mention.span);
    for (std::size_t i = 1; i + kGroup < words.size(); ++i) {
      const bool wide = words[i] == U'，' || words[i] == U' ';
      if (!wide || !is_digit(words[i - 1]) || !is_group(words, i + 1)) continue;
      findings.push_back(
          {Severity::warning, "figure.groups",
           "read as one figure with its digits in groups; are they two?",
           mention.span});
      break;
    }
  }
}

}  // namespace tiaowen
