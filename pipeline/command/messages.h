// What is said to people, in Chinese under a zh locale and in English
// elsewhere. Codes stay the same in both.
#pragma once

#include <string>

#include "pipeline/command/command.h"
#include "pipeline/model/result.h"

namespace tiaowen {

Language language_of_environment();

// One sentence: what is wrong and what to do.
std::string explained(const Error& error, Language language);

inline const char* either(Language language, const char* english,
                          const char* chinese) {
  return language == Language::chinese ? chinese : english;
}

}  // namespace tiaowen
