// Sentences and their fragments: the units in which duties are stated.
//
//   经审核后,由市财政局拨付;逾期的,不予受理。
//   one Sentence of four fragments, ending with , ; , and 。
//
// A mark inside brackets or quotes ends nothing: （含5人，不含实习生） and
// “先审核，后拨付” belong to their fragment. Those stretches are the asides.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "pipeline/model/clause.h"
#include "pipeline/model/text.h"

namespace tiaowen {

struct Fragment {
  Span span;          // without the mark and without blanks at the ends
  char32_t mark = 0;  // ',', ';', ':' or U'。'; 0 at the end of a paragraph
};

// Brackets, quotes and titles, with their marks, in order.
using Asides = std::span<const Span>;

// A view into the Sentences that it is one of.
struct Sentence {
  Span span;  // from the first fragment to the last
  std::span<const Fragment> fragments;
  Asides asides;

  // 县气象局:|负责降雨监测 without its first fragment. REQUIRES: it has more.
  Sentence behind_first() const;
};

// The sentences of some paragraphs. What they are made of lies together, so
// that a text is cut once and a Sentence may be handed on by value.
class Sentences {
 public:
  Sentences() = default;
  // REQUIRES: `paragraphs` and `clauses` stand in order. Labels of clauses,
  // as （一）, are no part of their sentence.
  Sentences(const Text& text, std::span<const Span> paragraphs,
            std::span<const Clause> clauses = {});

  // The sentences point into it.
  Sentences(Sentences&&) = default;
  Sentences& operator=(Sentences&&) = default;

  // Those of one paragraph.
  std::span<const Sentence> of(std::size_t paragraph) const {
    return std::span(sentences_)
        .subspan(firsts_[paragraph],
                 firsts_[paragraph + 1] - firsts_[paragraph]);
  }
  std::size_t size() const { return sentences_.size(); }
  auto begin() const { return sentences_.begin(); }
  auto end() const { return sentences_.end(); }

 private:
  std::vector<Sentence> sentences_;
  std::vector<Fragment> fragments_;
  std::vector<Span> asides_;
  std::vector<std::size_t> firsts_;  // of each paragraph, and behind the last
};

// The sentences of one paragraph, with its label.
Sentences sentences_of(const Text& text, Span paragraph);

// Those of all blocks of a text; none of tables and of what is no wording.
Sentences sentences_of_blocks(const Text& text,
                              std::span<const Clause> clauses);

// Does `at` stand in one of these stretches?
bool stands_within(Asides stretches, std::uint32_t at);
inline bool within(Asides stretches, std::uint32_t at) {
  return !stretches.empty() && stands_within(stretches, at);
}

}  // namespace tiaowen
