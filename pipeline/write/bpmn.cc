#include "pipeline/write/bpmn.h"

#include "pipeline/write/bpmn_model.h"
#include "pipeline/write/diagram_xml.h"
#include "pipeline/write/evidence.h"
#include "pipeline/write/xml_writer.h"

namespace tiaowen {
namespace {

constexpr std::size_t kLongestTitle = 60;
constexpr const char* kFeel = "https://www.omg.org/spec/DMN/20191111/FEEL/";

const char* element_of(BpmnKind kind) {
  switch (kind) {
    case BpmnKind::start:
      return "startEvent";
    case BpmnKind::end:
      return "endEvent";
    case BpmnKind::task:
      return "userTask";
    case BpmnKind::gateway:
      return "exclusiveGateway";
    case BpmnKind::limit:
      return "boundaryEvent";
    case BpmnKind::wait:
    case BpmnKind::message:
      break;
  }
  return "intermediateCatchEvent";
}

class BpmnWriter {
 public:
  BpmnWriter(const Record& record, const SinkOptions& options)
      : record_(record), options_(options) {
    constexpr int kTop = 80, kBetween = 60;
    int y = kTop;
    for (std::size_t i = 0; i < record.workflows.size(); ++i) {
      const Workflow& workflow = record.workflows[i];
      if (is_drawn_with_another(i)) continue;
      const std::string id = "w" + std::to_string(i + 1);
      if (workflow.steps.empty()) {
        omissions_.push_back({id + " " + workflow.name, "no_steps", "", false});
        continue;
      }
      processes_.push_back(bpmn_process(record, workflow, id));
      lay_out(processes_.back(), y);
      y += processes_.back().height + kBetween;
    }
  }

  Export write() {
    open_definitions();
    for (const BpmnProcess& process : processes_) messages(process);
    if (!processes_.empty()) {
      collaboration();
      for (const BpmnProcess& process : processes_) this->process(process);
      diagram();
    }
    xml_.close();
    return {xml_.str(XmlLayout::indented), std::move(omissions_)};
  }

 private:
  // Another way past a procedure is drawn as a part of it.
  bool is_drawn_with_another(std::size_t index) const {
    const int other = record_.workflows[index].instead_of;
    return other >= 0 && static_cast<std::size_t>(other) < index &&
           record_.workflows[static_cast<std::size_t>(other)].instead_of < 0 &&
           !record_.workflows[static_cast<std::size_t>(other)].steps.empty() &&
           !record_.workflows[index].steps.empty();
  }

  void open_definitions() {
    xml_.open("definitions");
    xml_.attribute("xmlns", "http://www.omg.org/spec/BPMN/20100524/MODEL");
    xml_.attribute("xmlns:bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI");
    xml_.attribute("xmlns:dc", "http://www.omg.org/spec/DD/20100524/DC");
    xml_.attribute("xmlns:di", "http://www.omg.org/spec/DD/20100524/DI");
    xml_.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    xml_.attribute("id", "definitions");
    xml_.attribute("name", shortened(document_name(record_), kLongestTitle));
    xml_.attribute("targetNamespace", "urn:sha256:" + record_.source.sha256);
    xml_.attribute("expressionLanguage", kFeel);
    xml_.attribute("exporter", "tiaowen");
    xml_.attribute("exporterVersion", options_.generator.version);
  }

  void messages(const BpmnProcess& process) {
    for (const BpmnNode& node : process.nodes) {
      if (node.kind != BpmnKind::message) continue;
      xml_.open("message");
      xml_.attribute("id", node.id + "_message");
      xml_.attribute("name", node.name);
      xml_.close();
    }
  }

  void collaboration() {
    xml_.open("collaboration");
    xml_.attribute("id", "collaboration");
    xml_.element("documentation", document_name(record_));
    for (const BpmnProcess& process : processes_) {
      xml_.open("participant");
      xml_.attribute("id", process.id + "_pool");
      xml_.attribute("name", process.name);
      xml_.attribute("processRef", process.id);
      xml_.close();
    }
    xml_.close();
  }

  void process(const BpmnProcess& process) {
    xml_.open("process");
    xml_.attribute("id", process.id);
    xml_.attribute("name", process.name);
    xml_.attribute("isExecutable", "true");
    xml_.element("documentation", process.documentation);
    xml_.open("laneSet");
    xml_.attribute("id", process.id + "_lanes");
    for (std::size_t i = 0; i < process.lanes.size(); ++i) lane(process, i);
    xml_.close();
    std::vector<Ways> ways(process.nodes.size());
    for (const BpmnFlow& flow : process.flows) {
      ways[static_cast<std::size_t>(flow.from)].out.push_back(&flow);
      ways[static_cast<std::size_t>(flow.to)].in.push_back(&flow);
    }
    for (std::size_t i = 0; i < process.nodes.size(); ++i) {
      node(process, process.nodes[i], ways[i]);
    }
    for (const BpmnFlow& flow : process.flows) sequence_flow(process, flow);
    xml_.close();
  }

  void lane(const BpmnProcess& process, std::size_t index) {
    xml_.open("lane");
    xml_.attribute("id", process.lanes[index].id);
    xml_.attribute("name", process.lanes[index].name);
    for (const BpmnNode& node : process.nodes) {
      if (node.lane == index) xml_.element("flowNodeRef", node.id);
    }
    xml_.close();
  }

