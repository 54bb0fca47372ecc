// export: files in, files out, and what is told.

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "pipeline/command/command.h"
#include "tests/shipped_words.h"
#include "tests/temporary_folder.h"

namespace tiaowen {
namespace {

using testing::TemporaryFolder;

const std::string kCorpus = std::string(TIAOWEN_ROOT) + "/corpus/documents/";

struct Outcome {
  int status = 0;
  std::string out, log;
};

Outcome exported(const ExportCommand& command, const std::string& given = "") {
  std::istringstream in(given);
  std::ostringstream out, log;
  Outcome outcome;
  outcome.status =
      export_command(command, testing::shipped_words(), in, out, log);
  outcome.out = out.str();
  outcome.log = log.str();
  return outcome;
}

ExportCommand command_of(const std::string& format, const std::string& record) {
  ExportCommand command;
  command.format = format;
  command.records = {record};
  return command;
}

TEST(Export, WritesToStandardOutputOrAFile) {
  TemporaryFolder folder;
  ExportCommand command =
      command_of("dmn", kCorpus + "subsidy_measure/record.json");
  const Outcome shown = exported(command);
  EXPECT_EQ(shown.status, kExitGood) << shown.log;
  EXPECT_EQ(shown.out.substr(0, 5), "<?xml");
  command.out = (folder.path() / "deep/rules.dmn").string();
  EXPECT_EQ(exported(command).status, kExitGood);
  EXPECT_EQ(folder.read("deep/rules.dmn"), shown.out);
}

// A name without a folder is a file of this one.
TEST(Export, WritesBesideWhereItIsCalled) {
  TemporaryFolder folder;
  const auto here = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  ExportCommand command = command_of("csv", kCorpus + "task_list/record.json");
  command.out = "tasks.csv";
  EXPECT_EQ(exported(command).status, kExitGood);
  std::filesystem::current_path(here);
  EXPECT_NE(folder.read("tasks.csv"), "");
}

TEST(Export, AFolderOfRecordsIsAFileEachOrOneRegister) {
  TemporaryFolder folder;
  ExportCommand command = command_of("dmn", kCorpus);
  EXPECT_EQ(exported(command).status, kExitUsage);
  command.out = folder.path().string() + "/";
  // One of the rules has no conditions, which is told.
  EXPECT_EQ(exported(command).status, kExitSomeFailed);
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "source.txt.dmn"));
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "source.txt-2.dmn"));
  command.format = "csv";
  EXPECT_EQ(exported(command).status, kExitGood);
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "records.csv"));
}

TEST(Export, GivesTheRecordsBackAsLines) {
  const Outcome lines =
      exported(command_of("ndjson", kCorpus + "task_list/record.json"));
  EXPECT_EQ(std::count(lines.out.begin(), lines.out.end(), '\n'), 1);
  const Outcome again = exported(command_of("ndjson", "-"), lines.out);
  EXPECT_EQ(again.status, kExitGood) << again.log;
  EXPECT_EQ(again.out, lines.out);
}

// The document's region and issuer say whose 财政局 is meant.
TEST(Export, ADepartmentIsNamedAsPeopleNameIt) {
  ExportCommand command = command_of("csv", kCorpus + "task_list/record.json");
  for (const char* name : {"市财政局", "澄川市财政局"}) {
    command.departments = {name};
    const Outcome found = exported(command);
    EXPECT_EQ(std::count(found.out.begin(), found.out.end(), '\n'), 2) << name;
  }
  command.departments = {"市林业局"};
  EXPECT_EQ(exported(command).out.find("\r\n1,"), std::string::npos);
}

TEST(Export, WhatIsNotExportedIsToldAndCounts) {
  TemporaryFolder folder;
  const Outcome whole =
      exported(command_of("ndjson", kCorpus + "subsidy_measure/record.json"));
  std::string line = whole.out;
  const std::string cell = R"("\"一级\"")";
  line.replace(line.find("[" + cell + "]") + 1, cell.size(), R"("\"一级")");
  const std::string file = folder.write("a.ndjson", line);
  ExportCommand command = command_of("dmn", file);
  const Outcome english = exported(command);
  EXPECT_EQ(english.status, kExitSomeFailed);
  EXPECT_EQ(english.log,
            "not exported  r4 补助标准: a cell is no FEEL unary test (row 1: "
            "\"一级)\n");
  command.language = Language::chinese;
  EXPECT_EQ(exported(command).log,
            "未导出  r4 补助标准: 单元格不是 FEEL 测试 (row 1: \"一级)\n");
}

