// What is said to people, in Chinese under a zh locale and in English
// elsewhere. Codes stay the same in both.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/command/command.h"
#include "pipeline/model/result.h"

namespace tiaowen {

Language language_of_environment();

// One sentence: what is wrong and what to do.
std::string explained(const Error& error, Language language);

// What is wrong with a command line: `kind` and `details` are the argument
// parser's ("RequiredError", "INPUT is required").
std::string usage_in_chinese(std::string_view kind, std::string_view details);

inline const char* either(Language language, const char* english,
                          const char* chinese) {
  return language == Language::chinese ? chinese : english;
}

//   const Say say{command.language};
//   say("a rule", "规则")
struct Say {
  Language language;
  const char* operator()(const char* english, const char* chinese) const {
    return either(language, english, chinese);
  }
};

}  // namespace tiaowen
