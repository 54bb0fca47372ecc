// LibreOffice at one remove: a script in its place shows the limits; the
// program itself is asked where it is installed.

#include "pipeline/read/office.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>

#include "tests/read/tiny_package.h"
#include "tests/temporary_folder.h"

namespace tiaowen {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRtf = "{\\rtf1\\ansi \\u31532?\\u19968?\\u26465?\\par}";

// A converter that does `script`; $out is the folder for what it makes.
class Office : public ::testing::Test {
 protected:
  ReadOptions options(const std::string& script) {
    const std::string path = folder_.write(
        "bin/soffice",
        "#!/bin/sh\nwhile [ \"$1\" != --outdir ]; do shift; done\n"
        "out=$2 in=$3\nmkdir -p \"$out\"\n" +
            script + "\n");
    fs::permissions(path, fs::perms::owner_all);
    ReadOptions made;
    made.office_program = path;
    made.wall_seconds = 20;
    return made;
  }
  std::string code(const std::string& script, ReadOptions changed = {}) {
    ReadOptions made = options(script);
    made.wall_seconds = std::min(made.wall_seconds, changed.wall_seconds);
    made.cpu_seconds = changed.cpu_seconds;
    made.output_bytes = changed.output_bytes;
    const auto converted = convert_office(Kind::rtf, kRtf, made);
    if (converted) return "made " + converted->bytes;
    EXPECT_NE(converted.error().message, "");
    return converted.error().code;
  }

  testing::TemporaryFolder folder_;
};

TEST_F(Office, GivesTheFileAndTakesWhatIsMade) {
  EXPECT_EQ(code("cat \"$in\" > \"$out/document.docx\""),
            std::string("made ") + kRtf);
}

TEST_F(Office, AnotherKindIsReadAsItself) {
  const std::string docx = zipped(
      {{"[Content_Types].xml", "<Types/>"},
       {"word/document.xml",
        "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>第一条 总则</w:t>"
        "</w:r></w:p></w:body></w:document>"}});
  const std::string made = folder_.write("bin/made.docx", docx);
  Reader reader(options("cp " + made + " \"$out/document.docx\""));
  const auto document = reader.read("a.rtf", kRtf);
  ASSERT_TRUE(document) << document.error().message;
  ASSERT_EQ(document->flow.blocks.size(), 1U);
  EXPECT_EQ(document->flow.blocks[0].text, U"第一条 总则");
  EXPECT_EQ(document->source.media_type, "application/rtf");
  ASSERT_FALSE(document->findings.empty());
  EXPECT_EQ(document->findings.back().code, "source.converted");
}

TEST_F(Office, FailuresHaveCodes) {
  EXPECT_EQ(code("exit 0"), "converter_failed");
  EXPECT_EQ(code("exit 3"), "converter_failed");
  EXPECT_EQ(code("kill -SEGV $$"), "converter_failed");
  EXPECT_EQ(code("echo 'std::bad_alloc' >&2; exit 1"), "converter_memory");
  EXPECT_EQ(code("exit 127"), "converter_missing");
  EXPECT_EQ(code("ln -s /etc/passwd \"$out/document.docx\""),
            "converter_failed");
}

TEST_F(Office, AProgramThatIsNotThereIsSaid) {
  ReadOptions none;
  none.office_program = (folder_.path() / "nowhere").string();
  const auto converted = convert_office(Kind::rtf, kRtf, none);
  ASSERT_FALSE(converted);
  EXPECT_EQ(converted.error().code, "converter_missing");
}

TEST_F(Office, IsKilledWithAllItStarted) {
  ReadOptions soon;
  soon.wall_seconds = 1;
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(code("sleep 300 & sleep 300", soon), "converter_timeout");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60));
}

TEST_F(Office, ComputesNoLongerThanAllowed) {
  ReadOptions busy;
  busy.cpu_seconds = 1;
  EXPECT_EQ(code("while :; do :; done", busy), "converter_timeout");
}

TEST_F(Office, WritesNoMoreThanAllowed) {
  ReadOptions little;
  little.output_bytes = 4096;
  EXPECT_EQ(
      code("exec dd if=/dev/zero of=\"$out/document.docx\" bs=8192 count=9",
           little),
      "output_too_large");
}

TEST_F(Office, HasNoNetworkAndNoOtherFiles) {
  const std::string secret = folder_.write("secret.txt", "secret");
  EXPECT_EQ(code("cat " + secret + " > \"$out/document.docx\""),
            "converter_failed");
  EXPECT_EQ(code("echo x > " + (folder_.path() / "new.txt").string() +
                 " && echo y > \"$out/document.docx\""),
            "converter_failed");
  const std::string asks =
      "perl -e 'use Socket; exit socket(S, PF_INET, SOCK_STREAM, 0)'";
  EXPECT_EQ(code(asks + " && echo y > \"$out/document.docx\""), "made y\n");
}

TEST_F(Office, LeavesNothingBehind) {
  const testing::TemporaryFolder own;  // other tests work in /tmp, too
  setenv("TMPDIR", own.path().c_str(), 1);
  EXPECT_EQ(code("echo x > \"$out/more\"; exit 3"), "converter_failed");
  unsetenv("TMPDIR");
  EXPECT_TRUE(fs::is_empty(own.path()));
}

TEST(OfficeFiles, WhatTheyAreIsSaidBeforeAnythingIsRun) {
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  const auto wide = [](const std::string& name) {
    std::string out;
    for (const char c : name) out += {c, '\0'};
    return out;
  };
  const auto code = [&](const std::string& stream) {
    return convert_office(Kind::ole, ole + wide(stream), {}).error().code;
  };
  EXPECT_EQ(code("EncryptedPackage"), "encrypted");
  EXPECT_EQ(code("PowerPoint Document"), "unsupported");
}

TEST(OfficeFiles, AreReadWhereLibreOfficeIsInstalled) {
  Reader reader(ReadOptions{});
  const auto document = reader.read("a.rtf", kRtf);
  if (!document && document.error().code == "converter_missing") {
    GTEST_SKIP() << document.error().message;
  }
  ASSERT_TRUE(document) << document.error().code << ": "
                        << document.error().message;
  ASSERT_EQ(document->flow.blocks.size(), 1U);
  EXPECT_EQ(document->flow.blocks[0].text, U"第一条");
}

}  // namespace
}  // namespace tiaowen
