// Cues: the words that make a fragment a duty, a power, a ban, an award … and
// those that make it a report, a definition or a purpose.
//
//   应当 duty · 可以 power · 不得 prohibition · 力争 target · 给予 award
//   已 past · 是指 definition · 制定本 purpose
//
// Rows: dictionaries/modality.tsv and statement.tsv. A strong cue states a
// duty by itself; a weak one only together with a figure or an actor.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/assemble/assemble.h"

namespace tiaowen {

struct Cue {
  Span span;
  Modality modality = Modality::duty;
  bool strong = false;
  bool limit = false;   // 不超过, 不低于
  bool future = false;  // 我们将: a plan, wherever it stands
  bool funds = false;   // 拨付, 安排: an award only where someone gets it
};

// A period (近年来) makes the rest of its sentence a report, a past word (已)
// only its own part.
enum class Statement : std::uint8_t {
  past,
  period,
  definition,
  purpose,
  guiding
};

struct Said {
  Span span;
  Statement statement = Statement::past;
};

// The cues of `span` outside `asides`, in order, none overlapping.
std::vector<Cue> cues_in(const Material& material, Span span, Asides asides);
std::vector<Said> statements_in(const Material& material, Span span,
                                Asides asides);

// Where the action or its actor begins: after adverbs, connectors, times and
// clause labels such as 一是.
std::uint32_t after_openings(const Material& material, Span span);

// Does the fragment begin with what is done: 加强…, 对…开展…, 及时报送…?
bool begins_with_action(const Material& material, Span span);
// The same where it is known what after_openings() gives: `opened`.
bool begins_with_action(const Material& material, Span span,
                        std::uint32_t opened);

// The word of `in` that stands anywhere in `span`, the first one.
std::optional<Word> first_word(const Material& material, Span span,
                               Dictionary in);

}  // namespace tiaowen
