// What a reading of the numbering has open, and what its choices cost.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "pipeline/model/clause_mark.h"

namespace tiaowen {

// The rank of a 款 among forms: below articles, above whatever they hold.
constexpr auto kParagraph = static_cast<MarkForm>(kMarkForms);
constexpr int kForms = kMarkForms + 1;
constexpr std::size_t kMostLevels = 12;
constexpr std::size_t kBeam = 8;

// What a reading pays. Only the order of these matters, and their sums over
// a few lines.
namespace cost {
constexpr int kGap = 3;           // 3 after 1
constexpr int kFixedGap = 1;      // 第五条 after 第三条: text is lost
constexpr int kRepeat = 4;        // 3 after 3
constexpr int kBack = 7;          // 2 after 5
constexpr int kAgain = 5;         // 1 in the place of a list's next
constexpr int kOpenLate = 6;      // a list that begins at 4
constexpr int kRunsOn = 1;        // …, at the number after the last list's
constexpr int kSameForm = 4;      // 一、 below （一） below 一、
constexpr int kBelowItself = 8;   // 一、 below 一、
constexpr int kOtherClose = 3;    // 1. below 8、; or in its place
constexpr int kAgainTitled = 1;   // 1 again, after a title inside an attachment
constexpr int kLatePart = 3;      // an attachment that begins at 第五部分
constexpr int kInverted = 2;      // （一） below 1、
constexpr int kSkipLevel = 3;     // opened beside, not below, the last list
constexpr int kOtherBracket = 4;  // （三） after (2)
constexpr int kNoClause = 8;      // a mark that is none
constexpr int kCited = 8;         // reads like a citation, out of order
constexpr int kSkipCited = 1;     // … and is taken for one
constexpr int kInItem = 1;        // a paragraph that belongs to an item
constexpr int kHopeless = 20;     // as much more than the best is dropped
constexpr int kNewDocument = 2;   // a title that begins a document
constexpr int kTitleIgnored = 1;  // … or, after a signature, does not
constexpr int kAfterArticles = 3;  // 一、 that closes an article
}  // namespace cost

// A list that is open, at the last number read.
struct OpenList {
  MarkForm form = MarkForm::article;
  std::uint16_t number = 0, sub = 0;
  char16_t close = 0;
  // All of it.
  std::uint64_t word() const {
    return static_cast<std::uint64_t>(form) | std::uint64_t{number} << 16 |
           std::uint64_t{sub} << 32 | std::uint64_t{close} << 48;
  }
  bool operator==(const OpenList& other) const {
    return word() == other.word();
  }
};

// The lists that are open, one in the other, and what came before.
struct NumberingState {
  std::array<OpenList, kMostLevels> levels;
  std::uint8_t depth = 0;
  std::uint8_t soft = 0;     // the first level below all fixed ranks and 款
  std::int8_t article = -1;  // the level of the open article, -1 for none
  bool after_signature = false;
  bool after_title = false;                    // inside an attachment
  std::array<std::uint16_t, kForms> closed{};  // last numbers of ended lists
  int cost = 0;
  int node = -1;  // how it came here: index into Search::nodes_

  const OpenList& top() const { return levels[depth - 1u]; }
  bool same_reading(const NumberingState& other) const {
    return depth == other.depth && after_signature == other.after_signature &&
           after_title == other.after_title &&
           std::equal(levels.begin(), levels.begin() + depth,
                      other.levels.begin()) &&
           closed == other.closed;
  }
  // The same for the same lists, hardly ever for others.
  std::uint64_t fingerprint() const {
    constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15;
    std::uint64_t print = depth * 4u + after_signature * 2u + after_title;
    for (std::size_t i = 0; i < depth; ++i) {
      print += levels[i].word() * (kGolden * (2 * i + 3));
    }
    return print;
  }
  std::uint16_t& closed_at(MarkForm form) {
    return closed[static_cast<std::size_t>(form)];
  }
  void pop_to(std::size_t keep) {
    while (depth > keep) {
      --depth;
      closed_at(levels[depth].form) = levels[depth].number;
    }
    if (depth < soft) find_ranks();
  }
  // The mark opens a clause in place of, or below, the first `keep` levels.
  // REQUIRES: keep < kMostLevels.
  void open(const ClauseMark& mark, std::size_t keep) {
    after_signature = after_title = false;
    pop_to(keep);
    if (mark.form == MarkForm::article) forget_soft();
    if (mark.form == MarkForm::attachment) closed.fill(0);
    push({mark.form, mark.number, mark.sub, static_cast<char16_t>(mark.close)});
  }
  // The next 款 of the article above level `keep`.
  void open_paragraph(std::size_t keep) {
    std::uint16_t number = 2;
    if (depth > keep && levels[keep].form == kParagraph) {
      number = static_cast<std::uint16_t>(levels[keep].number + 1);
    }
    pop_to(keep);
    forget_soft();
    if (depth < kMostLevels) push({kParagraph, number, 0, 0});
  }
  void forget_soft() {
    for (int f = static_cast<int>(MarkForm::han); f < kForms; ++f) {
      closed[static_cast<std::size_t>(f)] = 0;
    }
  }

 private:
  void push(const OpenList& list) {
    levels[depth++] = list;
    rank(depth);
  }
  // Where the innermost of `end` levels is of a rank, what is below is soft.
  void rank(std::uint8_t end) {
    const MarkForm form = levels[end - 1u].form;
    if (is_fixed(form) || form == kParagraph) soft = end;
    if (form == MarkForm::article) article = static_cast<std::int8_t>(end - 1);
  }
  void find_ranks() {
    soft = 0;
    article = -1;
    for (std::uint8_t end = 1; end <= depth; ++end) rank(end);
  }
};

inline int number_cost(const OpenList& last, const ClauseMark& mark,
                       bool fixed) {
  const int gap = fixed ? cost::kFixedGap : cost::kGap;
  if (mark.sub != 0) {
    return mark.number == last.number && mark.sub == last.sub + 1 ? 0 : gap;
  }
  if (mark.number == last.number + 1) return 0;
  if (mark.number == last.number) return cost::kRepeat;
  if (mark.number == 1) return cost::kAgain;
  if (mark.number < last.number) return cost::kBack;
  const int missing = mark.number - last.number - 1;
  return gap + std::min(missing / 3, 4);
}

}  // namespace tiaowen
