// The example documents of corpus/obligations: paragraphs, then what they
// oblige whom to do. The format is described in corpus/README.md.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "pipeline/model/record.h"

namespace tiaowen::testing {

// One expected obligation, by the words of the document.
struct Stated {
  std::string place;  // "prose.txt:14"
  std::string modality, action;
  std::map<std::string, std::string> slots;  // "leads" -> "市财政局、市审计局"
};

struct Example {
  std::string place, text;
  Context context;
  std::vector<Stated> stated;
};

// REQUIRES: a well-formed file; throws std::runtime_error naming the line.
std::vector<Example> read_examples(const std::filesystem::path& file);

// The same of an obligation found; all slots that are filled.
Stated stated_by(const Obligation& obligation, const Record& record);

}  // namespace tiaowen::testing