TEST(Export, WrongUsageSaysWhatToDo) {
  TemporaryFolder folder;
  const std::string record = kCorpus + "task_list/record.json";
  EXPECT_EQ(exported(command_of("pdf", record)).log,
            "format: no such format; there are dmn, bpmn, ics, akn, xlsx, csv, "
            "ndjson\n");
  EXPECT_EQ(exported(command_of("dmn", folder.path() / "none.json")).status,
            kExitUsage);
  const std::string other = folder.write("other.json", "{}");
  EXPECT_EQ(exported(command_of("dmn", other)).log.substr(0, 13),
            "not_a_record:");
  EXPECT_EQ(
      exported(command_of("dmn", folder.path().string())).log.substr(0, 10),
      "no_records");
}

TEST(Export, AFullDiskAsksToTryAgain) {
  TemporaryFolder folder;
  ExportCommand command = command_of("csv", kCorpus + "task_list/record.json");
  command.out = (folder.path() / "a.csv").string();
  std::filesystem::create_symlink("/dev/full", folder.path() / "a.csv.part");
  EXPECT_EQ(exported(command).status, kExitTryAgain);
}

TEST(Export, TakesRecordsOfAStoreAndThoseThatMatch) {
  TemporaryFolder folder;
  ExportCommand command = command_of("ndjson", kCorpus);
  command.match = "澄政发〔2023〕21号";
  const std::string out = exported(command).out;
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 2);
  command.records.clear();
  command.store = (folder.path() / "none.db").string();
  EXPECT_EQ(exported(command).status, kExitUsage);
}

struct Compared {
  int status = 0;
  std::string out, log;
};

Compared compared(const std::string& before, const std::string& after,
                  bool json, Language language = Language::english) {
  std::istringstream in;
  std::ostringstream out, log;
  Compared compared;
  compared.status = diff_command({before, after, json, language}, in, out, log);
  compared.out = out.str();
  compared.log = log.str();
  return compared;
}

TEST(Diff, IsTextOrJsonWithoutColours) {
  TemporaryFolder folder;
  const std::string old = kCorpus + "task_list/record.json";
  std::ifstream in(old);
  std::string json((std::istreambuf_iterator<char>(in)), {});
  const std::string number = "澄政办函〔2025〕9号";
  json.replace(json.find(number), number.size(), "澄政办函〔2025〕8号");
  const std::string file = folder.write("new.json", json);
  const Compared text = compared(old, file, false);
  EXPECT_EQ(text.status, kExitGood) << text.log;
  EXPECT_EQ(text.out.find('\033'), text.out.npos);
  EXPECT_NE(
      text.out.find("doc_number: 澄政办函〔2025〕9号 → 澄政办函〔2025〕8号"),
      text.out.npos);
  EXPECT_NE(text.out.find("0 changed, 0 added"), text.out.npos);
  const Compared machine = compared(old, file, true);
  const auto parsed = nlohmann::json::parse(machine.out);
  EXPECT_EQ(parsed["schema"], "tiaowen.diff/1");
  EXPECT_EQ(parsed["metadata"][0]["new"], "澄政办函〔2025〕8号");
  EXPECT_EQ(parsed["clauses"].size(), 0U);
  EXPECT_NE(compared(old, file, false, Language::chinese).out.find("处修改"),
            std::string::npos);
}

TEST(Diff, SaysWhichRecordCannotBeRead) {
  TemporaryFolder folder;
  const std::string old = kCorpus + "task_list/record.json";
  const Compared missing = compared(old, folder.path() / "none.json", false);
  EXPECT_EQ(missing.status, kExitUsage);
  EXPECT_NE(missing.log.find("none.json"), std::string::npos);
}

}  // namespace
}  // namespace tiaowen
