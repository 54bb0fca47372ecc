// decide() answers every case of ../shared/contract/gold/rules*.json as
// score_rules.py asks for: one table that touches the line answers them all.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "pipeline/decide/decide.h"
#include "pipeline/model/unicode.h"
#include "pipeline/run.h"
#include "tests/file_content.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

using testing::content_of;

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::string words_of(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

// The document's line in its record, by the words it begins with.
Span place_of(const std::string& source, int line, const Record& record) {
  constexpr std::size_t kWords = 24;
  std::istringstream lines(source);
  std::string text;
  for (int i = 0; i < line; ++i) std::getline(lines, text);
  std::u32string words(trim(to_u32(text)));
  const auto begin = record.text.original.find(words.substr(0, kWords));
  if (begin == std::u32string::npos) return {};
  const auto at = static_cast<std::uint32_t>(begin);
  return {at, at + static_cast<std::uint32_t>(words.size())};
}

bool is_right(const Rule& rule, const Answer& answer, const Json& want) {
  const RuleRow* row = answer.verdict == Verdict::decided
                           ? &rule.rows[answer.rows.front()]
                           : nullptr;
  if (want.is_null()) return row == nullptr;
  if (row == nullptr) return false;
  if (want.is_object()) {
    return row->then_min == Decimal::parse(want["min"].get<std::string>()) &&
           row->then_max == Decimal::parse(want["max"].get<std::string>());
  }
  return row->then == Decimal::parse(want.get<std::string>());
}

Json wanted_by(const Json& expect) {
  if (expect.contains("amount")) return expect["amount"];
  return expect.contains("ratio") ? expect["ratio"] : Json();
}

int right_of(const Rule& rule, const std::vector<Json>& cases) {
  return static_cast<int>(
      std::count_if(cases.begin(), cases.end(), [&](const Json& one) {
        std::vector<Given> given;
        for (const auto& [name, value] : one["inputs"].items()) {
          given.push_back({name, value_of(words_of(value))});
        }
        return is_right(rule, decide(rule, given), wanted_by(one["expect"]));
      }));
}

TEST(Decide, AnswersEveryCaseOfTheGold) {
  const fs::path shared = fs::path(TIAOWEN_ROOT).parent_path() / "shared";
  const fs::path gold = shared / "contract/gold";
  if (!fs::exists(gold)) GTEST_SKIP() << "no " << gold;
  int cases = 0;
  for (const char* file : {"rules.json", "rules-documents.json"}) {
    std::map<std::string, std::vector<Json>> groups;
    for (const Json& one : Json::parse(content_of(gold / file))) {
      groups[one["document"].get<std::string>() + ":" + one["line"].dump() +
             " " + one["rule"].get<std::string>()]
          .push_back(one);
    }
    for (const auto& [name, group] : groups) {
      const std::string source =
          content_of(shared / group[0]["document"].get<std::string>());
      auto document = read_text(source);
      ASSERT_TRUE(document) << name;
      const Record record =
          run(std::move(*document), testing::shipped_words(), {});
      const Span place = place_of(source, group[0]["line"].get<int>(), record);
      int best = -1;
      for (const Rule& rule : record.rules) {
        if (rule.span.overlaps(place)) {
          best = std::max(best, right_of(rule, group));
        }
      }
      const bool nothing_said =
          best < 0 &&
          std::all_of(group.begin(), group.end(), [](const Json& c) {
            return wanted_by(c["expect"]).is_null();
          });
      if (nothing_said) continue;
      EXPECT_EQ(best, static_cast<int>(group.size())) << name;
      cases += static_cast<int>(group.size());
    }
  }
  EXPECT_GT(cases, 100);
}

}  // namespace
}  // namespace tiaowen
