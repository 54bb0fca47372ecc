#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "pipeline/run.h"
#include "pipeline/write/write.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

std::string record_of(const std::string& text, Style style) {
  const Record record = run(*read_text(text), testing::shipped_words(), {});
  std::string json;
  append_json(record, {"0", "0"}, {style, false, ""}, json);
  return json;
}

TEST(Json, EscapesEveryControlCharacter) {
  std::string text;
  for (char c = 1; c < 32; ++c) {
    if (c < 9 || c > 13) text += c;
  }
  text += "\"\\终";
  const auto parsed = nlohmann::json::parse(record_of(text, Style::compact));
  EXPECT_EQ(parsed["text"], text);
}

TEST(Json, IsTheSameRecordInBothStyles) {
  const std::string text = "第一条 对市级平台给予30万元。\n第二条 略。";
  const std::string compact = record_of(text, Style::compact);
  EXPECT_EQ(compact.find('\n'), std::string::npos);
  EXPECT_EQ(nlohmann::json::parse(compact),
            nlohmann::json::parse(record_of(text, Style::indented)));
}

TEST(Json, KeepsTheFieldsInTheContractsOrder) {
  const auto parsed =
      nlohmann::ordered_json::parse(record_of("甲", Style::compact));
  std::vector<std::string> names;
  for (const auto& [name, value] : parsed.items()) names.push_back(name);
  EXPECT_EQ(names, (std::vector<std::string>{
                       "schema", "generator", "source", "metadata", "text",
                       "pages", "lines", "clauses", "tables", "mentions",
                       "obligations", "rules", "workflows", "findings"}));
}

}  // namespace
}  // namespace tiaowen
