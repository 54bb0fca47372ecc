// Places for the shapes of a process: a lane below the other, in each lane
// columns from left to right by how many nodes stand before.

#include <algorithm>
#include <map>

#include "pipeline/write/bpmn_model.h"

namespace tiaowen {
namespace {

constexpr int kLeft = 160, kLabel = 30, kMargin = 40;
constexpr int kColumn = 160;               // from one node to the next …
constexpr int kNamedColumn = 200;          // … where flows have names
constexpr int kRow = 130, kLateRow = 210;  // with room for a limit's end
constexpr int kEvent = 36, kGateway = 50, kTaskWidth = 110, kTaskHeight = 80;
constexpr int kBelow = 50;    // from a task to the end of its limit
constexpr int kChannel = 12;  // below a lane's edge: flows past other nodes
constexpr int kTurn = 20;     // where a flow leaves its line

bool hangs(const BpmnNode& node) { return node.kind == BpmnKind::limit; }

class Layouter {
 public:
  Layouter(BpmnProcess& process, int top) : process_(process), top_(top) {}

  void lay_out() {
    sizes();
    columns();
    rows();
    lanes();
    places();
    for (BpmnFlow& flow : process_.flows) {
      route(flow);
      label(flow);
    }
  }

 private:
  BpmnNode& node(int index) {
    return process_.nodes[static_cast<std::size_t>(index)];
  }

  void sizes() {
    late_.assign(process_.nodes.size(), false);
    for (const BpmnFlow& flow : process_.flows) {
      if (!flow.name.empty()) column_ = kNamedColumn;
      if (hangs(node(flow.from))) {
        late_[static_cast<std::size_t>(flow.to)] = true;
      }
    }
    for (BpmnNode& one : process_.nodes) {
      const bool task = one.kind == BpmnKind::task;
      const int side = one.kind == BpmnKind::gateway ? kGateway : kEvent;
      one.width = task ? kTaskWidth : side;
      one.height = task ? kTaskHeight : side;
    }
  }

  // The longest way from the start that leads to no step before; a node is
  // looked at when all before it were.
  void columns() {
    std::vector<std::vector<int>> after(process_.nodes.size());
    std::vector<int> before(process_.nodes.size(), 0);
    for (const BpmnFlow& flow : process_.flows) {
      if (flow.back || hangs(node(flow.from))) continue;
      after[static_cast<std::size_t>(flow.from)].push_back(flow.to);
      ++before[static_cast<std::size_t>(flow.to)];
    }
    std::vector<int> ready;
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (before[i] == 0) ready.push_back(static_cast<int>(i));
    }
    while (!ready.empty()) {
      const int from = ready.back();
      ready.pop_back();
      for (const int to : after[static_cast<std::size_t>(from)]) {
        node(to).column = std::max(node(to).column, node(from).column + 1);
        if (--before[static_cast<std::size_t>(to)] == 0) ready.push_back(to);
      }
    }
  }

  void rows() {
    std::map<std::pair<std::size_t, int>, int> taken;
    rows_.assign(process_.lanes.size(), 1);
    height_.assign(process_.lanes.size(), kRow);
    for (std::size_t i = 0; i < process_.nodes.size(); ++i) {
      BpmnNode& one = process_.nodes[i];
      if (hangs(one)) height_[one.lane] = kLateRow;
      if (hangs(one) || late_[i]) continue;
      one.row = taken[{one.lane, one.column}]++;
      rows_[one.lane] = std::max(rows_[one.lane], one.row + 1);
      columns_ = std::max(columns_, one.column + 1);
    }
  }

  void lanes() {
    int y = top_;
    for (std::size_t i = 0; i < process_.lanes.size(); ++i) {
      process_.lanes[i].y = y;
      process_.lanes[i].height = rows_[i] * height_[i];
      y += process_.lanes[i].height;
    }
    process_.x = kLeft;
    process_.y = top_;
    process_.height = y - top_;
    process_.width = 2 * kLabel + 2 * kMargin + columns_ * column_;
  }

  void places() {
    for (std::size_t i = 0; i < process_.nodes.size(); ++i) {
      BpmnNode& one = process_.nodes[i];
      if (hangs(one) || late_[i]) continue;
      const int centre =
          process_.lanes[one.lane].y + one.row * height_[one.lane] + kRow / 2;
      one.x = kLeft + 2 * kLabel + kMargin + one.column * column_ +
              (column_ - one.width) / 2;
      one.y = centre - one.height / 2;
    }
    std::map<int, int> hung;  // limits of a task so far
    for (const BpmnFlow& flow : process_.flows) {
      if (!hangs(node(flow.from))) continue;
      BpmnNode& timer = node(flow.from);
      const BpmnNode& task = node(timer.attached_to);
      timer.x = task.x + 5 + hung[timer.attached_to]++ * (kEvent + 2);
      timer.y = task.y + task.height - kEvent / 2;
      BpmnNode& end = node(flow.to);
      end.x = timer.x;
      end.y = task.y + task.height + kBelow;
    }
  }

  void route(BpmnFlow& flow) {
    const BpmnNode& from = node(flow.from);
    const BpmnNode& to = node(flow.to);
    if (hangs(from)) {
      flow.waypoints = {{from.x + kEvent / 2, from.y + kEvent},
                        {to.x + kEvent / 2, to.y}};
      return;
    }
    const int x0 = from.x + from.width, y0 = from.y + from.height / 2;
    const int x1 = to.x, y1 = to.y + to.height / 2;
    flow.waypoints = {{x0, y0}};
    if (to.column == from.column + 1) {
      if (y0 != y1) {
        const int turn =
            from.kind == BpmnKind::gateway ? x0 + kTurn : x1 - kTurn;
        flow.waypoints.insert(flow.waypoints.end(), {{turn, y0}, {turn, y1}});
      }
    } else {
      const int channel = process_.lanes[from.lane].y +
                          from.row * height_[from.lane] + kChannel;
      flow.waypoints.insert(flow.waypoints.end(), {{x0 + kTurn, y0},
                                                   {x0 + kTurn, channel},
                                                   {x1 - kTurn, channel},
                                                   {x1 - kTurn, y1}});
    }
    flow.waypoints.emplace_back(x1, y1);
  }

  // Above the last stretch of a way that parts, behind its turn; of one that
  // passes other nodes above its channel.
  void label(BpmnFlow& flow) {
    constexpr int kHeight = 28, kBeside = 4;
    if (flow.name.empty()) return;
    const bool passes = flow.waypoints.size() > 4;
    const auto [x, y] = flow.waypoints[passes ? 2 : flow.waypoints.size() - 2];
    const auto [to, below] =
        flow.waypoints[passes ? 3 : flow.waypoints.size() - 1];
    const int from = passes || flow.waypoints.size() > 2 ? x : x + kTurn;
    flow.label_x = std::min(from, to) + kBeside;
    flow.label_y = std::min(y, below) - kHeight;
    flow.label_width =
        column_ - kTaskWidth / 2 - kGateway / 2 - kTurn - kBeside;
    flow.label_height = kHeight;
  }

  BpmnProcess& process_;
  const int top_;
  int column_ = kColumn;
  int columns_ = 1;
  std::vector<int> rows_, height_;
  std::vector<bool> late_;  // ends below a limit
};

}  // namespace

void lay_out(BpmnProcess& process, int top) {
  Layouter(process, top).lay_out();
}

}  // namespace tiaowen
