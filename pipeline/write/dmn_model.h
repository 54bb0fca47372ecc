// What of a record's rules goes into a DMN file, with names that FEEL reads,
// and where its shapes stand.
#pragma once

#include <string>
#include <vector>

#include "pipeline/write/sinks.h"

namespace tiaowen {

struct DmnBox {
  int x = 0, y = 0, width = 180, height = 80;
};

// An input of one or more decisions.
struct DmnInput {
  std::string id, name, label, type;
  DmnBox box;
};

struct DmnDecision {
  const Rule* rule = nullptr;
  std::string id, name;
  std::vector<std::size_t> inputs;    // into DmnModel::inputs, by column
  std::vector<std::size_t> asked;     // inputs of its formulas beside those
  bool ranges = false;                // some row gives a least and a most
  std::vector<std::string> formulas;  // by row; empty: no row has one
  DmnBox box;
};

struct DmnModel {
  std::vector<DmnInput> inputs;
  std::vector<DmnDecision> decisions;
  DmnBox source;            // of the document
  std::string source_name;  // fit for FEEL
  std::vector<Omission> omissions;
};

DmnModel dmn_model(const Record& record);

}  // namespace tiaowen
