// Drafts: what a part of a sentence states, before it is known who acts.
#pragma once

#include <optional>

#include "pipeline/assemble/parts.h"
#include "pipeline/assemble/setting.h"

namespace tiaowen {

// What must still be found for a part to be an obligation.
enum class Needs : std::uint8_t {
  nothing,      // it says by itself that something is due
  actor,        // 加强培训: only where someone is charged with it
  responsible,  // any statement: only before （…负责）
};

struct Draft {
  Obligation obligation;
  Actors actors;
  Needs needs = Needs::nothing;
  bool own = false;          // names its actors itself
  bool strong = false;       // has a strong cue
  bool certain = false;      // a word or a section of duty says so
  bool future = false;       // 我们将…
  bool report = false;       // only a report's own body could act
  bool responsible = false;  // took them from a bracket or a line after it
};

// What a whole sentence says of its parts: that they are over, or explained.
struct Tenor {
  bool explains = false;              // it defines, or says why the act is made
  std::vector<Span> past;             // 已, 了: in order
  std::uint32_t period = 0xFFFFFFFF;  // where 近年来 begins
};
Tenor tenor_of(const Material& material, const Sentence& sentence);

// Does the part state something? Not where it reports, defines or explains.
// `draft`, new, gets what it states, and its actors.
bool read_draft(const Material& material, Part& part, const Sentence& sentence,
                const Tenor& tenor, Section section, Draft& draft);

// The condition that a part begins with: 对…的, 经…后, 符合…条件的.
std::optional<Span> condition_of(const Material& material, const Part& part);

}  // namespace tiaowen
