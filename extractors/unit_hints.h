// UnitHints tell of each numeral what it may be a number of, by the words that
// stand beside it: each place is asked once, and most numerals concern one
// extractor at most.
//
//   reading.hints.may_be(UnitKind::money, i)   false for 12 of 12人
//   reading.hints.behind(i).measure            人
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extractors/cell_unit.h"
#include "extractors/numeral.h"
#include "pipeline/model/lexicon.h"

namespace tiaowen {

// One bit each.
enum class UnitKind : std::uint8_t {
  any = 1,  // it counts or measures something
  money = 2,
  ratio = 4,
  measure = 8,
};

// The units behind a numeral, blanks aside.
struct UnitsBehind {
  Word currency, ratio, measure;
};

class UnitHints {
 public:
  // REQUIRES: `numerals` and `cells` by place.
  UnitHints(std::u32string_view folded, const Lexicon& words,
            std::span<const Numeral> numerals, std::span<const CellUnit> cells);

  // False where there is no such numeral.
  bool may_be(UnitKind kind, std::size_t numeral) const {
    return numeral < hints_.size() &&
           (hints_[numeral].kinds & static_cast<unsigned>(kind)) != 0;
  }
  // REQUIRES: it may be something.
  const UnitsBehind& behind(std::size_t numeral) const {
    return hints_[numeral].units;
  }

 private:
  struct Hint {
    UnitsBehind units;
    unsigned kinds = 0;
  };
  static Hint hint_of(std::u32string_view text, const Lexicon& words,
                      const Numeral& numeral);

  std::vector<Hint> hints_;
};

}  // namespace tiaowen
