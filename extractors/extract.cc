#include "extractors/extract.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tiaowen {
namespace {

// A mention by its place: mentions are large and move only once.
struct Placed {
  Span span;
  Mention* mention;
};

// Earlier first; of two at one place the longer.
bool before(const Placed& a, const Placed& b) {
  if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
  return a.span.end > b.span.end;
}

// Keeps, of mentions that overlap, the one whose extractor came first.
void settle(std::vector<Placed>& kept, std::vector<Mention>& found) {
  std::vector<Placed> more;
  more.reserve(found.size());
  for (Mention& mention : found) more.push_back({mention.span, &mention});
  if (!std::is_sorted(more.begin(), more.end(), before)) {
    std::sort(more.begin(), more.end(), before);
  }
  std::vector<Placed> merged;
  merged.reserve(kept.size() + more.size());
  auto next = kept.begin();
  for (const Placed& one : more) {
    while (next != kept.end() && next->span.end <= one.span.begin) {
      merged.push_back(*next++);
    }
    if (next != kept.end() && next->span.overlaps(one.span)) continue;
    if (!merged.empty() && merged.back().span.overlaps(one.span)) continue;
    merged.push_back(one);
  }
  merged.insert(merged.end(), next, kept.end());
  kept = std::move(merged);
}

}  // namespace

Reading read_words(const Text& text, const Lexicon& words) {
  std::vector<Numeral> numerals = find_numerals(text, words);
  std::vector<Sighting> sightings = words.scan(text.folded);
  SeenWords seen(sightings);
  std::vector<CellUnit> cells = read_cell_units(text, words);
  UnitHints hints(text.folded, words, numerals, cells);
  return {text,
          words,
          std::move(numerals),
          std::move(sightings),
          std::move(seen),
          std::move(cells),
          std::move(hints),
          read_end_rule(text.folded)};
}

std::vector<Mention> extract(const Reading& reading) {
  constexpr std::array kExtractors = {extract_citations,  extract_times,
                                      extract_amounts,    extract_ratios,
                                      extract_quantities, extract_departments};
  std::array<std::vector<Mention>, kExtractors.size()> found;
  std::vector<Placed> kept;
  for (std::size_t i = 0; i < kExtractors.size(); ++i) {
    kExtractors[i](reading, found[i]);
    settle(kept, found[i]);
  }
  std::vector<Mention> mentions;
  mentions.reserve(kept.size());
  for (const Placed& one : kept) mentions.push_back(std::move(*one.mention));
  return mentions;
}

}  // namespace tiaowen
