// Finding is what a person should look at: something not understood, not
// certain, or not adding up. Never an exception, never silence.
#pragma once

#include <optional>
#include <string>

#include "pipeline/model/span.h"

namespace tiaowen {

enum class Severity { info, warning, error };

// Codes are the contract's: clause.number_gap, amount.sum_mismatch,
// deadline.ambiguous, text.garbled …; `message` is one sentence.
struct Finding {
  Severity severity = Severity::info;
  std::string code;
  std::string message;
  std::optional<Span> span;
};

// A finding of a reader or of layout, before there is a Text to point into.
struct SourceFinding {
  Severity severity = Severity::info;
  std::string code;
  std::string message;
  int page = 0;  // 0: the whole document
};

}  // namespace tiaowen
