// Sentences and their fragments: the units in which duties are stated.
//
//   经审核后,由市财政局拨付;逾期的,不予受理。
//   one Sentence of four fragments, ending with , ; , and 。
//
// A mark inside brackets or quotes ends nothing: （含5人，不含实习生） and
// “先审核，后拨付” belong to their fragment. Those stretches are the asides.
#pragma once

#include <vector>

#include "pipeline/model/text.h"

namespace tiaowen {

struct Fragment {
  Span span;          // without the mark and without blanks at the ends
  char32_t mark = 0;  // ',', ';', ':' or U'。'; 0 at the end of a paragraph
};

struct Sentence {
  Span span;  // from the first fragment to the last
  std::vector<Fragment> fragments;
  std::vector<Span> asides;  // brackets, quotes and titles, with their marks
};

// The sentences of one paragraph, in order.
std::vector<Sentence> sentences_of(const Text& text, Span paragraph);

// Does `at` stand in one of these stretches?
bool within(const std::vector<Span>& stretches, std::uint32_t at);

}  // namespace tiaowen
