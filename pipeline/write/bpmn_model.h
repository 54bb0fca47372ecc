// What of a record's workflows goes into a BPMN file: a graph of nodes in
// lanes for each, and where its shapes stand.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/record.h"

namespace tiaowen {

enum class BpmnKind {
  start,
  end,
  task,
  gateway,
  wait,     // a timer: so long after what came before
  message,  // an event from outside
  limit,    // a timer on a task, which goes on
};

struct BpmnNode {
  BpmnKind kind = BpmnKind::task;
  std::string id, name, documentation;
  std::vector<std::string> actors;  // of a task
  std::string duration, date;       // ISO 8601, of timers
  std::size_t lane = 0;
  int attached_to = -1;  // of a limit: the task
  int step = 0;          // place of the step it belongs to
  int column = 0, row = 0;
  int x = 0, y = 0, width = 0, height = 0;
};

struct BpmnFlow {
  std::string id, name;
  int from = 0, to = 0;
  std::string condition;   // a FEEL expression; empty: none
  bool otherwise = false;  // taken where no condition holds
  bool back = false;       // to a step that came before
  std::vector<std::pair<int, int>> waypoints;
  int label_x = 0, label_y = 0, label_width = 0, label_height = 0;
};

struct BpmnLane {
  std::string id, name;
  int y = 0, height = 0;
};

struct BpmnProcess {
  std::string id, name, documentation;
  std::vector<BpmnLane> lanes;
  std::vector<BpmnNode> nodes;
  std::vector<BpmnFlow> flows;
  int x = 0, y = 0, width = 0, height = 0;
};

// The graph of a workflow and of the other ways past it; `id` begins every id
// in it. REQUIRES: `workflow` is one of `record`.
BpmnProcess bpmn_process(const Record& record, const Workflow& workflow,
                         const std::string& id);

// Gives every shape its place, the pool's upper edge at `top`.
void lay_out(BpmnProcess& process, int top);

}  // namespace tiaowen
