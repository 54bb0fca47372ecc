#include "pipeline/write/bpmn_steps.h"

#include <algorithm>
#include <map>

namespace tiaowen {
namespace {

std::vector<const Workflow*> other_ways(const Record& record,
                                        const Workflow& workflow) {
  std::vector<const Workflow*> others;
  const auto index = &workflow - record.workflows.data();
  for (const Workflow& other : record.workflows) {
    if (other.instead_of == index && &other != &workflow) {
      others.push_back(&other);
    }
  }
  return others;
}

// The steps of a workflow, in order, with the places they lead to.
void take(const Workflow& workflow, StepGraph& graph) {
  std::vector<Step> steps = workflow.steps;
  std::stable_sort(
      steps.begin(), steps.end(),
      [](const Step& a, const Step& b) { return a.order < b.order; });
  const std::size_t first = graph.steps.size();
  std::map<int, std::size_t> places;
  for (const Step& step : steps) {
    places.emplace(step.order, first + places.size());
  }
  const auto place = [&](const std::vector<int>& orders) {
    std::vector<std::size_t> found;
    for (const int order : orders) {
      const auto at = places.find(order);
      if (at != places.end()) found.push_back(at->second);
    }
    return found;
  };
  for (Step& step : steps) {
    graph.followers.push_back(place(step.next));
    graph.branches.emplace_back();
    for (const Step& branch : step.branches) {
      graph.branches.back().push_back({branch, place(branch.next)});
    }
    graph.steps.push_back(std::move(step));
  }
  if (first < graph.steps.size()) {
    graph.entries.push_back({first, workflow.condition});
  }
}

}  // namespace

bool StepGraph::is_last(std::size_t step) const {
  return step + 1 == steps.size() ||
         std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) {
           return entry.step == step + 1;
         });
}

StepGraph step_graph(const Record& record, const Workflow& workflow) {
  StepGraph graph;
  take(workflow, graph);
  for (const Workflow* other : other_ways(record, workflow)) {
    take(*other, graph);
  }
  return graph;
}

}  // namespace tiaowen
