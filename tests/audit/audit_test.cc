// Every document of corpus/audit has exactly the findings that stand below it.

#include "pipeline/audit/audit.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <set>

#include "pipeline/model/unicode.h"
#include "pipeline/run.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

namespace fs = std::filesystem;

struct Example {
  std::string place, text, findings;
};

std::vector<Example> read_examples(const fs::path& file) {
  std::vector<Example> examples;
  std::ifstream in(file);
  int number = 0;
  bool open = false;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') {
      open = false;
    } else if (line.starts_with("> ")) {
      if (!open) {
        examples.push_back(
            {file.filename().string() + ":" + std::to_string(number), "", ""});
      }
      open = true;
      for (const char c : line.substr(2)) {
        examples.back().text += c == '|' ? '\t' : c;
      }
      examples.back().text += '\n';
    } else {
      examples.back().findings += line + "\n";
    }
  }
  return examples;
}

std::string audited(const Record& record) {
  static const std::set<std::string> kCodes = {
      "amount.sum_mismatch", "ratio.mismatch", "figure.conflict", "date.order"};
  std::string all;
  for (const Finding& finding : record.findings) {
    if (!kCodes.contains(finding.code)) continue;
    all += "! " + finding.code + " | ";
    if (finding.span) all += to_utf8(record.text.published(*finding.span));
    all += "\n";
  }
  return all;
}

Record record_of(const std::string& text) {
  auto document = read_text(text);
  if (!document) throw std::runtime_error(document.error().message);
  return run(std::move(*document), testing::shipped_words(), {});
}

TEST(Audit, EveryExampleOfTheCorpusHasItsFindings) {
  int read = 0;
  for (const auto& file :
       fs::directory_iterator(fs::path(TIAOWEN_ROOT) / "corpus/audit")) {
    for (const Example& example : read_examples(file.path())) {
      EXPECT_EQ(audited(record_of(example.text)), example.findings)
          << example.place;
      ++read;
    }
  }
  EXPECT_GT(read, 0);
}

TEST(Audit, MessagesGiveBothFigures) {
  const Record record =
      record_of("共拨付90万元,其中:东区50万元,西区30万元。\n");
  ASSERT_FALSE(record.findings.empty());
  EXPECT_EQ(record.findings.back().message,
            "the parts make 800000, the total says 900000 CNY");
}

}  // namespace
}  // namespace tiaowen
