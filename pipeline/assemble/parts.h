// Parts: a sentence cut where the duty changes.
//
//   要严格审核,不得降低标准;由市财政局拨付,市科技局配合
//   a duty | a prohibition | a duty of 市财政局, supported by 市科技局
//
// A part is cut at a semicolon, before a new actor, where doing turns into
// not doing or back, and where a new condition with its own figure begins.
#pragma once

#include <span>
#include <vector>

#include "pipeline/assemble/actors.h"

namespace tiaowen {

// What one fragment is, as far as the fragment itself can say.
struct FragmentReading {
  Fragment fragment;
  Start start;
  std::span<const Cue> cues;
  Actors actors;
  bool opens = false;    // with the word of a condition: 对, 符合 …
  bool closes = false;   // as a condition ends: …的, …后
  bool forbids = false;  // a strong prohibition or denial
  bool acts = false;     // a strong cue that does not forbid, or a verb
  bool leads_in = false;  // 对…的, 经…后, 到2025年: belongs to what follows
  bool bounds = false;  // states a figure that is awarded or a limit
  bool new_condition = false;
  bool aims = false;  // 对骗取补贴的企业: whom or what it is about
};

struct Part {
  Span span;
  std::span<const FragmentReading> fragments;
  Actors actors;  // named in this part
  bool after_semicolon = false;
  bool acts = false, new_condition = false;  // some fragment does, has
  bool future = false;                       // so does a cue

  // Cues of fragments that only lead in do not count.
  const Cue* strongest = nullptr;
  bool has(Modality modality) const {
    return (modalities >> static_cast<unsigned>(modality) & 1) != 0;
  }
  unsigned modalities = 0;  // a bit for each
};

// Cuts one sentence after the other.
class PartReader {
 public:
  // REQUIRES: `material` outlives this.
  explicit PartReader(const Material& material) : material_(material) {}

  // Good until the next sentence is read.
  std::span<Part> read(const Sentence& sentence);

 private:
  void make_room(const Sentence& sentence);
  void read_cues(FragmentReading& reading, Asides asides);
  void drop_reached(FragmentReading& reading);
  FragmentReading& read_fragment(const Fragment& fragment, Asides asides);
  void finish(std::size_t from, std::size_t to, bool after_semicolon);

  const Material& material_;
  std::span<const Cue> ahead_;  // those of the sentence, from a fragment on
  std::vector<Cue> cues_;       // those that count; the readings look at them
  std::vector<FragmentReading> readings_;
  std::vector<Part> parts_;
};

}  // namespace tiaowen
