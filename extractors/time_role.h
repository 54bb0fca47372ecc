// What a time is there for: deadline, validity, period …
//
//   有效期{5年}  validity      {2025年}6月前  deadline      与{2019年}相比
//   reference
//
// Judged by the bound, the words of its clause (time_cue) and, in a table, the
// head of its column (time_head).
#pragma once

#include <span>

#include "extractors/time_anchor.h"
#include "extractors/time_bound.h"

namespace tiaowen {

// The role of a date or range at `span`.
TimeRole role_of_date(const TimeScope& scope, Span span, const Time& time,
                      const BoundRead& bound);

// The role of a duration or of a length counted from an event.
TimeRole role_of_length(const TimeScope& scope, Span span, const Time& time,
                        const BoundRead& bound, const AnchorRead& anchor);

// Gives times in a column of times the role that its head names.
void apply_heads(const TimeScope& scope, std::span<Mention> times);

// Does the span stand alone in a cell, on a line or between commas?
bool stands_alone(const TimeScope& scope, Span span);

}  // namespace tiaowen
