// The same document as text, PDF, web page, Word file and OFD: one text, one
// clause tree, the same tables (corpus/make_formats.py and
// corpus/make_merged_tables.py make the files).

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "pipeline/model/unicode.h"
#include "pipeline/run.h"
#include "tests/file_content.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

using testing::content_of;

namespace fs = std::filesystem;

const fs::path kDocuments = fs::path(TIAOWEN_ROOT) / "corpus/documents";

Result<Record> record_of(const fs::path& path) {
  ReadOptions options;
  options.reader_program = std::string(TIAOWEN_BUILD) + "/tiaowen-reader";
  auto document = Reader(options).read(path.string(), content_of(path));
  if (!document) return tl::unexpected(document.error());
  return run(std::move(*document), testing::shipped_words(), {});
}

// Blanks of a printed page are places on it; how many is not kept.
std::string without_blanks(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : text) {
    if (!is_space(c)) out.push_back(c);
  }
  return to_utf8(out);
}

std::vector<std::string> clauses_of(const Record& record) {
  std::vector<std::string> out;
  for (const Clause& clause : record.clauses) {
    out.push_back(clause.id + " " +
                  without_blanks(record.text.published(clause.span)));
  }
  return out;
}

std::vector<std::string> cells_of(const Record& record) {
  std::vector<std::string> out;
  for (const Table& table : record.text.tables) {
    out.push_back("table with heads: " + std::to_string(table.header_rows));
    for (const TableCell& cell : table.cells) {
      out.push_back(std::to_string(cell.row) + "," +
                    std::to_string(cell.column) + " " +
                    std::to_string(cell.row_span) + "x" +
                    std::to_string(cell.column_span) + " " +
                    to_utf8(record.text.published(cell.span)));
    }
  }
  return out;
}

std::vector<std::string> lines_of(const Record& record) {
  std::vector<std::string> out;
  std::u32string_view text = record.text.original;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(U'\n'), text.size());
    out.push_back(without_blanks(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// What the others are compared with.
fs::path first_of(const fs::path& folder) {
  const fs::path text = folder / "source.txt";
  return fs::exists(text) ? text : folder / "same.html";
}

std::vector<std::string> files() {
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(kDocuments)) {
    const fs::path& path = entry.path();
    const bool made = path.stem() == "same";
    const bool printed = path.filename() == "source.pdf" &&
                         fs::exists(path.parent_path() / "same.html");
    if (made || printed) {
      found.push_back(fs::relative(path, kDocuments).string());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

class Formats : public ::testing::TestWithParam<std::string> {};

TEST_P(Formats, SayTheSame) {
  const fs::path file = kDocuments / GetParam();
  const auto want = record_of(first_of(file.parent_path()));
  const auto have = record_of(file);
  ASSERT_TRUE(want.has_value());
  ASSERT_TRUE(have.has_value()) << have.error().code << have.error().message;
  EXPECT_THAT(lines_of(*have), ::testing::ElementsAreArray(lines_of(*want)));
  EXPECT_THAT(clauses_of(*have),
              ::testing::ElementsAreArray(clauses_of(*want)));
  EXPECT_THAT(cells_of(*have), ::testing::ElementsAreArray(cells_of(*want)));
  EXPECT_EQ(have->mentions.size(), want->mentions.size());
  EXPECT_EQ(have->obligations.size(), want->obligations.size());
  EXPECT_EQ(have->metadata.title, want->metadata.title);
}

INSTANTIATE_TEST_SUITE_P(All, Formats, ::testing::ValuesIn(files()),
                         [](const auto& one) {
                           std::string name = one.param;
                           for (char& c : name) {
                             if (std::isalnum(static_cast<unsigned char>(c)) ==
                                 0) {
                               c = '_';
                             }
                           }
                           return name;
                         });

TEST(FormatsOfOneDocument, AreAllThere) { EXPECT_GE(files().size(), 42U); }

}  // namespace
}  // namespace tiaowen
