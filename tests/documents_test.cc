// Every folder of corpus/documents: the record is the reviewed one.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "pipeline/run.h"
#include "pipeline/write/write.h"
#include "tests/file_content.h"
#include "tests/record_laws.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

using testing::content_of;

namespace fs = std::filesystem;

const fs::path kDocuments = fs::path(TIAOWEN_ROOT) / "corpus/documents";

// "source.txt" -> "record.json", but where a document comes in several
// formats each has its own: "source.pdf" -> "record.pdf.json".
fs::path record_for(const fs::path& source) {
  const std::string extension = source.extension().string();
  return source.parent_path() /
         (extension == ".txt" ? "record.json" : "record" + extension + ".json");
}

// Version and dictionaries change without the reading changing.
std::string made(const fs::path& source) {
  ReadOptions options;
  options.reader_program = std::string(TIAOWEN_BUILD) + "/tiaowen-reader";
  Reader reader(options);
  auto document = reader.read(source.filename().string(), content_of(source));
  if (!document) {
    return document.error().code + ": " + document.error().message + "\n";
  }
  document->source.path = source.filename().string();
  const Record record = run(std::move(*document), testing::shipped_words(), {});
  std::string json;
  append_json(record, {"corpus", "corpus"}, {}, json);
  return json;
}

// The first line that differs, with its number: a golden record is long.
std::string difference(const std::string& want, const std::string& have) {
  std::istringstream a(want), b(have);
  std::string x, y;
  for (int number = 1;; ++number) {
    const bool more_a = static_cast<bool>(std::getline(a, x));
    const bool more_b = static_cast<bool>(std::getline(b, y));
    if (!more_a && !more_b) return {};
    if (more_a != more_b || x != y) {
      return "line " + std::to_string(number) + ": expected " +
             (more_a ? x : "the end") + " but found " +
             (more_b ? y : "the end");
    }
  }
}

std::vector<std::string> sources() {
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(kDocuments)) {
    if (entry.path().stem() == "source") {
      found.push_back(fs::relative(entry.path(), kDocuments).string());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

class Documents : public ::testing::TestWithParam<std::string> {};

TEST_P(Documents, BecomeTheReviewedRecord) {
  const fs::path source = kDocuments / GetParam();
  const std::string record = made(source);
  ASSERT_EQ(record.find("{"), 0U) << record;
  for (const std::string& law : testing::broken_laws(record)) {
    ADD_FAILURE() << GetParam() << ": " << law;
  }
  const fs::path golden = record_for(source);
  if (std::getenv("TIAOWEN_UPDATE_CORPUS") != nullptr) {
    std::ofstream(golden, std::ios::binary) << record;
  }
  EXPECT_EQ(difference(content_of(golden), record), "")
      << golden.string()
      << " (if the new reading is right: tests/update_corpus.sh)";
}

INSTANTIATE_TEST_SUITE_P(All, Documents, ::testing::ValuesIn(sources()),
                         [](const auto& one) {
                           std::string name = one.param;
                           std::replace_if(
                               name.begin(), name.end(),
                               [](char c) {
                                 return std::isalnum(
                                            static_cast<unsigned char>(c)) == 0;
                               },
                               '_');
                           return name;
                         });

}  // namespace
}  // namespace tiaowen
