// What a file is taken for, and the word for each that cannot be read.

#include "pipeline/read/read.h"

#include <gtest/gtest.h>

#include "tests/read/tiny_pdf.h"

namespace tiaowen {
namespace {

std::string code(const std::string& name, const std::string& bytes,
                 ReadOptions options = {}) {
  Reader reader(std::move(options));
  const auto document = reader.read(name, bytes);
  return document ? "" : document.error().code;
}

std::string some_pdf() {
  return tiny_pdf({{"BT /Latin 10 Tf 9 9 Td (text of a page) Tj ET"}},
                  {"null"});
}

TEST(Read, GoesByContentBeforeName) {
  EXPECT_EQ(kind_of("a.txt", some_pdf()), Kind::pdf);
  EXPECT_EQ(kind_of("a", "\n\n%PDF-1.4\n"), Kind::pdf);
  EXPECT_EQ(kind_of("a.pdf", "<!DOCTYPE html><html>"), Kind::html);
  EXPECT_EQ(kind_of("a.pdf", ""), Kind::empty);
  EXPECT_EQ(kind_of("a.pdf", "\xFF\xD8\xFF\xE0"), Kind::image);
}

TEST(Read, SaysWhatAFileNamedPdfIs) {
  EXPECT_EQ(code("a.pdf", ""), "empty");
  EXPECT_EQ(code("a.pdf", "<html><body>404</body></html>"), "html_named_pdf");
  EXPECT_EQ(code("a.pdf", "a text\n"), "damaged");
  EXPECT_EQ(code("a.pdf", "%PDF-1.7\n1 0 obj <</Type"), "damaged");
  EXPECT_EQ(code("a.pdf", tiny_pdf({{""}}, {"null"})), "no_text_layer");
}

TEST(Read, KeepsToItsInputLimit) {
  ReadOptions options;
  options.input_bytes = 10;
  EXPECT_EQ(code("a.pdf", some_pdf(), options), "too_large");
}

TEST(Read, DescribesTheSource) {
  Reader reader(ReadOptions{});
  const std::string bytes = some_pdf();
  const auto document = reader.read("a.pdf", bytes);
  ASSERT_TRUE(document) << document.error().message;
  EXPECT_EQ(document->format, Format::pdf);
  EXPECT_EQ(document->source.media_type, "application/pdf");
  EXPECT_EQ(document->source.bytes, bytes.size());
  EXPECT_EQ(document->source.sha256.size(), 64U);
  EXPECT_EQ(document->source.pages, 1);
}

}  // namespace
}  // namespace tiaowen
