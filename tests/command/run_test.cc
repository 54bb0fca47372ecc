// run: what becomes of every kind of input, and what the index says.

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "pipeline/command/command.h"
#include "tests/read/tiny_package.h"
#include "tests/record_laws.h"
#include "tests/shipped_words.h"
#include "tests/temporary_folder.h"

namespace tiaowen {
namespace {

using Json = nlohmann::json;
using testing::TemporaryFolder;

struct Outcome {
  int status = 0;
  std::string log;
  Json index;
};

Outcome run_on(std::vector<std::string> inputs, const std::string& out,
               Language language = Language::english) {
  RunCommand command;
  command.inputs = std::move(inputs);
  command.out = out;
  command.jobs = 2;
  command.language = language;
  command.read.reader_program = std::string(TIAOWEN_BUILD) + "/tiaowen-reader";
  std::ostringstream log;
  Outcome run;
  run.status = run_command(command, testing::shipped_words(), log);
  run.log = log.str();
  std::ifstream in(out + "/index.json");
  if (in) run.index = Json::parse(in);
  return run;
}

// The index entry of one path.
Json entry(const Outcome& run, const std::string& path) {
  for (const Json& input : run.index["inputs"]) {
    if (input["path"] == path) return input;
  }
  return Json();
}

TEST(Run, ReadsEqualNamesTwiceAndNamesOfAnyBytes) {
  TemporaryFolder folder;
  folder.write("a/1.txt", "甲\n");
  folder.write("b/1.txt", "乙\n");
  folder.write("\xFF.txt", "丙\n");
  const std::string in = folder.path().string();
  const std::string out = in + "/out";
  const Outcome run =
      run_on({in + "/a/1.txt", in + "/b/1.txt", in + "/\xFF.txt"}, out);
  EXPECT_EQ(run.status, kExitGood) << run.log;
  std::ifstream record(out + "/records/\xFF.txt.json");
  EXPECT_EQ(Json::parse(record)["source"]["path"], "\uFFFD.txt");
}

TEST(Run, WritesARecordBesideEveryPathAndAnIndex) {
  TemporaryFolder folder;
  folder.write("in/a/001.txt", "第一条 市财政局负责拨付。\n");
  folder.write("in/b.txt", "一、总体要求\n");
  const std::string out = (folder.path() / "out").string();
  const Outcome run = run_on({(folder.path() / "in").string()}, out);
  EXPECT_EQ(run.status, kExitGood) << run.log;
  EXPECT_EQ(run.index["totals"],
            Json({{"inputs", 2}, {"ok", 2}, {"failed", 0}, {"skipped", 0}}));
  EXPECT_EQ(entry(run, "a/001.txt")["record"], "records/a/001.txt.json");
  const Json record = Json::parse(folder.read("out/records/a/001.txt.json"));
  EXPECT_EQ(record["source"]["path"], "a/001.txt");
  EXPECT_EQ(record["text"], "第一条 市财政局负责拨付。");
  EXPECT_EQ(entry(run, "a/001.txt")["sha256"], record["source"]["sha256"]);
}

TEST(Run, PutsTheInputsOwnNameInFrontWhereSeveralAreNamed) {
  TemporaryFolder folder;
  folder.write("x/a.txt", "甲");
  folder.write("y/a.txt", "乙");
  const std::string single = folder.write("a.txt", "丙");
  const Outcome run = run_on(
      {(folder.path() / "x").string(), (folder.path() / "y").string(), single},
      (folder.path() / "out").string());
  EXPECT_EQ(run.status, kExitGood);
  EXPECT_EQ(entry(run, "x/a.txt")["status"], "ok");
  EXPECT_EQ(entry(run, "y/a.txt")["status"], "ok");
  EXPECT_EQ(entry(run, "a.txt")["status"], "ok");
}

TEST(Run, OneBadFileNeverStopsTheRest) {
  TemporaryFolder folder;
  folder.write("in/good.txt", "第一条 总则");
  folder.write("in/empty.pdf", "");
  folder.write("in/page.pdf", "<!DOCTYPE html><html><body>404</body></html>");
  folder.write("in/cut.pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Cat");
  folder.write("in/bad.txt", "\xE6\x94\xFF\xFF\xFE\x80 text");
  folder.write("in/tool.bin", std::string("\x7F"
                                          "ELF\0\1\2\3\4\5\6\7",
                                          12));
  const Outcome run = run_on({(folder.path() / "in").string()},
                             (folder.path() / "out").string());
  EXPECT_EQ(run.status, kExitSomeFailed);
  EXPECT_EQ(entry(run, "good.txt")["status"], "ok");
  EXPECT_EQ(entry(run, "empty.pdf")["error"]["code"], "empty");
  EXPECT_EQ(entry(run, "page.pdf")["error"]["code"], "html_named_pdf");
  EXPECT_EQ(entry(run, "cut.pdf")["status"], "failed");
  EXPECT_EQ(entry(run, "bad.txt")["error"]["code"], "encoding");
  EXPECT_EQ(entry(run, "tool.bin")["status"], "skipped");
  for (const char* failed : {"empty.pdf", "page.pdf", "cut.pdf", "bad.txt"}) {
    EXPECT_NE(entry(run, failed)["error"]["message"], "") << failed;
    EXPECT_NE(run.log.find(failed), std::string::npos) << failed;
  }
}

TEST(Run, EveryFileOfAnArchiveHasARecordOfItsOwn) {
  TemporaryFolder folder;
  const std::string inner = zipped({{"丙.txt", "第一条 总则"}});
  folder.write("in/a.zip", zipped({{"b/甲.txt", "第一条 市财政局负责拨付。"},
                                   {"空.pdf", ""},
                                   {"x.bin", std::string("\x7F\0\1\2", 4)},
                                   {"c.zip", inner}}));
  folder.write("in/none.zip", zipped({{"d/", ""}}));
  folder.write("in/z.txt", "一、总体要求");
  const Outcome run = run_on({(folder.path() / "in").string()},
                             (folder.path() / "out").string());
  EXPECT_EQ(run.status, kExitSomeFailed);
  EXPECT_EQ(run.index["totals"],
            Json({{"inputs", 6}, {"ok", 3}, {"failed", 2}, {"skipped", 1}}));
  EXPECT_EQ(entry(run, "a.zip"), Json());
  EXPECT_EQ(entry(run, "a.zip/b/甲.txt")["record"],
            "records/a.zip/b/甲.txt.json");
  EXPECT_EQ(entry(run, "a.zip/空.pdf")["error"]["code"], "empty");
  EXPECT_EQ(entry(run, "a.zip/x.bin")["status"], "skipped");
  EXPECT_EQ(entry(run, "none.zip")["error"]["code"], "no_documents");
  const Json record =
      Json::parse(folder.read("out/records/a.zip/c.zip/丙.txt.json"));
  EXPECT_EQ(record["source"]["path"], "a.zip/c.zip/丙.txt");
  EXPECT_EQ(record["text"], "第一条 总则");
}

TEST(Run, LinksToFoldersAreSaidNotFollowed) {
  TemporaryFolder folder;
  folder.write("in/a.txt", "第一条 总则");
  std::filesystem::create_directory_symlink("..", folder.path() / "in/up");
  const Outcome run = run_on({(folder.path() / "in").string()},
                             (folder.path() / "out").string());
  EXPECT_EQ(run.status, kExitGood);
  EXPECT_EQ(entry(run, "up")["status"], "skipped");
  EXPECT_EQ(entry(run, "up")["error"]["code"], "folder_link");
}

TEST(Run, AwkwardNamesHaveRecordsToo) {
  TemporaryFolder folder;
  const std::string longest(251, 'n');
  folder.write("in/" + longest + ".txt", "第一条 总则");
  folder.write("in/a.txt", "第一条 总则");
  folder.write("in/a.txt.json/b.txt", "第一条 总则");
  const Outcome run = run_on({(folder.path() / "in").string()},
                             (folder.path() / "out").string());
  EXPECT_EQ(run.status, kExitGood) << run.log;
  EXPECT_EQ(entry(run, "a.txt")["record"], "records/a.txt.json");
  EXPECT_EQ(entry(run, "a.txt.json/b.txt")["record"],
            "records/a.txt.json~/b.txt.json");
  const std::string record = entry(run, longest + ".txt")["record"];
  EXPECT_EQ(record.size(), std::string("records/").size() + 250);
  EXPECT_NE(folder.read("out/" + record), "");
}

TEST(Run, SaysWhatIsMissingOrNoFile) {
  TemporaryFolder folder;
  const Outcome run = run_on({(folder.path() / "nowhere.pdf").string()},
                             (folder.path() / "out").string());
  EXPECT_EQ(run.status, kExitSomeFailed);
  EXPECT_EQ(entry(run, "nowhere.pdf")["error"]["code"], "unreadable");
  EXPECT_NE(
      entry(run, "nowhere.pdf")["error"]["message"].get<std::string>().find(
          "nowhere.pdf"),
      std::string::npos);
}

TEST(Run, AFileNamedByItselfIsNeverSkipped) {
  TemporaryFolder folder;
  const std::string file = folder.write("tool.bin", std::string("\x7F"
                                                                "ELF\0\1\2\3\4",
                                                                9));
  const Outcome run = run_on({file}, (folder.path() / "out").string());
  EXPECT_EQ(run.status, kExitSomeFailed);
  EXPECT_EQ(entry(run, "tool.bin")["status"], "failed");
  EXPECT_EQ(entry(run, "tool.bin")["error"]["code"], "not_a_document");
}

TEST(Run, AFolderWithoutDocumentsIsSaid) {
  TemporaryFolder folder;
  std::filesystem::create_directories(folder.path() / "in");
  const Outcome run = run_on({(folder.path() / "in").string()},
                             (folder.path() / "out").string());
  EXPECT_EQ(run.status, kExitSomeFailed);
  EXPECT_NE(run.log.find("no_documents"), std::string::npos);
}

TEST(Run, DoesNotReadItsOwnOutput) {
  TemporaryFolder folder;
  folder.write("a.txt", "第一条 总则");
  const std::string in = folder.path().string();
  EXPECT_EQ(run_on({in}, in + "/out").index["totals"]["inputs"], 1);
  EXPECT_EQ(run_on({in}, in + "/out").index["totals"]["inputs"], 1);
}

TEST(Run, ARecordOfAnEarlierRunDoesNotSpeakForAFailedFile) {
  TemporaryFolder folder;
  folder.write("in/a.txt", "第一条 总则");
  const std::string in = (folder.path() / "in").string();
  const std::string out = (folder.path() / "out").string();
  EXPECT_EQ(run_on({in}, out).status, kExitGood);
  folder.write("in/a.txt", "");
  EXPECT_EQ(run_on({in}, out).status, kExitSomeFailed);
  EXPECT_FALSE(
      std::filesystem::exists(folder.path() / "out/records/a.txt.json"));
}

TEST(Run, LeavesNoPartsBehind) {
  TemporaryFolder folder;
  folder.write("in/a.txt", "第一条 总则");
  run_on({(folder.path() / "in").string()}, (folder.path() / "out").string());
  for (const auto& file :
       std::filesystem::recursive_directory_iterator(folder.path() / "out")) {
    EXPECT_NE(file.path().extension(), ".part") << file.path();
  }
}

TEST(Run, AnOutFolderThatCannotBeMadeIsWrongUsage) {
  TemporaryFolder folder;
  const std::string in = folder.write("a.txt", "第一条 总则");
  const std::string file = folder.write("taken", "a file, no folder");
  const Outcome run = run_on({in}, file + "/out");
  EXPECT_EQ(run.status, kExitUsage);
  EXPECT_NE(run.log.find("out_unwritable"), std::string::npos) << run.log;
}

// /dev/full takes nothing: writing there is a full disk.
TEST(Run, AFullDiskAsksToTryAgain) {
  TemporaryFolder folder;
  const std::string in = folder.write("a.txt", "第一条 总则");
  const auto records = folder.path() / "out/records";
  std::filesystem::create_directories(records);
  std::filesystem::create_symlink("/dev/full", records / "a.txt.json.part");
  const Outcome run = run_on({in}, (folder.path() / "out").string());
  EXPECT_EQ(run.status, kExitTryAgain);
  EXPECT_EQ(entry(run, "a.txt")["error"]["code"], "disk_full");
  EXPECT_FALSE(std::filesystem::exists(records / "a.txt.json"));
}

TEST(Run, SpeaksChineseUnderAChineseLocale) {
  TemporaryFolder folder;
  folder.write("in/empty.txt", "");
  const Outcome run =
      run_on({(folder.path() / "in").string()},
             (folder.path() / "out").string(), Language::chinese);
  EXPECT_NE(run.log.find("文件为空"), std::string::npos) << run.log;
  EXPECT_NE(run.log.find("1 份失败"), std::string::npos) << run.log;
}

TEST(Run, GivesTheSameBytesWhateverTheNumberOfWorkers) {
  TemporaryFolder folder;
  for (int i = 0; i < 20; ++i) {
    folder.write("in/" + std::to_string(i) + ".txt",
                 "第一条 补助" + std::to_string(i) + "万元。\n第二条 略。\n");
  }
  RunCommand command;
  command.inputs = {(folder.path() / "in").string()};
  std::ostringstream log;
  for (const int jobs : {1, 4}) {
    command.jobs = jobs;
    command.out = (folder.path() / std::to_string(jobs)).string();
    EXPECT_EQ(run_command(command, testing::shipped_words(), log), kExitGood);
  }
  for (int i = 0; i < 20; ++i) {
    const std::string record = "/records/" + std::to_string(i) + ".txt.json";
    EXPECT_EQ(folder.read("1" + record), folder.read("4" + record));
    EXPECT_EQ(testing::broken_laws(folder.read("1" + record)),
              std::vector<std::string>());
  }
}

TEST(Run, ReadsAMillionCharactersInOneLine) {
  TemporaryFolder folder;
  std::string line;
  for (int i = 0; i < 100000; ++i) line += "市财政局拨付30万元，";
  folder.write("in/long.txt", line);
  const Outcome run = run_on({(folder.path() / "in").string()},
                             (folder.path() / "out").string());
  EXPECT_EQ(run.status, kExitGood) << run.log;
}

}  // namespace
}  // namespace tiaowen
