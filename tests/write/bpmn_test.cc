#include <gmock/gmock.h>

#include <map>

#include "pipeline/write/bpmn_model.h"
#include "tests/write/exported.h"

namespace tiaowen {
namespace {

using testing::corpus_record;
using ::testing::ElementsAre;
using testing::export_of;
using ::testing::HasSubstr;

BpmnProcess process_of(const Record& record) {
  BpmnProcess process = bpmn_process(record, record.workflows.at(0), "w1");
  lay_out(process, 80);
  return process;
}

std::vector<std::string> names_of(const BpmnProcess& process, BpmnKind kind) {
  std::vector<std::string> names;
  for (const BpmnNode& node : process.nodes) {
    if (node.kind == kind) names.push_back(node.name);
  }
  return names;
}

TEST(Bpmn, StepsAreTasksInOrderWithTheirLimits) {
  const BpmnProcess process =
      process_of(corpus_record("application_notice/record.json"));
  EXPECT_THAT(names_of(process, BpmnKind::task),
              ElementsAre("网上申报", "区县初审", "专家评审", "公示",
                          "资金拨付", "不予受理"));
  EXPECT_EQ(names_of(process, BpmnKind::end).back(), "结束");
  EXPECT_GE(names_of(process, BpmnKind::limit).size(), 1U);
}

TEST(Bpmn, ApprovalIsATaskOfWhoApproves) {
  const BpmnProcess process =
      process_of(corpus_record("staged_opinion/record.json"));
  EXPECT_THAT(names_of(process, BpmnKind::task),
              ElementsAre("方案编制", "项目审批", "审批：项目审批", "施工改造",
                          "竣工验收", "报市政府同意后", "审批：报市政府同意后",
                          "实施"));
  for (const BpmnNode& node : process.nodes) {
    if (node.kind != BpmnKind::task || node.actors.empty()) continue;
    EXPECT_EQ(process.lanes.at(node.lane).name, node.actors[0]) << node.name;
  }
}

// An urgent way past the reviews.
TEST(Bpmn, WaysPartAtAGatewayAndJoinAtAnother) {
  Record record = corpus_record("application_notice/record.json");
  auto& steps = record.workflows[0].steps;
  steps[0].next = {2, 5};
  steps[0].branches.clear();
  steps[4].condition = Span{0, 6};
  const BpmnProcess process = process_of(record);
  EXPECT_THAT(names_of(process, BpmnKind::gateway),
              ElementsAre("", "下一步？"));
  int conditions = 0, ordinary = 0;
  for (const BpmnFlow& flow : process.flows) {
    conditions += flow.condition.empty() ? 0 : 1;
    ordinary += flow.otherwise ? 1 : 0;
  }
  EXPECT_EQ(conditions, 1);
  EXPECT_EQ(ordinary, 1);
}

// A branch does its own work and leads back, on, or to an end; an urgent way
// begins where the usual one does.
TEST(Bpmn, BranchesAndOtherWaysAreDrawnWithTheirCases) {
  const Record record = testing::record_of(
      "某市项目管理办法\n三、办理程序\n（一）申报。市科技局受理申报材料。\n"
      "（二）评审。市科技局组织评审，材料不齐全的，退回补正；评审未通过的，"
      "不予立项。\n（三）下达。市财政局下达资金。\n"
      "应急项目可采取“一事一议”方式，由市科技局提出建议，报市人民政府批准后实施"
      "。"
      "\n");
  ASSERT_EQ(record.workflows.size(), 2U);
  EXPECT_EQ(record.workflows[1].instead_of, 0);
  const BpmnProcess process = process_of(record);
  EXPECT_THAT(names_of(process, BpmnKind::task),
              ElementsAre("申报", "评审", "下达", "提出建议", "审批：提出建议",
                          "实施", "退回补正", "不予立项"));
  std::map<std::string, std::string> goals;  // by the words on the way
  for (const BpmnFlow& flow : process.flows) {
    if (flow.condition.empty()) continue;
    goals[flow.name] = process.nodes.at(static_cast<std::size_t>(flow.to)).name;
  }
  EXPECT_EQ(goals,
            (std::map<std::string, std::string>{{"应急项目", "提出建议"},
                                                {"材料不齐全的", "退回补正"},
                                                {"评审未通过的", "不予立项"}}));
  EXPECT_EQ(names_of(process, BpmnKind::end).size(), 3U);
}

// So long after an event from outside; another step's event is waited for by
// the flow itself.
TEST(Bpmn, WaitsForEventsFromOutsideOnly) {
  const std::string text =
      "某市办理办法\n一、办理流程\n（一）受理。市财政局受理申请。\n"
      "（二）审核。市审计局在收到上级批复后20日内完成审核。\n"
      "（三）拨付。市财政局在审核后10日内拨付资金。\n";
  const Record record = testing::record_of(text);
  ASSERT_EQ(record.workflows.size(), 1U);
  const BpmnProcess process = process_of(record);
  EXPECT_LE(names_of(process, BpmnKind::message).size(), 1U);
  EXPECT_EQ(names_of(process, BpmnKind::limit).size(), 2U);
}

TEST(Bpmn, ShapesStandInTheirLanesAndApart) {
  for (const char* name :
       {"application_notice/record.json", "staged_opinion/record.json"}) {
    const BpmnProcess process = process_of(corpus_record(name));
    for (const BpmnNode& a : process.nodes) {
      const BpmnLane& lane = process.lanes.at(a.lane);
      EXPECT_GE(a.y, lane.y) << name << a.id;
      EXPECT_LE(a.y + a.height, lane.y + lane.height) << name << a.id;
      EXPECT_LE(a.x + a.width, process.x + process.width) << name << a.id;
      for (const BpmnNode& b : process.nodes) {
        if (&a == &b || a.kind == BpmnKind::limit ||
            b.kind == BpmnKind::limit) {
          continue;
        }
        const bool apart = a.x + a.width <= b.x || b.x + b.width <= a.x ||
                           a.y + a.height <= b.y || b.y + b.height <= a.y;
        EXPECT_TRUE(apart) << name << " " << a.id << " " << b.id;
      }
    }
  }
}

TEST(Bpmn, AThousandStepsTakeNoLongerEach) {
  Record record = corpus_record("application_notice/record.json");
  auto& steps = record.workflows[0].steps;
  Step one = steps[0];
  one.branches.clear();
  steps.clear();
  for (int i = 1; i <= 1000; ++i) {
    steps.push_back(one);
    steps.back().order = i;
    steps.back().next = {i + 1};
  }
  const BpmnProcess process = process_of(record);
  EXPECT_EQ(names_of(process, BpmnKind::task).size(), 1000U);
  EXPECT_EQ(process.nodes.at(999).column, 1000);
}

TEST(Bpmn, HurtfulNamesAreEscaped) {
  Record record = corpus_record("application_notice/record.json");
  record.workflows[0].name = record.workflows[0].steps[0].name =
      testing::kHurtful;
  const std::string bpmn = export_of("bpmn", {&record}).content;
  EXPECT_THAT(bpmn, HasSubstr("name=\"]]>&lt;b a=&quot;1&quot;>&amp;amp;"));
  EXPECT_EQ(bpmn.find('\x01'), bpmn.npos);
}

TEST(Bpmn, AWorkflowWithoutStepsIsTold) {
  Record record = corpus_record("application_notice/record.json");
  record.workflows[0].steps.clear();
  const Export made = export_of("bpmn", {&record});
  ASSERT_EQ(made.omissions.size(), 1U);
  EXPECT_EQ(made.omissions[0].code, "no_steps");
}

}  // namespace
}  // namespace tiaowen
