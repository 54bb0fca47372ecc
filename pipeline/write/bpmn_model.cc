#include "pipeline/write/bpmn_model.h"

#include <algorithm>
#include <limits>
#include <map>

#include "pipeline/write/bpmn_steps.h"
#include "pipeline/write/evidence.h"
#include "pipeline/write/feel.h"

namespace tiaowen {
namespace {

constexpr std::size_t kLongestName = 40;
constexpr int kBeforeAll = std::numeric_limits<int>::min();

// The nodes of a step, in order: what it waits for, its task, approvals.
struct Chain {
  int first = -1, last = -1;
};

class Builder {
 public:
  Builder(const Record& record, const Workflow& workflow, std::string id)
      : record_(record), graph_(step_graph(record, workflow)) {
    process_.id = std::move(id);
    process_.name = workflow.name;
    process_.documentation = clause_path(record, workflow.clause) + "\n" +
                             quote_of(record, workflow.span);
  }

  BpmnProcess build() {
    for (std::size_t i = 0; i < steps_.size(); ++i) chains_.push_back(chain(i));
    begin();
    for (std::size_t i = 0; i < steps_.size(); ++i) go_on(i);
    return std::move(process_);
  }

 private:
  int add(BpmnKind kind, const std::string& name, std::size_t lane, int step) {
    BpmnNode node;
    node.kind = kind;
    node.id = process_.id + "_n" + std::to_string(process_.nodes.size() + 1);
    node.name = shortened(name, kLongestName);
    node.lane = lane;
    node.step = step;
    process_.nodes.push_back(std::move(node));
    return static_cast<int>(process_.nodes.size()) - 1;
  }
  BpmnNode& node(int index) {
    return process_.nodes[static_cast<std::size_t>(index)];
  }
  BpmnFlow& flow(int from, int to) {
    BpmnFlow flow;
    flow.id = process_.id + "_f" + std::to_string(process_.flows.size() + 1);
    flow.from = from;
    flow.to = to;
    process_.flows.push_back(std::move(flow));
    return process_.flows.back();
  }

  std::size_t lane_of(const std::string& name) {
    for (std::size_t i = 0; i < process_.lanes.size(); ++i) {
      if (process_.lanes[i].name == name) return i;
    }
    process_.lanes.push_back(
        {process_.id + "_lane" + std::to_string(process_.lanes.size() + 1),
         name});
    return process_.lanes.size() - 1;
  }
  std::size_t lane_of(const Step& step) {
    if (!step.actors.empty()) {
      return lane_of(department_of(record_, step.actors.front()));
    }
    return lane_of(step.bearer ? quote_of(record_, *step.bearer)
                               : "责任单位未写明");
  }

  std::string documentation(const Step& step) const {
    std::string text = clause_path(record_, clause_at(record_, step.span)) +
                       "\n" + quote_of(record_, step.span);
    for (const int due : step.due) {
      text += "\n时限：" + quote_of(record_, mention_at(record_, due));
    }
    if (step.condition) text += "\n条件：" + quote_of(record_, *step.condition);
    return text;
  }

  // Does the event that a limit counts from lie in the steps before? Then
  // nothing from outside is waited for.
  bool is_own_event(std::size_t at, Span anchor) const {
    const std::string words = quote_of(record_, anchor);
    return std::any_of(
        steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(at),
        [&](const Step& before) {
          return words.find(before.name) != words.npos ||
                 quote_of(record_, before.action).find(words) != words.npos;
        });
  }

  Chain chain(std::size_t at) {
    const Step& step = steps_[at];
    const std::size_t lane = lane_of(step);
    const int place = static_cast<int>(at);
    Chain chain;
    const auto link = [&](int next) {
      if (chain.last >= 0) flow(chain.last, next);
      if (chain.first < 0) chain.first = next;
      chain.last = next;
    };
    for (const int due : step.due) {
      const auto* time = std::get_if<Time>(&mention_at(record_, due).value);
      if (time == nullptr || time->kind != TimeKind::relative) continue;
      if (time->anchor && time->bound != TimeBound::by &&
          !is_own_event(at, *time->anchor)) {
        link(add(BpmnKind::message, quote_of(record_, *time->anchor), lane,
                 place));
      }
      if (time->duration && time->bound == TimeBound::after) {
        const int wait =
            add(BpmnKind::wait, quote_of(record_, mention_at(record_, due)),
                lane, place);
        node(wait).duration = time->duration->str();
        link(wait);
      }
    }
    work(step, lane, place, link);
    return chain;
  }

