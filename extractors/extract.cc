#include "extractors/extract.h"

#include <algorithm>

namespace tiaowen {
namespace {

// Earlier first; of two at one place the longer.
bool before(const Mention& a, const Mention& b) {
  if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
  return a.span.end > b.span.end;
}

// Keeps, of mentions that overlap, the one whose extractor came first.
void settle(std::vector<Mention>& kept, std::vector<Mention> more) {
  if (!std::is_sorted(more.begin(), more.end(), before)) {
    std::sort(more.begin(), more.end(), before);
  }
  std::vector<Mention> merged;
  merged.reserve(kept.size() + more.size());
  auto next = kept.begin();
  for (Mention& mention : more) {
    while (next != kept.end() && next->span.end <= mention.span.begin) {
      merged.push_back(std::move(*next++));
    }
    if (next != kept.end() && next->span.overlaps(mention.span)) continue;
    if (!merged.empty() && merged.back().span.overlaps(mention.span)) continue;
    merged.push_back(std::move(mention));
  }
  merged.insert(merged.end(), std::make_move_iterator(next),
                std::make_move_iterator(kept.end()));
  kept = std::move(merged);
}

}  // namespace

Reading read_words(const Text& text, const Lexicon& words) {
  return {text,
          words,
          find_numerals(text, words),
          words.scan(text.folded),
          read_cell_units(text, words),
          read_end_rule(text.folded)};
}

std::vector<Mention> extract(const Reading& reading) {
  std::vector<Mention> kept;
  for (const auto extractor :
       {extract_citations, extract_times, extract_amounts, extract_ratios,
        extract_quantities, extract_departments}) {
    std::vector<Mention> found;
    extractor(reading, found);
    settle(kept, std::move(found));
  }
  return kept;
}

}  // namespace tiaowen
