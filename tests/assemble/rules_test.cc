// Every document of corpus/rules makes exactly the tables that stand below it,
// and they answer its cases.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "pipeline/decide/decide.h"
#include "pipeline/run.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

namespace fs = std::filesystem;

// ? 投资额=8000000 -> 200000: a case, and what the table above it answers.
struct Case {
  std::size_t rule;
  std::vector<Given> given;
  std::string answer, place;
};

struct Example {
  std::string place, text, tables;
  std::vector<Case> cases;
};

Case case_in(const std::string& line, std::size_t tables,
             const std::string& place) {
  const auto arrow = line.find(" -> ");
  Case one{tables - 1, {}, line.substr(arrow + 4), place};
  std::istringstream given(line.substr(2, arrow - 2));
  for (std::string pair; given >> pair;) {
    const auto is = pair.find('=');
    one.given.push_back({pair.substr(0, is), value_of(pair.substr(is + 1))});
  }
  return one;
}

std::vector<Example> read_examples(const fs::path& file) {
  std::vector<Example> examples;
  std::ifstream in(file);
  int number = 0;
  std::size_t tables = 0;
  bool open = false;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') {
      open = false;
    } else if (line.starts_with("> ")) {
      if (!open) {
        examples.push_back(
            {file.filename().string() + ":" + std::to_string(number),
             "",
             "",
             {}});
        tables = 0;
      }
      open = true;
      examples.back().text += line.substr(2) + "\n";
    } else if (line.starts_with("? ")) {
      examples.back().cases.push_back(
          case_in(line, tables,
                  file.filename().string() + ":" + std::to_string(number)));
    } else {
      tables += line.starts_with("= ");
      examples.back().tables += line + "\n";
    }
  }
  return examples;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) {
    all += (all.empty() ? "" : " | ") + part;
  }
  return all;
}

std::string shown(const RuleRow& row) {
  if (row.then) return row.then->str();
  if (row.then_min && row.then_max) {
    return row.then_min->str() + ".." + row.then_max->str();
  }
  return "null";
}

std::string tables_of(const Record& record) {
  std::string all;
  for (const Rule& rule : record.rules) {
    std::vector<std::string> names;
    for (const RuleInput& input : rule.inputs) names.push_back(input.name);
    all += "= " + joined(names) + " -> " + rule.output_name + "\n";
    for (const RuleRow& row : rule.rows) {
      all += "  " + joined(row.when) + " -> " + shown(row);
      if (!row.formula.empty()) all += " ; " + row.formula;
      all += "\n";
    }
    for (const RuleNote& note : rule.annotations) {
      all += "  note " + note.text + "\n";
    }
  }
  for (const Finding& finding : record.findings) {
    if (finding.code.starts_with("rule.")) all += "! " + finding.code + "\n";
  }
  return all;
}

// What the case comes to: the formula's result, or the row's own figure.
std::string answered(const Rule& rule, const Case& one) {
  const Answer answer = decide(rule, one.given);
  if (answer.verdict != Verdict::decided) {
    return std::string(name_of(answer.verdict));
  }
  if (!answer.wanted.empty()) return "lacks " + answer.wanted.front();
  return answer.result ? answer.result->str()
                       : shown(rule.rows[answer.rows.front()]);
}

TEST(Rules, EveryExampleOfTheCorpusMakesItsTables) {
  int read = 0;
  for (const auto& file :
       fs::directory_iterator(fs::path(TIAOWEN_ROOT) / "corpus/rules")) {
    for (const Example& example : read_examples(file.path())) {
      auto document = read_text(example.text);
      ASSERT_TRUE(document) << document.error().message;
      const Record record =
          run(std::move(*document), testing::shipped_words(), {});
      EXPECT_EQ(tables_of(record), example.tables) << example.place;
      for (const Case& one : example.cases) {
        ASSERT_LT(one.rule, record.rules.size()) << one.place;
        EXPECT_EQ(answered(record.rules[one.rule], one), one.answer)
            << one.place;
      }
      ++read;
    }
  }
  EXPECT_GT(read, 0);
}

TEST(Rules, EveryRowStandsOnItsWords) {
  auto document = read_text("对省级、市级站点,分别给予5万元、2万元补助。");
  ASSERT_TRUE(document);
  const Record record = run(std::move(*document), testing::shipped_words(), {});
  ASSERT_EQ(record.rules.size(), 1u);
  const Rule& rule = record.rules[0];
  EXPECT_EQ(rule.output_unit, "CNY");
  EXPECT_EQ(rule.hit_policy, "UNIQUE");
  ASSERT_EQ(rule.inputs[0].values, (std::vector<std::string>{"省级", "市级"}));
  for (const RuleRow& row : rule.rows) {
    EXPECT_TRUE(rule.span.contains(row.span));
    EXPECT_FALSE(row.span.empty());
  }
}

}  // namespace
}  // namespace tiaowen
