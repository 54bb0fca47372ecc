// Every document of corpus/workflows has exactly the procedures below it.

#include <gtest/gtest.h>

#include <map>

#include "pipeline/model/unicode.h"
#include "pipeline/run.h"
#include "tests/assemble/stated.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

namespace fs = std::filesystem;
using testing::Example;
using testing::Stated;

// "受理; actors 市政务服务中心; due 5个工作日"
std::string shown(const Step& step, const Record& record) {
  std::string all = step.name;
  const auto list = [&](const char* name, const std::vector<int>& mentions) {
    if (mentions.empty()) return;
    all += std::string("; ") + name + " ";
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      if (i > 0) all += "、";
      all += to_utf8(record.text.published(
          record.mentions[static_cast<std::size_t>(mentions[i])].span));
    }
  };
  list("actors", step.actors);
  if (step.bearer) {
    all += "; bearer " + to_utf8(record.text.published(*step.bearer));
  }
  list("approvers", step.approvers);
  list("due", step.due);
  return all;
}

std::string goals(const std::vector<int>& next) {
  std::string all;
  for (const int order : next) {
    all += (all.empty() ? "; to " : ",") + std::to_string(order);
  }
  return all;
}

// "退回申报单位补正; when 材料不齐全的; to 1"
std::string shown_branch(const Step& branch, const Record& record) {
  std::string all = shown(branch, record);
  if (branch.condition) {
    all += "; when " + to_utf8(record.text.published(*branch.condition));
  }
  all += goals(branch.next);
  return branch.action.empty() ? all + "; leads on" : all;
}

// What a workflow's lines would be: "2" and the step, "2a" and its branch.
std::map<std::string, std::string> lines_of(const Workflow& workflow,
                                            const Record& record) {
  std::map<std::string, std::string> lines;
  if (workflow.condition) {
    lines["when"] = to_utf8(record.text.published(*workflow.condition));
  }
  for (const Step& step : workflow.steps) {
    const std::string order = std::to_string(step.order);
    lines[order] = shown(step, record);
    char letter = 'a';
    for (const Step& branch : step.branches) {
      lines[order + letter++] = shown_branch(branch, record);
    }
  }
  return lines;
}

void check(const Example& example) {
  auto document = read_text(example.text);
  ASSERT_TRUE(document) << document.error().message;
  const Record record = run(std::move(*document), testing::shipped_words(),
                            {example.context, false});
  ASSERT_EQ(record.workflows.size(), example.stated.size()) << example.place;
  for (std::size_t i = 0; i < example.stated.size(); ++i) {
    const Stated& expected = example.stated[i];
    const Workflow& found = record.workflows[i];
    EXPECT_EQ(found.name, expected.action) << expected.place;
    EXPECT_EQ(found.instead_of >= 0, expected.modality == "instead")
        << expected.place;
    EXPECT_EQ(lines_of(found, record), expected.slots) << expected.place;
    for (const Step& step : found.steps) {
      const bool last = step.order == static_cast<int>(found.steps.size());
      EXPECT_EQ(step.next,
                last ? std::vector<int>{} : std::vector<int>{step.order + 1});
    }
  }
}

TEST(Workflows, AreThoseOfTheCorpus) {
  int files = 0;
  for (const auto& entry :
       fs::directory_iterator(fs::path(TIAOWEN_ROOT) / "corpus/workflows")) {
    for (const Example& example : testing::read_examples(entry.path())) {
      check(example);
    }
    ++files;
  }
  EXPECT_GT(files, 0);
}

}  // namespace
}  // namespace tiaowen
