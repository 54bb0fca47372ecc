// Cues: the words that make a fragment a duty, a power, a ban, an award … and
// those that make it a report, a definition or a purpose (signals.h), as they
// stand in a stretch of text; and how a fragment begins.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/assemble/assemble.h"

namespace tiaowen {

// Calls take(signal) for those inside `span` and outside `asides`, in order;
// of words that overlap only for the first. `signals` begin in the span.
template <typename Signal, typename Take>
void each_signal(std::span<const Signal> signals, Span span, Asides asides,
                 Take take) {
  std::uint32_t free = span.begin;
  for (const Signal& signal : signals) {
    if (signal.span.begin >= span.end) break;
    if (signal.span.begin < free || signal.span.end > span.end) continue;
    if (within(asides, signal.span.begin)) continue;
    take(signal);
    free = signal.span.end;
  }
}

// The cues of `span` outside `asides`, in order, none overlapping.
template <typename Take>
void each_cue(const Material& material, Span span, Asides asides, Take take) {
  each_signal(material.signals.cues.from(span.begin), span, asides, take);
}
std::vector<Cue> cues_in(const Material& material, Span span, Asides asides);
std::vector<Said> statements_in(const Material& material, Span span,
                                Asides asides);

// Adverbs, points (一是), connectors and prepositions before an action.
struct Opening {
  enum class Kind : std::uint8_t {
    none,
    adverb,
    point,
    connector,
    preposition
  };
  Kind kind = Kind::none;
  std::uint32_t length = 0;
};
Opening opening_at(const Material& material, std::uint32_t at);

// How a fragment begins: what many ask of it, read once.
struct Start {
  Opening first;  // where it begins
  // Where the action or its actor begins: after adverbs, connectors, times and
  // clause labels such as 一是.
  std::uint32_t opened = 0;
  bool verb = false;         // a verb of action begins there …
  bool preposition = false;  // … or the words of an object
};
Start start_of(const Material& material, Span span);

std::uint32_t after_openings(const Material& material, Span span);

// Does the fragment begin with what is done: 加强…, 对…开展…, 及时报送…?
bool begins_with_action(const Material& material, Span span);
bool begins_with_action(const Material& material, Span span,
                        const Start& start);

// The word of `in` that stands anywhere in `span`, the first one.
std::optional<Word> first_word(const Material& material, Span span,
                               Dictionary in);

}  // namespace tiaowen
