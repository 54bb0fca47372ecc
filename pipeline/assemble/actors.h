// Actors: who a fragment says must act.
//
//   由市科技局会同市财政局…   leads 市科技局, supports 市财政局
//   申报单位应当…             bearer 申报单位: no department, so no lead
//
// Roles of departments are read by the extractors; here only those of one
// fragment, or of one closing bracket, are put together.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "pipeline/assemble/cues.h"
#include "pipeline/assemble/sentences.h"

namespace tiaowen {

struct Actors {
  std::vector<int> leads, supports;
  std::optional<Span> bearer;
  // Words that name someone, but may as well tell what he does: he bears the
  // duty where there is one, and nobody else is taken over from before.
  std::optional<Span> stranger;
  Span from;             // the words that name them
  bool subject = false;  // they stand where a subject does

  // Is there someone to act? Those who only support do not count.
  bool named() const { return !leads.empty() || bearer.has_value(); }
};

// Indices of the mentions that begin inside `span`, in order.
struct MentionRange {
  int begin = 0, end = 0;

  bool empty() const { return begin >= end; }
};
inline MentionRange mentions_in(const Material& material, Span span) {
  const auto begin = static_cast<int>(material.places.first_from(span.begin));
  const auto end = static_cast<int>(material.places.first_from(span.end));
  return {begin, std::max(begin, end)};
}
// The same by searching, where there is no material.
MentionRange mentions_in(const std::vector<Mention>& mentions, Span span);

// The department of mention `index`; null where it is something else.
inline const Department* department_at(const Material& material, int index) {
  return std::get_if<Department>(
      &material.mentions[static_cast<std::size_t>(index)].value);
}

// The actors of a fragment that begins so, into `actors`, which is empty.
// `closes`: it ends as a condition does. Leads inside `asides` do not count.
void read_actors(const Material& material, Span fragment, const Start& start,
                 bool closes, std::span<const Cue> cues, Asides asides,
                 Actors& actors);

// The actors of a bracket or line that names the responsible bodies:
// （财政部、科技部等负责）, 责任单位：市科技局. Unnamed where it does not.
Actors responsible_in(const Material& material, Span span);

}  // namespace tiaowen
