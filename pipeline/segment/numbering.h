// Which marks open clauses, and how deep: the whole document's numbering is
// read together, by the cheapest reading.
//
//   1、 （1） （2） 2、 （一） （二）   -> depths 0 1 1 0 1 1
//
// Every mark may go on with a list that is open, open a list below, start a
// list again, or be no clause at all; each has its cost, lowest where numbers
// simply count on. A few best readings are kept while the lines are walked
// once, so what follows decides what came before, in linear time.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/segment/lines.h"

namespace tiaowen {

enum class Move : std::uint8_t {
  stay,       // belongs to the clause that is open
  open,       // opens a clause at `depth`
  paragraph,  // opens a further 款 at `depth`
  close,      // closes clauses to `depth` (a signature)
  restart,    // a new document begins: all is closed
};

struct Placing {
  Move step = Move::stay;
  std::uint8_t depth = 0;  // how many clauses stay open above
};

// One for each line.
std::vector<Placing> read_numbering(const Text& text, const Lexicon& words,
                                    const std::vector<Passage>& lines);

}  // namespace tiaowen
