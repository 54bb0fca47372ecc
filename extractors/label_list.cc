#include "extractors/label_list.h"

#include <optional>

#include "pipeline/model/letter_set.h"

namespace tiaowen {
namespace {

constexpr std::size_t kLongestClause = 20;  // from the label to its value
// What grades and classes end in.
constexpr LetterSet kKinds(U"奖级类档等区性");
constexpr LetterSet kClauseEnd(U",、;:。\n\t(");

std::uint32_t narrow(std::size_t at) { return static_cast<std::uint32_t>(at); }

bool is_one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

std::optional<Span>* pairs_of(Mention& mention) {
  if (auto* amount = std::get_if<Amount>(&mention.value)) return &amount->pairs;
  if (auto* ratio = std::get_if<Ratio>(&mention.value)) return &ratio->pairs;
  return nullptr;
}

// From the mark in front to the value; empty where that is too far.
Span clause_before(std::u32string_view text, std::size_t value) {
  std::size_t from = value;
  while (from > 0 && value - from <= kLongestClause &&
         !kClauseEnd.has(text[from - 1])) {
    --from;
  }
  if (value - from > kLongestClause || value == from) return {};
  return {narrow(from), narrow(value)};
}

// The label that a clause begins with: up to the first 奖, 级 … that closes
// it (in 一等奖 not the 等, in 市级奖励 not the 奖).
Span label_of(std::u32string_view text, Span clause, const Lexicon& words) {
  for (std::size_t at = clause.begin + 1u; at < clause.end; ++at) {
    if (!kKinds.has(text[at])) continue;
    const char32_t next = at + 1 < clause.end ? text[at + 1] : U' ';
    if (is_one_of(next, U"奖级次") && text[at] == U'等') continue;
    if (is_one_of(next, U"励补金") && text[at] == U'奖') return {};
    std::size_t begin = at;  // behind 标准为, 对, 其中: these lead in
    while (begin > clause.begin && !is_one_of(text[begin - 1], U"为是对按照")) {
      --begin;
    }
    const Word part = words.begins(text, begin, Dictionary::use_word);
    if (words.cell(part, "use") == "part" && begin + part.length < at) {
      begin += part.length;
    }
    return {narrow(begin), narrow(at + 1)};
  }
  return {};
}

// Are the values of one type, and near enough for labels of one kind?
bool may_share(const Mention& before, const Mention& behind) {
  return before.value.index() == behind.value.index() &&
         behind.span.begin - before.span.end <= 2 * kLongestClause;
}

}  // namespace

void tie_labels(const Reading& reading, std::vector<Mention>& mentions) {
  const std::u32string_view folded = reading.text.folded;
  const auto label = [&](const Mention& mention) {
    const Span clause = clause_before(folded, mention.span.begin);
    return clause.empty() ? Span{} : label_of(folded, clause, reading.words);
  };
  Mention* before = nullptr;
  std::optional<Span> label_before;  // read where the next value is near
  for (Mention& mention : mentions) {
    std::optional<Span>* const pairs = pairs_of(mention);
    if (!pairs) continue;
    std::optional<Span> own;
    if (before && may_share(*before, mention)) {
      if (!label_before) label_before = label(*before);
      own = label(mention);
      const bool same_kind =
          !own->empty() && !label_before->empty() &&
          before->span.end <= own->begin &&
          own->begin - before->span.end <= kLongestClause &&
          folded[own->end - 1] == folded[label_before->end - 1];
      if (same_kind) {
        if (!*pairs_of(*before)) *pairs_of(*before) = *label_before;
        if (!*pairs) *pairs = *own;
      }
    }
    before = &mention;
    label_before = own;
  }
}

}  // namespace tiaowen
