// Figure is a number with its unit and the words that bound it: what amounts,
// ratios and quantities have in common.
//
//   不超过50万元   {500000, at_most}     5—10万元   {50000 to 100000, range}
//
// What a unit is differs by kind, so each extractor brings its UnitReader.
#pragma once

#include <optional>

#include "extractors/bounds.h"
#include "extractors/extract.h"

namespace tiaowen {

// The unit of one numeral.
struct UnitAt {
  std::size_t begin = 0, end = 0;  // of the number with its unit
  Span unit;
  Decimal factor{1};
  std::optional<Decimal> whole;   // the value where it is no product: 3元5角
  std::size_t more_numerals = 0;  // those of 5角
  Word row;
};
// How units of a kind are read.
struct UnitReader {
  UnitKind kind;
  std::optional<UnitAt> (*read)(const Reading& reading, std::size_t numeral);

  // False of most numerals, at one look.
  bool may_read(const Reading& reading, std::size_t numeral) const {
    return reading.hints.may_be(kind, numeral);
  }
  std::optional<UnitAt> operator()(const Reading& reading,
                                   std::size_t numeral) const {
    return may_read(reading, numeral) ? read(reading, numeral) : std::nullopt;
  }
};

struct Figure {
  Span span;  // without the words that bound it
  Span unit;
  std::size_t last = 0;  // index of its last numeral
  std::optional<Share> min, max;
  Bound bound = Bound::exact;
  OpenEnds open;
  Limit before, behind;
  Word row;
};

// The figure that begins with this numeral; `after` is where the figure
// before ends.
std::optional<Figure> read_figure(const Reading& reading, std::size_t numeral,
                                  std::size_t after, UnitReader unit);

// A figure of numerals that leave their unit to a later one: 30 of
// 30万、10万元.
std::optional<Figure> read_listed(const Reading& reading, std::size_t numeral,
                                  std::size_t after, UnitReader unit);

// Is there only a 、 or 和 between the two places?
bool is_joined(std::u32string_view text, std::size_t end, std::size_t begin);

// Gives a figure the bound of the one before it in a list: 不超过5名、3名.
void share_bound(const Reading& reading, const Figure& previous,
                 Figure& figure);

// Adds the mention of a figure, with the rows that were used; its value is the
// caller's to set.
Mention& add_mention(const Figure& figure, std::string_view rule,
                     std::vector<Mention>& out);

// The unit that a bare number in a cell takes from its column's head: a row of
// `in`, with its factor where it has one. 12.8 below 支出(万元), 58 below
// 占比(%).
std::optional<UnitAt> unit_of_cell(const Reading& reading,
                                   const Numeral& numeral, Dictionary in);

}  // namespace tiaowen
