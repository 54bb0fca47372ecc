// BodyName is a body's name taken apart: region, organ, part.
//
//   玉溪市科技局计财科   region 玉溪市, organ 科技局, part 计财科
//   各县(市、区)财政局   a collective: many regions, organ 财政局
//   人民银行某市中心支行  organ 人民银行, then region and branch
//
// It is read around a word of department.tsv and says only what is written;
// which city 市 means is for resolve/. Words: department.tsv, region.tsv,
// region_prefix.tsv, organ_part.tsv.
#pragma once

#include <string_view>

#include "pipeline/model/lexicon.h"
#include "pipeline/model/span.h"

namespace tiaowen {

enum class Level : std::uint8_t {
  none,
  national,
  province,
  city,
  county,
  township,
};
inline constexpr std::size_t kLevelCount = 6;
// "national" …; empty for none.
std::string_view name_of(Level level);
// The level of a cell: "municipality" is a province; what names none is none.
Level level_of(std::string_view name);

// The words before an organ that say whose it is.
struct RegionPrefix {
  Span span;    // empty where there are none
  Word region;  // the innermost region of region.tsv …
  Span region_span;
  Word zone;  // … and a development zone inside it
  Level level = Level::none;
  bool many = false;   // 各县(市、区), 同级: a class of bodies
  bool party = false;  // 中共 stands before it
};
RegionPrefix read_region_prefix(std::u32string_view folded, std::size_t end,
                                const Lexicon& words);

struct BodyName {
  Span span;
  RegionPrefix prefix;
  Word organ;  // of department.tsv
  Span organ_span;
  Span branch;        // 玉溪市中心支行 behind a national body
  Span part;          // 党组, 计财科
  bool many = false;  // collective, by its prefix or its part
};
// REQUIRES: `organ` was found at `at`.
BodyName read_body_name(std::u32string_view folded, std::size_t at, Word organ,
                        const Lexicon& words);

}  // namespace tiaowen
