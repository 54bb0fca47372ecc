// The short form of a value: what explain prints and what the example lines
// of corpus/expressions state. A core, then attributes, joined by " ; ".
//
//   amount      [ ,50000000]  ; use cap ; per 年
//   ratio       0.3 ; percent      3:3:4 ; parts      1/3 ; fraction
//   quantity    [6, ) 个
//   time        2022-12-31 ; by ; due 2022-12-31 ; role deadline
//   department  玉溪市科学技术局 ; role lead
//   citation    《国务院组织法》 ; locator 第十条 ; relation basis
//
// Brackets say whether an end counts: [6, ) at least, (6, ) more than,
// ( ,6] at most, ( ,6) less than, [1, 2] a range, [1, 2) one without its upper
// end, ~6 about.
#pragma once

#include <string>
#include <vector>

#include "pipeline/model/record.h"

namespace tiaowen {

struct Phrase {
  std::string core;
  std::vector<std::string> attributes;
  std::string str() const;
};

Phrase phrase_of(const Mention& mention, const Record& record);

}  // namespace tiaowen
