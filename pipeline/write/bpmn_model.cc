#include "pipeline/write/bpmn_model.h"

#include <algorithm>
#include <limits>
#include <map>

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
      : record_(record), steps_(workflow.steps) {
    process_.id = std::move(id);
    process_.name = workflow.name;
    process_.documentation = clause_path(record, workflow.clause) + "\n" +
                             quote_of(record, workflow.span);
    std::stable_sort(
        steps_.begin(), steps_.end(),
        [](const Step& a, const Step& b) { return a.order < b.order; });
  }

  BpmnProcess build() {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      place_.emplace(steps_[i].order, i);
    }
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
  std::size_t lane_of(const std::vector<int>& actors) {
    return lane_of(actors.empty() ? "责任单位未写明"
                                  : department_of(record_, actors.front()));
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
    const std::size_t lane = lane_of(step.actors);
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
                 step.order));
      }
      if (time->duration && time->bound == TimeBound::after) {
        const int wait =
            add(BpmnKind::wait, quote_of(record_, mention_at(record_, due)),
                lane, step.order);
        node(wait).duration = time->duration->str();
        link(wait);
      }
    }
    const int task = add(BpmnKind::task, step.name, lane, step.order);
    node(task).documentation = documentation(step);
    for (const int actor : step.actors) {
      node(task).actors.push_back(department_of(record_, actor));
    }
    link(task);
    for (const int due : step.due) limit(task, due);
    for (const int approver : step.approvers) approval(step, approver, link);
    return chain;
  }

  template <typename Link>
  void approval(const Step& step, int approver, Link link) {
    const std::string& name = department_of(record_, approver);
    const int task =
        add(BpmnKind::task, "审批：" + step.name, lane_of(name), step.order);
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

  std::vector<std::size_t> followers(std::size_t at) const {
    std::vector<std::size_t> found;
    for (const int next : steps_[at].next) {
      const auto place = place_.find(next);
      if (place != place_.end()) found.push_back(place->second);
    }
    return found;
  }

  // A gateway in front of a step that more than one way leads to.
  int way_in(std::size_t step) {
    return joins_.count(step) != 0 ? joins_[step] : chains_[step].first;
  }

  void begin() {
    std::vector<int> ways(steps_.size(), 0);
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      for (const std::size_t next : followers(i)) ++ways[next];
    }
    std::vector<std::size_t> entries;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (ways[i] == 0) entries.push_back(i);
    }
    if (entries.empty() && !steps_.empty()) entries.push_back(0);
    for (const std::size_t entry : entries) ++ways[entry];
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (ways[i] < 2) continue;
      const BpmnNode& first = node(chains_[i].first);
      joins_[i] = add(BpmnKind::gateway, "", first.lane, first.step);
      flow(joins_[i], chains_[i].first);
    }
    if (entries.empty()) return;
    const std::size_t lane = node(chains_[entries.front()].first).lane;
    branch(add(BpmnKind::start, "开始", lane, kBeforeAll), entries, false);
  }

  void go_on(std::size_t at) {
    const auto next = followers(at);
    const bool closes = next.empty();
    const bool last = at + 1 == steps_.size();
    const bool endless = last && !closes && !ends_;
    if (closes) ends_ = true;
    branch(chains_[at].last, next, closes || endless);
  }

  // The same words are the same variable everywhere.
  const std::string& variable(const std::string& words) {
    std::string& name = variables_[words];
    if (name.empty()) name = names_.take(words);
    return name;
  }

  // From a node to the steps that may follow it, through a gateway where
  // there are several.
  void branch(int from, const std::vector<std::size_t>& steps, bool closes) {
    const BpmnNode source = node(from);
    const std::size_t ways = steps.size() + (closes ? 1 : 0);
    int fork = from;
    if (ways > 1) {
      fork = add(BpmnKind::gateway, "下一步？", source.lane, source.step);
      flow(from, fork);
    }
    if (closes) {
      BpmnFlow& way =
          flow(fork, add(BpmnKind::end, "结束", source.lane, source.step));
      way.otherwise = ways > 1;
    }
    const auto ordinary = closes ? steps.end() : ordinary_way(steps);
    for (auto step = steps.begin(); step != steps.end(); ++step) {
      BpmnFlow& way = flow(fork, way_in(*step));
      way.back = steps_[*step].order <= source.step;
      if (ways == 1) continue;
      const auto& condition = steps_[*step].condition;
      const std::string words =
          condition ? quote_of(record_, *condition) : steps_[*step].name;
      way.otherwise = step == ordinary;
      if (condition || !way.otherwise)
        way.name = shortened(words, kLongestName);
      if (!way.otherwise) way.condition = variable(words);
    }
  }

  // The way that is taken where no condition holds: the first without one,
  // else the next step in order.
  std::vector<std::size_t>::const_iterator ordinary_way(
      const std::vector<std::size_t>& steps) const {
    const auto free =
        std::find_if(steps.begin(), steps.end(),
                     [this](std::size_t s) { return !steps_[s].condition; });
    return free != steps.end() ? free
                               : std::min_element(steps.begin(), steps.end());
  }

  const Record& record_;
  std::vector<Step> steps_;
  std::map<int, std::size_t> place_;  // of a step's order
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
