// The lexicon of the shipped dictionaries, loaded once for all tests.
#pragma once

#include <stdexcept>

#include "pipeline/command/command.h"

namespace tiaowen::testing {

inline const Lexicon& shipped_words() {
  static const Result<Lexicon> words = load_lexicon("");
  if (!words) throw std::runtime_error(words.error().message);
  return *words;
}

}  // namespace tiaowen::testing
