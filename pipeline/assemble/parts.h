// Parts: a sentence cut where the duty changes.
//
//   要严格审核,不得降低标准;由市财政局拨付,市科技局配合
//   a duty | a prohibition | a duty of 市财政局, supported by 市科技局
//
// A part is cut at a semicolon, before a new actor, where doing turns into
// not doing or back, and where a new condition with its own figure begins.
#pragma once

#include <vector>

#include "pipeline/assemble/actors.h"

namespace tiaowen {

// What one fragment is, as far as the fragment itself can say.
struct FragmentReading {
  Fragment fragment;
  std::vector<Cue> cues;
  Actors actors;
  bool forbids = false;  // a strong prohibition or denial
  bool acts = false;     // a strong cue that does not forbid, or a verb
  bool leads_in = false;  // 对…的, 经…后, 到2025年: belongs to what follows
  bool bounds = false;  // states a figure that is awarded or a limit
  bool new_condition = false;
  bool aims = false;  // 对骗取补贴的企业: whom or what it is about
};

struct Part {
  Span span;
  std::vector<FragmentReading> fragments;
  Actors actors;  // named in this part
  bool after_semicolon = false;

  // Cues of fragments that only lead in do not count.
  bool has(Modality modality) const;
  const Cue* strongest() const;
};

std::vector<Part> parts_of(const Material& material, const Sentence& sentence);

}  // namespace tiaowen
