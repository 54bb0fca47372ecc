// Every document of corpus/obligations states exactly what stands below it.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "pipeline/run.h"
#include "tests/assemble/stated.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

namespace fs = std::filesystem;
using testing::Example;
using testing::Stated;

std::string shown(const Stated& stated) {
  std::string all = "= " + stated.modality + ": " + stated.action;
  for (const auto& [name, words] : stated.slots) {
    all += "\n  " + name + " " + words;
  }
  return all;
}

// Slots that an example may leave out; the others are empty where not named.
const std::set<std::string>& may_be_left_out() {
  static const std::set<std::string> kSlots = {
      "approvers", "recipients", "condition", "inherited", "also_at"};
  return kSlots;
}

bool same(const Stated& expected, const Stated& found) {
  if (expected.modality != found.modality || expected.action != found.action) {
    return false;
  }
  for (const auto& [name, words] : expected.slots) {
    const auto slot = found.slots.find(name);
    if (slot == found.slots.end() || slot->second != words) return false;
  }
  return std::all_of(found.slots.begin(), found.slots.end(), [&](auto& slot) {
    return expected.slots.contains(slot.first) ||
           may_be_left_out().contains(slot.first);
  });
}

void check(const Example& example) {
  auto document = read_text(example.text);
  ASSERT_TRUE(document) << document.error().message;
  const Record record = run(std::move(*document), testing::shipped_words(),
                            {example.context, false});
  std::vector<Stated> found;
  std::string all;
  for (const Obligation& obligation : record.obligations) {
    found.push_back(testing::stated_by(obligation, record));
    all += shown(found.back()) + "\n";
  }
  EXPECT_EQ(found.size(), example.stated.size()) << example.place << " found:\n"
                                                 << all;
  const std::size_t both = std::min(found.size(), example.stated.size());
  for (std::size_t i = 0; i < both; ++i) {
    EXPECT_TRUE(same(example.stated[i], found[i]))
        << example.stated[i].place << " expected:\n"
        << shown(example.stated[i]) << "\nfound:\n"
        << shown(found[i]);
  }
}

class Obligations : public ::testing::TestWithParam<std::string> {};

TEST_P(Obligations, AreThoseStated) {
  const fs::path file =
      fs::path(TIAOWEN_ROOT) / "corpus/obligations" / (GetParam() + ".txt");
  const auto examples = testing::read_examples(file);
  EXPECT_FALSE(examples.empty()) << file;
  for (const Example& example : examples) check(example);
}

std::vector<std::string> files() {
  std::vector<std::string> names;
  for (const auto& entry :
       fs::directory_iterator(fs::path(TIAOWEN_ROOT) / "corpus/obligations")) {
    if (entry.path().extension() == ".txt") {
      names.push_back(entry.path().stem().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(All, Obligations, ::testing::ValuesIn(files()),
                         [](const auto& one) { return one.param; });

}  // namespace
}  // namespace tiaowen
