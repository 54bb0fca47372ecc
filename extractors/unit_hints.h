// UnitHints tell of each numeral what it may be a number of, by one look at
// the letters beside it. Most numerals concern one extractor at most.
//
//   reading.hints.may_be(UnitKind::money, i)   false for 12 of 12人
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

class UnitHints {
 public:
  // REQUIRES: `numerals` and `cells` by place.
  UnitHints(std::u32string_view folded, const Lexicon& words,
            std::span<const Numeral> numerals, std::span<const CellUnit> cells);

  // False where there is no such numeral.
  bool may_be(UnitKind kind, std::size_t numeral) const {
    return numeral < kinds_.size() &&
           (kinds_[numeral] & static_cast<unsigned>(kind)) != 0;
  }

 private:
  std::vector<std::uint8_t> kinds_;
};

}  // namespace tiaowen
