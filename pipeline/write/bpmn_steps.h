// The steps of a workflow and of the other ways past it as one graph: what
// their orders point to.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "pipeline/model/record.h"

namespace tiaowen {

struct StepGraph {
  // The first step of a way, and when it is begun with.
  struct Entry {
    std::size_t step;
    std::optional<Span> condition;
  };
  // A branch with the steps it leads to.
  using Branch = std::pair<Step, std::vector<std::size_t>>;

  std::vector<Step> steps;                          // way by way, each in order
  std::vector<std::vector<std::size_t>> followers;  // of each step
  std::vector<std::vector<Branch>> branches;        // of each step
  std::vector<Entry> entries;                       // of each way

  // Is it the last step of its way?
  bool is_last(std::size_t step) const;
};

// REQUIRES: `workflow` is one of `record`.
StepGraph step_graph(const Record& record, const Workflow& workflow);

}  // namespace tiaowen
