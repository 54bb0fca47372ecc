// The example lines of corpus/expressions: "a value, then phrases that mean
// it". The format is described in corpus/README.md.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "pipeline/model/record.h"

namespace tiaowen::testing {

struct Expression {
  std::string place;                    // "amount.txt:14"
  std::string phrase;                   // without the braces
  bool nothing = false;                 // a '!' line: no mention of the kind
  std::string core;                     // what a '=' line says before " ; "
  std::vector<std::string> attributes;  // and behind it
  std::size_t begin = 0, end = 0;       // the braces, in code points
  Context context;
};

// REQUIRES: a well-formed file; throws std::runtime_error naming the line.
std::vector<Expression> read_expressions(const std::filesystem::path& file);

}  // namespace tiaowen::testing
