#include "pipeline/write/dmn.h"

#include "pipeline/write/diagram_xml.h"
#include "pipeline/write/dmn_model.h"
#include "pipeline/write/evidence.h"
#include "pipeline/write/feel.h"
#include "pipeline/write/xml_writer.h"

namespace tiaowen {
namespace {

constexpr std::size_t kLongestTitle = 60;

// 金额 (CNY, 每户)
std::string output_label(const Rule& rule) {
  std::string unit = rule.output_unit;
  for (const std::string& per : rule.output_per) {
    unit += (unit.empty() ? "每" : "，每") + per;
  }
  return unit.empty() ? rule.output_name
                      : rule.output_name + "（" + unit + "）";
}

class DmnWriter {
 public:
  DmnWriter(const Record& record, const SinkOptions& options)
      : record_(record), options_(options), model_(dmn_model(record)) {}

  Export write() {
    open_definitions();
    for (const DmnInput& input : model_.inputs) input_data(input);
    for (const DmnDecision& decision : model_.decisions)
      this->decision(decision);
    document();
    diagram();
    xml_.close();
    return {xml_.str(XmlLayout::indented), std::move(model_.omissions)};
  }

 private:
  void open_definitions() {
    xml_.open("definitions");
    xml_.attribute("xmlns", "https://www.omg.org/spec/DMN/20191111/MODEL/");
    xml_.attribute("xmlns:dmndi",
                   "https://www.omg.org/spec/DMN/20191111/DMNDI/");
    xml_.attribute("xmlns:dc", "http://www.omg.org/spec/DMN/20180521/DC/");
    xml_.attribute("xmlns:di", "http://www.omg.org/spec/DMN/20180521/DI/");
    xml_.attribute("xmlns:tiaowen", "urn:tiaowen:export:1");
    xml_.attribute("id", "definitions");
    xml_.attribute("name", shortened(document_name(record_), kLongestTitle));
    xml_.attribute("namespace", "urn:sha256:" + record_.source.sha256);
    xml_.attribute("exporter", "tiaowen");
    xml_.attribute("exporterVersion", options_.generator.version);
    xml_.element("description", document_name(record_));
    if (model_.omissions.empty()) return;
    xml_.open("extensionElements");
    for (const Omission& omission : model_.omissions) {
      xml_.open(omission.exported ? "tiaowen:incomplete"
                                  : "tiaowen:notExported");
      xml_.attribute("rule", omission.subject);
      xml_.attribute("reason", omission.code);
      if (!omission.detail.empty()) xml_.attribute("detail", omission.detail);
      xml_.close();
    }
    xml_.close();
  }

  void named(const std::string& id, const std::string& name,
             const std::string& label) {
    xml_.attribute("id", id);
    xml_.attribute("label", label);
    xml_.attribute("name", name);
  }

  void variable(const std::string& id, const std::string& name,
                const std::string& label, const std::string& type) {
    xml_.open("variable");
    named(id + "_variable", name, label);
    xml_.attribute("typeRef", type);
    xml_.close();
  }

  void input_data(const DmnInput& input) {
    xml_.open("inputData");
    named(input.id, input.name, input.label);
    variable(input.id, input.name, input.label, input.type);
    xml_.close();
  }

  void decision(const DmnDecision& decision) {
    const Rule& rule = *decision.rule;
    xml_.open("decision");
    named(decision.id, decision.name, rule.name);
    xml_.element("description", clause_path(record_, rule.clause) + "\n" +
                                    quote_of(record_, rule.span));
    const bool list = rule.hit_policy == "COLLECT" || decision.ranges ||
                      !decision.formulas.empty();
    variable(decision.id, decision.name, rule.name, list ? "Any" : "number");
    for (const std::string& input : required(decision)) {
      requirement(decision, "informationRequirement", "requiredInput", input);
    }
    requirement(decision, "authorityRequirement", "requiredAuthority",
                "document");
    table(decision);
    xml_.close();
  }

  std::vector<std::string> required(const DmnDecision& decision) const {
    std::vector<std::string> ids;
    for (const auto* inputs : {&decision.inputs, &decision.asked}) {
      for (const std::size_t input : *inputs) {
        ids.push_back(model_.inputs[input].id);
      }
    }
    return ids;
  }

  void requirement(const DmnDecision& decision, const char* kind,
                   const char* required, const std::string& id) {
    xml_.open(kind);
    xml_.attribute("id", decision.id + "_" + id);
    xml_.open(required);
    xml_.attribute("href", "#" + id);
    xml_.close();
    xml_.close();
  }

  void table(const DmnDecision& decision) {
    const Rule& rule = *decision.rule;
    xml_.open("decisionTable");
    xml_.attribute("id", decision.id + "_table");
    xml_.attribute("hitPolicy", rule.hit_policy);
    xml_.attribute("outputLabel", output_label(rule));
    for (std::size_t i = 0; i < rule.inputs.size(); ++i) {
      input_clause(decision, i);
    }
    const std::string label = output_label(rule);
    if (decision.ranges) {
      output_clause(decision, "_min", rule.output_name + "下限",
                    label + "下限");
      output_clause(decision, "_max", rule.output_name + "上限",
                    label + "上限");
    } else {
      output_clause(decision, "", rule.output_name, label);
    }
    if (!decision.formulas.empty()) {
      output_clause(decision, "_formula", "计算结果", "计算结果");
    }
    for (const char* name : {"条款", "原文"}) {
      xml_.open("annotation");
      xml_.attribute("name", name);
      xml_.close();
    }
    for (std::size_t row = 0; row < rule.rows.size(); ++row) {
      table_row(decision, row);
    }
    xml_.close();
  }

