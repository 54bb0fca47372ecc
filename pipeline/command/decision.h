// Decisions: an answer with the words it rests on, said to a person or as JSON.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "pipeline/command/command.h"
#include "pipeline/decide/decide.h"

namespace tiaowen {

// Views into the record and the given values: both must outlive it.
struct Decision {
  const Record& record;
  std::size_t rule = 0;
  const std::vector<Given>& given;
  Answer answer;
  int cap = -1;  // the table of caps beside it …
  Answer most;   // … and what that answers
};

Decision decision_on(const Record& record, std::size_t rule,
                     const std::vector<Given>& given);

// {"rule", "verdict", "amount" or "ratio", "row", "sentence", "span", …}
std::string decision_json(const Decision& decision);

void say_decision(const Decision& decision, Language language,
                  std::ostream& out);

// The rules of a record with what they ask: for when none is named.
void list_rules(const Record& record, Language language, std::ostream& out);

}  // namespace tiaowen