  // The task of a step or a branch, with its limits and approvals.
  template <typename Link>
  void work(const Step& step, std::size_t lane, int place, Link link) {
    const int task = add(BpmnKind::task, step.name, lane, place);
    node(task).documentation = documentation(step);
    for (const int actor : step.actors) {
      node(task).actors.push_back(department_of(record_, actor));
    }
    if (step.bearer)
      node(task).actors.push_back(quote_of(record_, *step.bearer));
    link(task);
    for (const int due : step.due) limit(task, due);
    for (const int approver : step.approvers) {
      approval(step, approver, place, link);
    }
  }

  template <typename Link>
  void approval(const Step& step, int approver, int place, Link link) {
    const std::string& name = department_of(record_, approver);
    const int task =
        add(BpmnKind::task, "审批：" + step.name, lane_of(name), place);
    node(task).documentation = documentation(step);
    node(task).actors = {name};
    link(task);
  }

  // A timer on the task that tells when it is late, and goes on.
  void limit(int task, int due) {
    const Mention& mention = mention_at(record_, due);
    const auto* time = std::get_if<Time>(&mention.value);
    if (time == nullptr) return;
    const bool relative = time->kind == TimeKind::relative && time->duration &&
                          time->bound != TimeBound::after;
    if (!relative && !(time->due && time->due->day != 0)) return;
    const std::size_t lane = node(task).lane;
    const int step = node(task).step;
    const int timer =
        add(BpmnKind::limit, quote_of(record_, mention), lane, step);
    node(timer).attached_to = task;
    if (relative) {
      node(timer).duration = time->duration->str();
    } else {
      node(timer).date = time->due->str() + "T23:59:59+08:00";
    }
    flow(timer, add(BpmnKind::end, "逾期", lane, step));
  }

  // A gateway in front of a step that more than one way leads to.
  int way_in(std::size_t step) {
    return joins_.count(step) != 0 ? joins_[step] : chains_[step].first;
  }

  // How many ways lead to each step, without the one from the start.
  std::vector<int> ways_in() const {
    std::vector<int> ways(steps_.size(), 0);
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      for (const std::size_t next : graph_.followers[i]) ++ways[next];
      for (const auto& [branch, next] : graph_.branches[i]) {
        for (const std::size_t step : next) ++ways[step];
      }
    }
    return ways;
  }

