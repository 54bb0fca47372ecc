// The laws that hold for every record, whatever the input: the schema, and
// what a schema cannot say (spans, order, the clause tree).
#pragma once

#include <string>
#include <vector>

namespace tiaowen::testing {

// One line for each law that `record` (JSON text) breaks; empty: none.
std::vector<std::string> broken_laws(const std::string& record);

}  // namespace tiaowen::testing