  static const BpmnNode& node_at(const BpmnProcess& process, int index) {
    return process.nodes[static_cast<std::size_t>(index)];
  }

  struct Ways {
    std::vector<const BpmnFlow*> in, out;
  };

  void node(const BpmnProcess& process, const BpmnNode& node,
            const Ways& ways) {
    xml_.open(element_of(node.kind));
    xml_.attribute("id", node.id);
    if (!node.name.empty()) xml_.attribute("name", node.name);
    if (node.kind == BpmnKind::limit) {
      xml_.attribute("cancelActivity", "false");
      xml_.attribute("attachedToRef", node_at(process, node.attached_to).id);
    }
    for (const BpmnFlow* flow : ways.out) {
      if (flow->otherwise) xml_.attribute("default", flow->id);
    }
    if (!node.documentation.empty()) {
      xml_.element("documentation", node.documentation);
    }
    for (const BpmnFlow* flow : ways.in) xml_.element("incoming", flow->id);
    for (const BpmnFlow* flow : ways.out) xml_.element("outgoing", flow->id);
    event_definition(node);
    for (std::size_t i = 0; i < node.actors.size(); ++i) owner(node, i);
    xml_.close();
  }

  void event_definition(const BpmnNode& node) {
    if (node.kind == BpmnKind::message) {
      xml_.open("messageEventDefinition");
      xml_.attribute("id", node.id + "_event");
      xml_.attribute("messageRef", node.id + "_message");
      xml_.close();
    }
    if (node.duration.empty() && node.date.empty()) return;
    xml_.open("timerEventDefinition");
    xml_.attribute("id", node.id + "_event");
    if (node.date.empty()) {
      expression("timeDuration", node.duration, nullptr);
    } else {
      expression("timeDate", node.date, nullptr);
    }
    xml_.close();
  }

  void expression(const char* element, const std::string& body,
                  const char* language) {
    xml_.open(element);
    xml_.attribute("xsi:type", "tFormalExpression");
    if (language != nullptr) xml_.attribute("language", language);
    xml_.text(body);
    xml_.close();
  }

  void owner(const BpmnNode& node, std::size_t index) {
    xml_.open("potentialOwner");
    xml_.attribute("id", node.id + "_owner" + std::to_string(index + 1));
    xml_.attribute("name", node.actors[index]);
    xml_.open("resourceAssignmentExpression");
    xml_.element("formalExpression", node.actors[index]);
    xml_.close();
    xml_.close();
  }

  void sequence_flow(const BpmnProcess& process, const BpmnFlow& flow) {
    xml_.open("sequenceFlow");
    xml_.attribute("id", flow.id);
    if (!flow.name.empty()) xml_.attribute("name", flow.name);
    xml_.attribute("sourceRef", node_at(process, flow.from).id);
    xml_.attribute("targetRef", node_at(process, flow.to).id);
    if (!flow.condition.empty()) {
      expression("conditionExpression", flow.condition, kFeel);
    }
    xml_.close();
  }

  void shape(const std::string& id, int x, int y, int width, int height,
             bool horizontal) {
    xml_.open("bpmndi:BPMNShape");
    xml_.attribute("id", id + "_shape");
    xml_.attribute("bpmnElement", id);
    if (horizontal) xml_.attribute("isHorizontal", "true");
    write_bounds(xml_, {x, y, width, height});
    xml_.close();
  }

  void diagram() {
    xml_.open("bpmndi:BPMNDiagram");
    xml_.attribute("id", "diagram");
    xml_.open("bpmndi:BPMNPlane");
    xml_.attribute("id", "plane");
    xml_.attribute("bpmnElement", "collaboration");
    for (const BpmnProcess& process : processes_) shapes(process);
    xml_.close();
    xml_.close();
  }

  void shapes(const BpmnProcess& p) {
    constexpr int kLabel = 30;
    shape(p.id + "_pool", p.x, p.y, p.width, p.height, true);
    for (const BpmnLane& lane : p.lanes) {
      shape(lane.id, p.x + kLabel, lane.y, p.width - kLabel, lane.height, true);
    }
    for (const BpmnNode& node : p.nodes) {
      shape(node.id, node.x, node.y, node.width, node.height, false);
    }
    for (const BpmnFlow& flow : p.flows) {
      xml_.open("bpmndi:BPMNEdge");
      xml_.attribute("id", flow.id + "_edge");
      xml_.attribute("bpmnElement", flow.id);
      for (const auto& [x, y] : flow.waypoints) {
        write_waypoint(xml_, x, y);
      }
      if (!flow.name.empty()) label(flow);
      xml_.close();
    }
  }

  void label(const BpmnFlow& flow) {
    xml_.open("bpmndi:BPMNLabel");
    write_bounds(xml_, {flow.label_x, flow.label_y, flow.label_width,
                        flow.label_height});
    xml_.close();
  }

  const Record& record_;
  const SinkOptions& options_;
  std::vector<BpmnProcess> processes_;
  std::vector<Omission> omissions_;
  XmlWriter xml_;
};

}  // namespace

Result<Export> make_bpmn(const Records& records, const SinkOptions& options) {
  return BpmnWriter(*records.front(), options).write();
}

}  // namespace tiaowen
