// extract() finds the mentions of a text: every extractor in order, then
// overlaps settled.
//
//   Reading reading = read_words(text, lexicon);   // the one pass
//   std::vector<Mention> mentions = extract(reading);
//
// An extractor looks at the numerals and sighted words of the Reading and
// asks the lexicon for the words beside them; it never searches the text by
// itself. What a mention points to (a year left out, a department's full
// name) is filled in later, by resolve/.
#pragma once

#include <vector>

#include "extractors/cell_unit.h"
#include "extractors/end_rule.h"
#include "extractors/numeral.h"
#include "extractors/seen_words.h"
#include "extractors/unit_hints.h"
#include "pipeline/model/definition.h"
#include "pipeline/model/lexicon.h"
#include "pipeline/model/mention.h"
#include "pipeline/model/text.h"

namespace tiaowen {

// What one pass over the folded text saw. Views must outlive it.
struct Reading {
  const Text& text;
  const Lexicon& words;
  std::vector<Numeral> numerals;    // in order, not overlapping
  std::vector<Sighting> sightings;  // in order
  SeenWords seen;                   // the same by dictionary
  std::vector<CellUnit> cells;      // units that tables give to numbers
  UnitHints hints;                  // what the numerals may be numbers of
  EndRule ends;                     // whether 以上 includes its number
  // The short names that the text gives.
  std::vector<Definition> definitions = find_definitions(text.folded, words);
};
Reading read_words(const Text& text, const Lexicon& words);

// By place; mentions of different types do not overlap.
std::vector<Mention> extract(const Reading& reading);

// The extractors: each appends what it finds, in order of place.
void extract_citations(const Reading& reading, std::vector<Mention>& out);
void extract_times(const Reading& reading, std::vector<Mention>& out);
void extract_amounts(const Reading& reading, std::vector<Mention>& out);
void extract_ratios(const Reading& reading, std::vector<Mention>& out);
void extract_quantities(const Reading& reading, std::vector<Mention>& out);
void extract_departments(const Reading& reading, std::vector<Mention>& out);

}  // namespace tiaowen