  void input_clause(const DmnDecision& decision, std::size_t column) {
    const RuleInput& input = decision.rule->inputs[column];
    const std::string id = decision.id + "_c" + std::to_string(column + 1);
    xml_.open("input");
    xml_.attribute("id", id);
    xml_.attribute("label", input.name);
    xml_.open("inputExpression");
    xml_.attribute("id", id + "_expression");
    xml_.attribute("typeRef", input.type);
    xml_.element("text", model_.inputs[decision.inputs[column]].name);
    xml_.close();
    if (!input.values.empty()) {
      std::string values;
      for (const std::string& value : input.values) {
        values += (values.empty() ? "" : ",") +
                  (input.type == "string" ? feel_string(value) : value);
      }
      text("inputValues", id + "_values", values);
    }
    xml_.close();
  }

  void output_clause(const DmnDecision& decision, const std::string& part,
                     const std::string& name, const std::string& label) {
    xml_.open("output");
    xml_.attribute("id", decision.id + "_output" + part);
    xml_.attribute("label", label);
    xml_.attribute("name", feel_name(name));
    xml_.attribute("typeRef", "number");
    xml_.close();
  }

  void text(const char* element, const std::string& id,
            const std::string& content) {
    xml_.open(element);
    if (!id.empty()) xml_.attribute("id", id);
    xml_.element("text", content);
    xml_.close();
  }

  std::string row_clause(const Rule& rule, const RuleRow& row) const {
    const int clause = clause_at(record_, row.span);
    return clause_id(record_, clause < 0 ? rule.clause : clause);
  }
  static std::string cell(const RuleInput& input, const std::string& test) {
    return input.type == "boolean" ? boolean_test(test) : test;
  }

  void table_row(const DmnDecision& decision, std::size_t number) {
    const RuleRow& row = decision.rule->rows[number];
    const std::string id = decision.id + "_row" + std::to_string(number + 1);
    const auto figure = [](const std::optional<Decimal>& value) {
      return value ? value->str() : std::string("null");
    };
    xml_.open("rule");
    xml_.attribute("id", id);
    for (std::size_t i = 0; i < row.when.size(); ++i) {
      text("inputEntry", id + "_when" + std::to_string(i + 1),
           cell(decision.rule->inputs[i], row.when[i]));
    }
    if (decision.ranges) {
      text("outputEntry", id + "_min",
           figure(row.then ? row.then : row.then_min));
      text("outputEntry", id + "_max",
           figure(row.then ? row.then : row.then_max));
    } else {
      text("outputEntry", id + "_then", figure(row.then));
    }
    if (!decision.formulas.empty()) {
      const std::string& formula = decision.formulas[number];
      text("outputEntry", id + "_formula", formula.empty() ? "null" : formula);
    }
    text("annotationEntry", "", row_clause(*decision.rule, row));
    text("annotationEntry", "", quote_of(record_, row.span));
    xml_.close();
  }

  void document() {
    xml_.open("knowledgeSource");
    named("document", model_.source_name, document_name(record_));
    if (!record_.source.path.empty()) {
      xml_.element("description", record_.source.path);
    }
    if (!record_.metadata.doc_type.empty()) {
      xml_.element("type", record_.metadata.doc_type);
    }
    xml_.close();
  }

  void shape(const std::string& id, const DmnBox& box) {
    xml_.open("dmndi:DMNShape");
    xml_.attribute("id", id + "_shape");
    xml_.attribute("dmnElementRef", id);
    write_bounds(xml_, {box.x, box.y, box.width, box.height});
    xml_.close();
  }

  // From the top of what is asked to the foot of the decision.
  void edge(const std::string& id, const DmnBox& from, const DmnBox& to,
            bool down) {
    xml_.open("dmndi:DMNEdge");
    xml_.attribute("id", id + "_edge");
    xml_.attribute("dmnElementRef", id);
    write_waypoint(xml_, from.x + from.width / 2,
                   down ? from.y + from.height : from.y);
    write_waypoint(xml_, to.x + to.width / 2, down ? to.y : to.y + to.height);
    xml_.close();
  }

  void diagram() {
    xml_.open("dmndi:DMNDI");
    xml_.open("dmndi:DMNDiagram");
    xml_.attribute("id", "diagram");
    shape("document", model_.source);
    for (const DmnInput& input : model_.inputs) shape(input.id, input.box);
    for (const DmnDecision& decision : model_.decisions) {
      shape(decision.id, decision.box);
      for (const auto* inputs : {&decision.inputs, &decision.asked}) {
        for (const std::size_t input : *inputs) {
          edge(decision.id + "_" + model_.inputs[input].id,
               model_.inputs[input].box, decision.box, false);
        }
      }
      edge(decision.id + "_document", model_.source, decision.box, true);
    }
    xml_.close();
    xml_.close();
  }

  const Record& record_;
  const SinkOptions& options_;
  DmnModel model_;
  XmlWriter xml_;
};

}  // namespace

Result<Export> make_dmn(const Records& records, const SinkOptions& options) {
  return DmnWriter(*records.front(), options).write();
}

}  // namespace tiaowen
