// Text in every encoding an office receives.

#include <gtest/gtest.h>

#include "pipeline/model/unicode.h"
#include "pipeline/read/read.h"

namespace tiaowen {
namespace {

std::string blocks_of(const Result<Document>& document) {
  if (!document) return document.error().code;
  std::string all;
  for (const Block& block : document->flow.blocks) {
    if (!all.empty()) all += "|";
    all += to_utf8(block.text);
  }
  return all;
}

TEST(Plain, ReadsUtf8WithAndWithoutMark) {
  EXPECT_EQ(blocks_of(read_plain("第一条\n总则")), "第一条|总则");
  EXPECT_EQ(blocks_of(read_plain("\xEF\xBB\xBF第一条")), "第一条");
}

TEST(Plain, ReadsUtf16WithAndWithoutMark) {
  const std::string little("\xFF\xFE\x2C\x7B\x0A\x00\x61\x67", 8);
  const std::string big("\xFE\xFF\x7B\x2C\x00\x0A\x67\x61", 8);
  EXPECT_EQ(blocks_of(read_plain(little)), "第|条");
  EXPECT_EQ(blocks_of(read_plain(big)), "第|条");
  EXPECT_EQ(read_plain(little)->source.encoding, "UTF-16LE");
  EXPECT_EQ(blocks_of(read_plain(little.substr(2))), "第|条");
}

TEST(Plain, ReadsGb18030) {
  const auto document = read_plain("\xB5\xDA\xD2\xBB\xCC\xF5");
  EXPECT_EQ(blocks_of(document), "第一条");
  EXPECT_EQ(document->source.encoding, "gb18030");
  // Four bytes: 㐀 (U+3400) is in GB 18030 only.
  EXPECT_EQ(blocks_of(read_plain("\x81\x39\xEE\x39")), "㐀");
}

TEST(Plain, SaysWhereAByteCannotBeDecoded) {
  const auto document = read_plain("第一条\xFF\xFF");
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, "encoding");
  EXPECT_NE(document.error().message.find("9"), std::string::npos)
      << document.error().message;
}

TEST(Plain, EndsLinesInEveryWay) {
  EXPECT_EQ(blocks_of(read_plain("甲\r\n乙\r丙\n\n丁")), "甲|乙|丙||丁");
}

TEST(Plain, KeepsNulBytesVisibleAndSaysSo) {
  const auto document = read_text(std::string_view("甲\0乙", 7));
  EXPECT_EQ(blocks_of(document), "甲\xEF\xBF\xBD乙");
  ASSERT_EQ(document->findings.size(), 1U);
  EXPECT_EQ(document->findings[0].code, "text.garbled");
}

TEST(Kind, IsToldByContentBeforeName) {
  EXPECT_EQ(kind_of("a.txt", "%PDF-1.7"), Kind::pdf);
  EXPECT_EQ(kind_of("a.pdf", "<html><body>"), Kind::html);
  EXPECT_EQ(kind_of("a.pdf", ""), Kind::empty);
  EXPECT_EQ(kind_of("a", "第一条"), Kind::text);
  EXPECT_EQ(kind_of("a.md", "# 标题"), Kind::markdown);
  EXPECT_EQ(kind_of("a.json", "{}"), Kind::other);
  EXPECT_EQ(kind_of("2.市政府通知", "第一条"), Kind::text);
  EXPECT_EQ(kind_of("a.bin", std::string_view("\x7F"
                                              "ELF\0\0\0\0",
                                              8)),
            Kind::other);
  EXPECT_EQ(kind_of("a.txt", std::string_view("PK\x03\x04....word/", 13)),
            Kind::docx);
}

}  // namespace
}  // namespace tiaowen
