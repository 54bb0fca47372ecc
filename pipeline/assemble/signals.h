// Signals: the words of dictionaries/modality.tsv and statement.tsv that the
// one pass saw, each with what it says. Every fragment is asked for them, so
// their rows are read once.
//
//   应当 duty · 可以 power · 不得 prohibition · 力争 target · 给予 award
//   已 past · 是指 definition · 制定本 purpose
//
// A strong cue states a duty by itself; a weak one only together with a figure
// or an actor.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/model/lexicon.h"
#include "pipeline/model/record.h"

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

// Signals by place, found by where they begin.
template <typename Signal>
class SignalsByPlace {
 public:
  // REQUIRES: in order.
  void add(const Signal& signal) {
    const std::size_t block = signal.span.begin / kBlock;
    if (firsts_.size() <= block) firsts_.resize(block + 1, count());
    signals_.push_back(signal);
  }

  // Those that begin at `at` or later.
  std::span<const Signal> from(std::uint32_t at) const {
    const std::size_t block = at / kBlock;
    std::size_t i = block < firsts_.size() ? firsts_[block] : signals_.size();
    while (i < signals_.size() && signals_[i].span.begin < at) ++i;
    return std::span(signals_).subspan(i);
  }

 private:
  static constexpr std::uint32_t kBlock = 64;  // letters

  std::uint32_t count() const {
    return static_cast<std::uint32_t>(signals_.size());
  }

  std::vector<Signal> signals_;
  std::vector<std::uint32_t> firsts_;  // of each block, the first from it on
};

struct SignalWords {
  SignalWords(std::span<const Sighting> sightings, const Lexicon& words);

  SignalsByPlace<Cue> cues;
  SignalsByPlace<Said> statements;
};

}  // namespace tiaowen