  void begin() {
    std::vector<int> ways = ways_in();
    std::vector<std::size_t> entries;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      const bool opens = std::any_of(
          graph_.entries.begin() + 1, graph_.entries.end(),
          [&](const StepGraph::Entry& entry) { return entry.step == i; });
      if (ways[i] == 0 || opens) entries.push_back(i);
    }
    if (!steps_.empty() && (entries.empty() || ways[0] > 0)) {
      // The first step, where a branch leads back to it.
      if (entries.empty() || entries.front() != 0) {
        entries.insert(entries.begin(), 0);
      }
    }
    for (const std::size_t entry : entries) ++ways[entry];
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (ways[i] < 2) continue;
      const BpmnNode& first = node(chains_[i].first);
      joins_[i] = add(BpmnKind::gateway, "", first.lane, first.step);
      flow(joins_[i], chains_[i].first);
    }
    if (entries.empty()) return;
    const std::size_t lane = node(chains_[entries.front()].first).lane;
    part(add(BpmnKind::start, "开始", lane, kBeforeAll), ways_to(entries));
  }

  void go_on(std::size_t at) {
    std::vector<Way> ways = ways_to(graph_.followers[at]);
    const bool last = graph_.is_last(at);
    const bool closes = graph_.followers[at].empty();
    const bool endless = last && !closes && !ends_;
    if (closes) ends_ = true;
    if (closes || endless) {
      for (Way& way : ways) way.otherwise = false;
      ways.insert(ways.begin(), Way{-1, {}, true, false, nullptr});
    }
    for (const auto& [branch, next] : graph_.branches[at]) {
      ways.push_back(Way{-1, words_of(branch), false, false, &branch});
      if (!next.empty()) ways.back().to = static_cast<int>(next.front());
      branch_next_[&branch] = next;
    }
    part(chains_[at].last, ways);
  }

  // One way from a node on: to a step, to the end (-1), or through a branch.
  struct Way {
    int to = -1;
    std::string words;  // of its condition
    bool otherwise = false;
    bool conditional = false;  // the words are the document's condition
    const Step* branch = nullptr;
  };

  std::string words_of(const Step& step) const {
    return step.condition ? quote_of(record_, *step.condition) : step.name;
  }

  // Of several the ordinary one, taken where no condition holds: the first
  // without one, else the next step in order.
  std::vector<Way> ways_to(const std::vector<std::size_t>& steps) const {
    std::vector<Way> ways;
    for (const std::size_t step : steps) {
      auto condition = steps_[step].condition;
      for (const StepGraph::Entry& entry : graph_.entries) {
        if (entry.step == step && entry.condition) condition = entry.condition;
      }
      ways.push_back(
          {static_cast<int>(step),
           condition ? quote_of(record_, *condition) : steps_[step].name, false,
           condition.has_value(), nullptr});
    }
    auto ordinary = std::find_if(ways.begin(), ways.end(), [](const Way& way) {
      return !way.conditional;
    });
    if (ordinary == ways.end()) {
      ordinary = std::min_element(
          ways.begin(), ways.end(),
          [](const Way& a, const Way& b) { return a.to < b.to; });
    }
    if (ordinary != ways.end()) ordinary->otherwise = true;
    return ways;
  }

  // The same words are the same variable everywhere.
  const std::string& variable(const std::string& words) {
    std::string& name = variables_[words];
    if (name.empty()) name = names_.take(words);
    return name;
  }

  // From a node on all its ways, through a gateway where there are several.
  void part(int from, const std::vector<Way>& ways) {
    const BpmnNode source = node(from);
    int fork = from;
    if (ways.size() > 1) {
      fork = add(BpmnKind::gateway, "下一步？", source.lane, source.step);
      flow(from, fork);
    }
    for (const Way& way : ways) {
      const int first = way.branch != nullptr && !way.branch->action.empty()
                            ? detour(*way.branch, source)
                            : goal(way.to, source);
      BpmnFlow& one = flow(fork, first);
      one.back = leads_back(way, first, source);
      if (ways.size() == 1) continue;
      one.otherwise = way.otherwise;
      if (way.to < 0 && way.branch == nullptr) continue;
      if (way.conditional || way.branch != nullptr || !way.otherwise) {
        one.name = shortened(way.words, kLongestName);
      }
      if (!way.otherwise) one.condition = variable(way.words);
    }
  }

  bool leads_back(const Way& way, int first, const BpmnNode& source) {
    return way.to >= 0 && node(first).kind != BpmnKind::end &&
           (way.branch == nullptr || way.branch->action.empty()) &&
           way.to <= source.step;
  }

  // The step, or an end of its own.
  int goal(int to, const BpmnNode& source) {
    return to >= 0 ? way_in(static_cast<std::size_t>(to))
                   : add(BpmnKind::end, "结束", source.lane, source.step);
  }

  // The tasks of a branch, and where they lead; gives the first of them.
  int detour(const Step& branch, const BpmnNode& source) {
    int first = -1, last = -1;
    const auto link = [&](int next) {
      if (last >= 0) flow(last, next);
      if (first < 0) first = next;
      last = next;
    };
    const std::size_t lane =
        branch.actors.empty() && !branch.bearer ? source.lane : lane_of(branch);
    work(branch, lane, source.step, link);
    const auto& next = branch_next_[&branch];
    std::vector<Way> ways = ways_to(next);
    if (ways.empty()) ways.push_back({-1, {}, true, false, nullptr});
    part(last, ways);
    return first;
  }

  const Record& record_;
  const StepGraph graph_;
  const std::vector<Step>& steps_ = graph_.steps;
  std::map<const Step*, std::vector<std::size_t>> branch_next_;
  std::vector<Chain> chains_;
  std::map<std::size_t, int> joins_;
  FeelNames names_;
  std::map<std::string, std::string> variables_;
  bool ends_ = false;
  BpmnProcess process_;
};

}  // namespace

BpmnProcess bpmn_process(const Record& record, const Workflow& workflow,
                         const std::string& id) {
  return Builder(record, workflow, id).build();
}

}  // namespace tiaowen
