// What the reader program may not do, and what its failures cost.

#include "pipeline/read/reader_process.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/read/tiny_pdf.h"

namespace tiaowen {
namespace {

std::string good_pdf() {
  return tiny_pdf({{"BT /Han 10 Tf 100 700 Td " + han(U"合计") + " Tj ET"}},
                  {"null"});
}

Error probe(ReaderProcess& process, const std::string& what) {
  const auto answer = process.read("probe", what);
  return answer ? Error{"no error", ""} : answer.error();
}

void expect_reads_on(ReaderProcess& process) {
  const auto document = process.read("pdf", good_pdf());
  ASSERT_TRUE(document) << document.error().message;
  EXPECT_EQ(document->pages.at(0).runs.at(0).text, U"合计");
}

TEST(Sandbox, OpensNoOtherFile) {
  ReaderProcess process(ReadOptions{});
  EXPECT_EQ(probe(process, "open /etc/passwd").code, "refused");
  EXPECT_EQ(probe(process, "open /proc/self/status").code, "refused");
  EXPECT_EQ(probe(process, "open /usr/share/dpkg/cputable").code, "refused");
}

TEST(Sandbox, WritesNoFile) {
  ReaderProcess process(ReadOptions{});
  const std::string path = ::testing::TempDir() + "tiaowen_probe";
  EXPECT_EQ(probe(process, "write " + path).code, "refused");
  EXPECT_EQ(probe(process, "write /usr/share/poppler/x").code, "refused");
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(Sandbox, HasNoNetworkNoChildrenNoSignals) {
  ReaderProcess process(ReadOptions{});
  EXPECT_EQ(probe(process, "socket").code, "refused");
  EXPECT_EQ(probe(process, "exec /bin/true").code, "refused");
  EXPECT_EQ(probe(process, "fork").code, "refused");
  EXPECT_EQ(probe(process, "kill").code, "refused");
}

// The tests above mean something only if the same probes succeed outside.
TEST(Sandbox, IsWhatRefuses) {
  std::ifstream outside("/etc/passwd");
  EXPECT_TRUE(outside.good());
}

TEST(Sandbox, KeepsTheMapsOfFontsThatAreNotEmbedded) {
  ReaderProcess process(ReadOptions{});
  expect_reads_on(process);
}

// Where the kernel has no Landlock, no file is opened at all, and the usual
// maps have been read before.
TEST(Sandbox, KeepsTheUsualMapsWithoutLandlock) {
  const std::string script = ::testing::TempDir() + "reader_without_landlock";
  std::ofstream(script) << "#!/bin/sh\nexec " << TIAOWEN_BUILD
                        << "/tiaowen-reader \"$1\" no-landlock\n";
  std::filesystem::permissions(script, std::filesystem::perms::owner_all);
  ReadOptions options;
  options.reader_program = script;
  ReaderProcess process(options);
  EXPECT_EQ(
      probe(process, "open /usr/share/poppler/cMap/Adobe-GB1/GBK-EUC-H").code,
      "refused");
  expect_reads_on(process);
}

TEST(Sandbox, SeesNothingOfOurEnvironment) {
  setenv("TIAOWEN_TEST_SECRET", "x", 1);
  ReaderProcess process(ReadOptions{});
  EXPECT_EQ(probe(process, "environment TIAOWEN_TEST_SECRET").code, "refused");
  unsetenv("TIAOWEN_TEST_SECRET");
}

TEST(Sandbox, MayReadTheMaps) {
  ReaderProcess process(ReadOptions{});
  EXPECT_EQ(
      probe(process, "open /usr/share/poppler/cMap/Adobe-GB1/GBK-EUC-H").code,
      "allowed");
}

TEST(ReaderProcess, LosesOneDocumentToACrash) {
  ReaderProcess process(ReadOptions{});
  const Error error = probe(process, "abort");
  EXPECT_EQ(error.code, "reader_crashed");
  EXPECT_NE(error.message.find("before the first page"), std::string::npos)
      << error.message;
  expect_reads_on(process);
}

TEST(ReaderProcess, NamesThePageOfACrash) {
  ReaderProcess process(ReadOptions{});
  const Error error = probe(process, "pages then abort");
  EXPECT_EQ(error.code, "reader_crashed");
  EXPECT_NE(error.message.find("on page 3 of 5"), std::string::npos)
      << error.message;
}

TEST(ReaderProcess, LosesOneDocumentToEndlessComputing) {
  ReadOptions options;
  options.cpu_seconds = 1;
  ReaderProcess process(options);
  EXPECT_EQ(probe(process, "spin").code, "reader_timeout");
  expect_reads_on(process);
}

TEST(ReaderProcess, LosesOneDocumentToAHang) {
  ReadOptions options;
  options.wall_seconds = 1;
  ReaderProcess process(options);
  EXPECT_EQ(probe(process, "hang").code, "reader_timeout");
  expect_reads_on(process);
}

TEST(ReaderProcess, LosesOneDocumentToABombOfMemory) {
#ifdef TIAOWEN_SANITIZED
  GTEST_SKIP() << "address sanitizer needs the memory limit off";
#endif
  ReadOptions options;
  options.memory_bytes = 256 << 20;
  ReaderProcess process(options);
  EXPECT_EQ(probe(process, "memory").code, "reader_memory");
  expect_reads_on(process);
  // The same where a C library gives up: it says so and aborts.
  EXPECT_EQ(probe(process, "out-of-memory").code, "reader_memory");
  expect_reads_on(process);
}

TEST(ReaderProcess, LosesOneDocumentToEndlessOutput) {
  ReadOptions options;
  options.output_bytes = 8 << 20;
  ReaderProcess process(options);
  EXPECT_EQ(probe(process, "output").code, "output_too_large");
  expect_reads_on(process);
}

TEST(ReaderProcess, TrustsNoAnswer) {
  ReaderProcess process(ReadOptions{});
  EXPECT_EQ(probe(process, "lie").code, "reader_crashed");
  expect_reads_on(process);
}

TEST(ReaderProcess, RefusesMorePagesThanAllowed) {
  ReadOptions options;
  options.pages = 1;
  ReaderProcess process(options);
  const TinyPage page{"BT /Latin 10 Tf 100 700 Td (a) Tj ET"};
  const auto document = process.read("pdf", tiny_pdf({page, page}, {"null"}));
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, "too_many_pages");
}

TEST(ReaderProcess, ReadsFiveHundredPagesInLittleMemory) {
  std::u32string line;
  for (char32_t c = 0x4E00; c < 0x4E00 + 40; ++c) line.push_back(c);
  std::string content = "BT /Han 10 Tf 100 780 Td 12 TL ";
  for (int i = 0; i < 40; ++i) content += han(line) + " Tj T* ";
  const TinyPage page{content + "ET"};
  ReadOptions options;
  options.memory_bytes = 300 << 20;
  ReaderProcess process(options);
  const auto document =
      process.read("pdf", tiny_pdf(std::vector<TinyPage>(500, page), {"null"}));
  ASSERT_TRUE(document) << document.error().message;
  ASSERT_EQ(document->pages.size(), 500U);
  for (const Page& each : document->pages) {
    ASSERT_EQ(each.runs.size(), 40U);
    EXPECT_EQ(each.runs[39].text, line);
  }
}

TEST(ReaderProcess, SaysWhereTheProgramIsMissing) {
  ReadOptions options;
  options.reader_program = "/nowhere/tiaowen-reader";
  ReaderProcess process(options);
  const auto document = process.read("pdf", good_pdf());
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, "reader_missing");
  EXPECT_NE(document.error().message.find(options.reader_program),
            std::string::npos);
}

TEST(ReaderProcess, ServesManyDocumentsInARow) {
  ReaderProcess process(ReadOptions{});
  for (int i = 0; i < 250; ++i) expect_reads_on(process);
}

}  // namespace
}  // namespace tiaowen
