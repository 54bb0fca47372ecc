// A record read back is the record that was written.

#include "pipeline/write/record_from_json.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "pipeline/run.h"
#include "tests/file_content.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

using testing::content_of;

namespace fs = std::filesystem;

std::string again(const std::string& json, Style style) {
  const auto stored = record_from_json(json, "record.json");
  if (!stored) return stored.error().code + ": " + stored.error().message;
  std::string out;
  append_json(stored->record, stored->generator,
              {style, !stored->record.numerals.empty(), stored->id}, out);
  return out;
}

TEST(RecordFromJson, GivesTheSameBytesForEveryRecordOfTheCorpus) {
  int seen = 0;
  for (const auto& entry : fs::recursive_directory_iterator(
           fs::path(TIAOWEN_ROOT) / "corpus/documents")) {
    if (entry.path().extension() != ".json") continue;
    const std::string json = content_of(entry.path());
    EXPECT_TRUE(again(json, Style::indented) == json)
        << entry.path() << again(json, Style::indented).substr(0, 200);
    ++seen;
  }
  EXPECT_GT(seen, 10);
}

TEST(RecordFromJson, KeepsTheIdAndTheNumeralsOfALine) {
  const auto document = read_text("第一条 每户补助30万元，共２０家。");
  const Record record = run(*document, testing::shipped_words(), {{}, true});
  std::string json;
  append_json(record, {"1", "2"}, {Style::compact, true, R"({"a": 7})"}, json);
  EXPECT_NE(json.find("numerals"), json.npos);
  const std::string back = again(json, Style::compact);
  EXPECT_EQ(back.substr(back.find(',')), json.substr(json.find(',')));
}

std::string error_of(const std::string& json) {
  const auto stored = record_from_json(json, "a.json");
  return stored ? "none" : stored.error().code + " " + stored.error().message;
}

std::string replaced(std::string json, const std::string& what,
                     const std::string& with) {
  const std::size_t at = json.find(what);
  EXPECT_NE(at, json.npos) << what;
  return at == json.npos ? json : json.replace(at, what.size(), with);
}

TEST(RecordFromJson, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(error_of("").substr(0, 22), "not_json a.json: byte ");
  EXPECT_EQ(error_of("[]").substr(0, 20), "not_a_record a.json:");
  EXPECT_EQ(error_of(R"({"schema": "tiaowen.record/1"})"),
            "not_a_record a.json: no field text in "
            R"({"schema":"tiaowen.record/1"})");
}

TEST(RecordFromJson, TakesNoPlaceThatTheTextDoesNotHave) {
  const Record record =
      run(*read_text("第一条 市财政局负责在2025年底前建立名录，补助30万元。"),
          testing::shipped_words(), {});
  std::string json;
  append_json(record, {"1", "2"}, {Style::compact, false, ""}, json);
  ASSERT_EQ(error_of(json), "none");
  const std::string clause = R"("parent":null)";
  for (const auto& [what, with] :
       std::vector<std::pair<std::string, std::string>>{
           {R"("leads":["m1"])", R"("leads":["m9"])"},
           {R"("leads":["m1"])", R"("leads":["m0"])"},
           {R"("leads":["m1"])", R"("leads":7)"},
           {clause, R"("parent":"art_7")"},
           {R"("action":[)", R"("action":[-1,)"},
           {R"("action":[)", R"("action":[99999999999,99999999999],"x":[)"},
           {R"("due":"2025-12-31")", R"("due":"soon")"},
           {R"("max":"300000")", R"("max":"many")"},
           {R"("modality":")", R"("modality":"wish)"}}) {
    EXPECT_EQ(error_of(replaced(json, what, with)).substr(0, 12),
              "not_a_record")
        << with;
  }
}

}  // namespace
}  // namespace tiaowen
