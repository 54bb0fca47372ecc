// The PDFs beside the repository (../shared/pdf), where they are present: what
// each must come to, whatever its text.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "pipeline/read/read.h"

namespace tiaowen {
namespace {

const std::filesystem::path kFolder =
    std::filesystem::path(TIAOWEN_ROOT) / ".." / "shared" / "pdf";

class SharedPdf : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::is_directory(kFolder)) {
      GTEST_SKIP() << "no " << kFolder << " here";
    }
  }

  static Result<Document> read(const std::string& name,
                               ReadOptions options = {}) {
    std::ifstream file(kFolder / name, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    Reader reader(std::move(options));
    return reader.read(name, bytes);
  }
  static std::string code(const std::string& name, ReadOptions options = {}) {
    const auto document = read(name, std::move(options));
    return document ? "" : document.error().code;
  }
  static ReadOptions without_ocr() {
    ReadOptions options;
    options.ocr = Ocr::never;
    return options;
  }
  static std::string finding(const std::string& name) {
    const auto document = read(name, without_ocr());
    if (!document || document->findings.empty()) return "";
    return document->findings[0].code;
  }
  static std::size_t characters(const Document& document) {
    std::size_t count = 0;
    for (const Page& page : document.pages) {
      for (const auto& run : page.runs) count += run.text.size();
    }
    return count;
  }
};

TEST_F(SharedPdf, SaysWhyAFileHasNoText) {
  EXPECT_EQ(code("hard_zero_byte.pdf"), "empty");
  EXPECT_EQ(code("hard_html_named.pdf"), "html_named_pdf");
  EXPECT_EQ(code("hard_truncated.pdf"), "damaged");
  EXPECT_EQ(code("hard_garbled_tounicode.pdf", without_ocr()), "no_text_layer");
  EXPECT_EQ(code("hard_no_tounicode.pdf", without_ocr()), "no_text_layer");
  EXPECT_EQ(code("scan_000_300dpi_clean.pdf", without_ocr()), "no_text_layer");
  EXPECT_EQ(finding("scan_searchable_ocr_layer.pdf"), "ocr.low_confidence");
}

TEST_F(SharedPdf, OpensWithThePassword) {
  EXPECT_EQ(code("hard_encrypted_user.pdf"), "encrypted");
  ReadOptions options;
  options.password = "wrong";
  EXPECT_EQ(code("hard_encrypted_user.pdf", options), "wrong_password");
  options.password = "tiaowen2025";
  const auto document = read("hard_encrypted_user.pdf", options);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->pages.size(), 2U);
}

TEST_F(SharedPdf, NotesWhatTheOwnerForbids) {
  const auto document = read("hard_encrypted_owner.pdf");
  ASSERT_TRUE(document);
  const auto& forbidden = document->source.restrictions;
  EXPECT_NE(std::find(forbidden.begin(), forbidden.end(), "no_copy"),
            forbidden.end());
}

TEST_F(SharedPdf, ReadsTheSameHoweverThePageIsTurned) {
  const auto upright = read("hard_base.pdf");
  const auto sideways = read("hard_rotated_sideways.pdf");
  const auto landscape = read("hard_rotated_upright.pdf");
  ASSERT_TRUE(upright && sideways && landscape);
  EXPECT_EQ(characters(*upright), characters(*sideways));
  EXPECT_EQ(characters(*upright), characters(*landscape));
  const auto& straight = upright->pages[0].runs[0];
  const auto& turned = sideways->pages[0].runs[0];
  EXPECT_EQ(straight.text, turned.text);
  EXPECT_NEAR(straight.box.x0, turned.box.y0, 0.01);
  EXPECT_NEAR(straight.box.width(), turned.box.height(), 0.01);
  EXPECT_NEAR(straight.box.x0, landscape->pages[0].runs[0].box.x0, 0.01);
  EXPECT_NEAR(straight.box.y1, landscape->pages[0].runs[0].box.y1, 0.01);
}

TEST_F(SharedPdf, ReadsFiveHundredPages) {
  const auto document = read("hard_500_pages.pdf");
  ASSERT_TRUE(document);
  ASSERT_EQ(document->pages.size(), 500U);
  for (const Page& page : document->pages) EXPECT_FALSE(page.runs.empty());
}

}  // namespace
}  // namespace tiaowen
