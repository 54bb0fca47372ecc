// Every document of corpus/workflows has exactly the procedures below it.

#include <gtest/gtest.h>

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
  list("approvers", step.approvers);
  list("due", step.due);
  return all;
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
    EXPECT_EQ(found.steps.size(), expected.slots.size()) << expected.place;
    for (const Step& step : found.steps) {
      const auto slot = expected.slots.find(std::to_string(step.order));
      ASSERT_NE(slot, expected.slots.end()) << expected.place;
      EXPECT_EQ(shown(step, record), slot->second) << expected.place;
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
