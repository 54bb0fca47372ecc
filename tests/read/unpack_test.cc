// Archives of documents: every file inside by a path of its own, and what
// hostile archives cost.

#include "pipeline/read/unpack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/read/archive.h"
#include "tests/read/tiny_package.h"

namespace tiaowen {
namespace {

using ::testing::ElementsAre;

struct Unpacked {
  std::vector<std::string> files;  // "path: content", "path! code"
  std::string error;               // the archive's own
};

Unpacked unpack(const std::string& bytes, const UnpackLimits& limits = {},
                const std::string& password = "") {
  ReadOptions options;
  options.password = password;
  Unpacker unpacker(options, limits);
  Unpacked out;
  const auto error =
      unpacker.each("a.zip", bytes, [&](const UnpackedFile& file) {
        out.files.push_back(file.path + (file.bytes
                                             ? ": " + *file.bytes
                                             : "! " + file.bytes.error().code));
      });
  if (error) {
    out.error = error->code;
    EXPECT_NE(error->message, "");
  }
  return out;
}

TEST(Unpack, GivesEveryFileAPathOfItsOwn) {
  const Unpacked out = unpack(zipped({{"b/甲.txt", "1"},
                                      {"b/", ""},
                                      {"../../etc/a.txt", "2"},
                                      {"c\\d.txt", "3"},
                                      {"__MACOSX/b/._甲.txt", "x"},
                                      {"e.zip", zipped({{"f.txt", "4"}})}}));
  EXPECT_EQ(out.error, "");
  EXPECT_THAT(out.files,
              ElementsAre("a.zip/b/甲.txt: 1", "a.zip/etc/a.txt: 2",
                          "a.zip/c/d.txt: 3", "a.zip/e.zip/f.txt: 4"));
}

TEST(Unpack, EqualNamesAreToldApart) {
  const Unpacked out =
      unpack(zipped({{"a", "1"}, {"/a", "2"}, {"./a", "3"}, {"a~2", "4"}}));
  EXPECT_THAT(out.files, ElementsAre("a.zip/a: 1", "a.zip/a~2: 2",
                                     "a.zip/a~3: 3", "a.zip/a~2~2: 4"));
}

TEST(Unpack, NamesOfChineseWindowsAreGbk) {
  EXPECT_EQ(archive_name("\xB0\xEC\xB7\xA8.txt"), "办法.txt");
  EXPECT_EQ(archive_name("办法.txt"), "办法.txt");
  std::string bytes = zipped({{"abcd.txt", "1"}});
  for (std::size_t at = 0; (at = bytes.find("abcd", at)) != bytes.npos;) {
    bytes.replace(at, 4, "\xB0\xEC\xB7\xA8");
  }
  EXPECT_THAT(unpack(bytes).files, ElementsAre("a.zip/办法.txt: 1"));
}

TEST(Unpack, EncryptedFilesAreSaidOrOpened) {
  const std::string bytes = zipped({{"a.txt", "1"}}, "secret");
  EXPECT_THAT(unpack(bytes).files, ElementsAre("a.zip/a.txt! encrypted"));
  EXPECT_THAT(unpack(bytes, {}, "other").files,
              ElementsAre("a.zip/a.txt! wrong_password"));
  EXPECT_THAT(unpack(bytes, {}, "secret").files, ElementsAre("a.zip/a.txt: 1"));
}

TEST(Unpack, ArchivesInArchivesEndSomewhere) {
  std::string bytes = zipped({{"a.txt", "1"}});
  for (int i = 0; i < 4; ++i) bytes = zipped({{"a.zip", bytes}});
  const Unpacked out = unpack(zipped({{"a.zip", bytes}, {"b.txt", "2"}}));
  EXPECT_EQ(out.error, "");
  EXPECT_THAT(out.files, ElementsAre("a.zip/a.zip/a.zip/a.zip! too_deep",
                                     "a.zip/b.txt: 2"));
}

TEST(Unpack, TheNumberOfFilesIsLimitedOverAllArchives) {
  const std::string three = zipped({{"1", ""}, {"2", ""}, {"3", ""}});
  UnpackLimits limits;
  limits.entries = 2;
  EXPECT_EQ(unpack(three, limits).error, "too_many_parts");
  limits.entries = 3;
  EXPECT_EQ(unpack(three, limits).files.size(), 3U);
  EXPECT_THAT(unpack(zipped({{"b.zip", three}}), limits).files,
              ElementsAre("a.zip/b.zip! too_many_parts"));
}

TEST(Unpack, TheSizeOfAllFilesIsLimited) {
  UnpackLimits limits;
  limits.bytes = 10;
  EXPECT_THAT(
      unpack(zipped({{"1", "12345678"}, {"2", "12345678"}}), limits).files,
      ElementsAre("a.zip/1: 12345678", "a.zip/2! too_large"));
}

TEST(Unpack, BombsAreNotUnpacked) {
  const std::string large(40 << 20, '\0');
  EXPECT_THAT(unpack(zipped({{"a", large}, {"b", "1"}})).files,
              ElementsAre("a.zip/a! bomb", "a.zip/b: 1"));
  // Each harmless, all together not.
  std::vector<std::pair<std::string, std::string>> many;
  for (int i = 0; i < 70; ++i) {
    many.push_back({std::to_string(i), std::string(1 << 20, '\0')});
  }
  const Unpacked out = unpack(zipped(many));
  EXPECT_EQ(out.error, "bomb");
  EXPECT_EQ(out.files.size(), 64U);
}

TEST(Unpack, ACutArchiveIsDamaged) {
  const std::string bytes = zipped({{"a.txt", std::string(100, 'a')}});
  EXPECT_EQ(unpack(bytes.substr(0, bytes.size() / 2)).error, "damaged");
  std::string changed = bytes;
  changed[36] = static_cast<char>(changed[36] ^ 0x55);  // in the packed bytes
  EXPECT_THAT(unpack(changed).files, ElementsAre("a.zip/a.txt! damaged"));
  EXPECT_THAT(unpack(zipped({{"b.zip", "PK\x03\x04 and no more"}})).files,
              ElementsAre("a.zip/b.zip! damaged"));
}

TEST(Unpack, PathsAreSafe) {
  EXPECT_EQ(safe_path("C:\\a\\..\\b.pdf"), "C:/a/b.pdf");
  EXPECT_EQ(safe_path("/../.."), "unnamed");
  EXPECT_EQ(safe_path("a\nb"), "a_b");
}

TEST(Kind, PackagesAreToldByTheirNamesNotByWhatIsPackedInThem) {
  const std::string docx =
      zipped({{"[Content_Types].xml", ""}, {"word/document.xml", ""}});
  EXPECT_EQ(kind_of("a", docx), Kind::docx);
  EXPECT_EQ(kind_of("a", zipped({{"[Content_Types].xml", ""},
                                 {"xl/workbook.xml", ""}})),
            Kind::xlsx);
  EXPECT_EQ(kind_of("a", zipped({{"OFD.xml", ""}})), Kind::ofd);
  EXPECT_EQ(kind_of("a", zipped({{"mimetype", ""}, {"content.xml", ""}})),
            Kind::open_document);
  EXPECT_EQ(kind_of("a.zip", zipped({{"word/a.docx", docx}})), Kind::zip);
  EXPECT_EQ(kind_of("a.docx", docx.substr(0, 40)), Kind::docx);
  EXPECT_EQ(kind_of("a.zip", "PK\x03\x04"), Kind::zip);
}

}  // namespace
}  // namespace tiaowen
