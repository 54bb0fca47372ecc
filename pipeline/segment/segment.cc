#include "pipeline/segment/segment.h"

#include "pipeline/segment/check.h"
#include "pipeline/segment/lines.h"
#include "pipeline/segment/note_marks.h"
#include "pipeline/segment/numbering.h"
#include "pipeline/segment/tree.h"

namespace tiaowen {

Segmented segment(const Text& text, const Lexicon& words) {
  const std::vector<Passage> lines = read_lines(text, words);
  const std::vector<Placing> places = read_numbering(text, words, lines);
  Segmented segmented;
  segmented.clauses = with_points(text, build_tree(text, words, lines, places));
  set_ids(segmented.clauses);
  link_notes(text, segmented.clauses);
  segmented.findings = check_tree(text, segmented.clauses);
  return segmented;
}

}  // namespace tiaowen
