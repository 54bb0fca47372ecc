// write: a Record as the JSON of the contract.
//
//   append_json(record, about, Style::compact, out)    one line, for pipes
//   append_json(record, about, Style::indented, out)   for people and files
//
// Field order is fixed and the same input gives the same bytes. Spans are
// code points; decimals are strings; what does not apply is null.
#pragma once

#include <string>

#include "pipeline/model/record.h"

namespace tiaowen {

struct Generator {
  std::string version;
  std::string dictionaries;  // digest
};

enum class Style { compact, indented };

struct WriteOptions {
  Style style = Style::indented;
  bool numerals = false;
  std::string id;  // written as the first field where not empty: JSON text
};

void append_json(const Record& record, const Generator& generator,
                 const WriteOptions& options, std::string& out);

}  // namespace tiaowen
