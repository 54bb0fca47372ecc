// Years as units: the one that a time lies in, and those of an act that holds
// year after year: 本年度 in a 办法 is the year in which it is applied, not
// that of its issue.
#pragma once

#include "pipeline/resolve/resolve.h"

namespace tiaowen {

// The year that a bare year, a half year or a quarter lies in, else 0.
int unit_year(const Time& time);

// 力争|2022年|新增…50名: does a count or share follow the time `at` in its part
// of the sentence, with no other time between?
bool leads_to_figure(std::u32string_view folded,
                     const std::vector<Mention>& mentions, std::size_t at);

// 今年|发展主要预期目标是: does the time belong to what is aimed at?
bool names_goal(const Scene& scene, Span time);

// Leaves such years open: 本年度 becomes a year beside one that the text does
// not name, 全年 is no time there. Other acts keep theirs.
void leave_open_years(const Scene& scene, const Metadata& metadata,
                      std::vector<Mention>& mentions);

}  // namespace tiaowen
