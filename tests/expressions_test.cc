// Every line of corpus/expressions is a test.

#include "tests/expressions.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "pipeline/model/unicode.h"
#include "pipeline/run.h"
#include "pipeline/write/phrase.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

namespace fs = std::filesystem;
using testing::Expression;
using testing::shipped_words;

// All that was found of `type`, for a message.
std::string found_in(const Record& record, const std::string& type) {
  std::string all;
  for (const Mention& mention : record.mentions) {
    if (type_of(mention.value) != type) continue;
    all += "\n    " + to_utf8(record.text.published(mention.span)) + " = " +
           phrase_of(mention, record).str() + "  (" +
           std::string(mention.rule) + ")";
  }
  return all.empty() ? " nothing" : all;
}

// What is wrong with this line; empty where nothing is.
std::string wrong_with(const Expression& e, const std::string& type) {
  auto document = read_text(e.phrase);
  if (!document) return document.error().message;
  const Record record =
      run(std::move(*document), shipped_words(), {e.context, false});
  const std::string found = " found:" + found_in(record, type);
  for (const Mention& mention : record.mentions) {
    if (type_of(mention.value) != type) continue;
    if (e.nothing) return "expected nothing," + found;
    if (mention.span.begin != e.begin || mention.span.end != e.end) continue;
    const Phrase phrase = phrase_of(mention, record);
    bool same = phrase.core == e.core;
    for (const std::string& attribute : e.attributes) {
      same = same && std::count(phrase.attributes.begin(),
                                phrase.attributes.end(), attribute) > 0;
    }
    if (same) return {};
    return "expected " + e.core + "," + found;
  }
  return e.nothing ? "" : "expected " + e.core + " there," + found;
}

class Expressions : public ::testing::TestWithParam<std::string> {};

TEST_P(Expressions, MeanWhatTheyShould) {
  const fs::path file =
      fs::path(TIAOWEN_ROOT) / "corpus/expressions" / (GetParam() + ".txt");
  const auto lines = testing::read_expressions(file);
  EXPECT_FALSE(lines.empty()) << file;
  for (const Expression& line : lines) {
    const std::string wrong = wrong_with(line, GetParam());
    EXPECT_EQ(wrong, "") << line.place << "  " << line.phrase;
  }
}

std::vector<std::string> files() {
  std::vector<std::string> names;
  for (const auto& entry :
       fs::directory_iterator(fs::path(TIAOWEN_ROOT) / "corpus/expressions")) {
    if (entry.path().extension() == ".txt") {
      names.push_back(entry.path().stem().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

// Files may be missing before the first extractor is taught anything.
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Expressions);
INSTANTIATE_TEST_SUITE_P(All, Expressions, ::testing::ValuesIn(files()),
                         [](const auto& one) { return one.param; });

}  // namespace
}  // namespace tiaowen
