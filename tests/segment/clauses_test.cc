// Every example of corpus/clauses gives the tree that is written beside it.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "pipeline/layout/layout.h"
#include "pipeline/model/unicode.h"
#include "pipeline/normalize/normalize.h"
#include "pipeline/read/read.h"
#include "pipeline/segment/segment.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

using testing::shipped_words;

struct Example {
  std::string place, title;
  std::string text;
  std::string expected;
};

std::string trimmed(std::string_view text) {
  return to_utf8(trim(to_u32(text)));
}

// "ids | line" begins clauses at the line's start, "> ids | words" inside
// it, "! code | words" reports.
std::vector<Example> read_examples(const std::filesystem::path& path) {
  std::vector<Example> examples;
  std::ifstream in(path);
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with("= ")) {
      examples.push_back(
          {path.filename().string() + ":" + std::to_string(number),
           line.substr(2), "", ""});
      continue;
    }
    Example& example = examples.back();
    const std::size_t bar = line.find("| ");
    const std::string words = line.substr(bar + 2);
    const bool inside = line[0] == '>', report = line[0] == '!';
    const std::string ids = trimmed(std::string_view(line).substr(
        inside || report ? 1 : 0, bar - (inside || report ? 1 : 0)));
    if (!inside && !report) example.text += words + "\n";
    if (ids.empty()) continue;
    std::istringstream each(ids);
    for (std::string id; each >> id;) {
      example.expected += (report ? "! " : "") + id + " | " + words + "\n";
    }
  }
  return examples;
}

// The line from `at` on, or the first words where a clause begins inside it.
std::string opening(const Text& text, std::uint32_t at) {
  std::u32string_view line = std::u32string_view(text.original).substr(at);
  line = line.substr(0, line.find(U'\n'));
  const bool line_start = at == 0 || text.original[at - 1] == U'\n';
  return to_utf8(line_start ? line : line.substr(0, 6));
}

std::string seen_in(const Text& text, const Segmented& segmented) {
  std::string seen;
  for (const Clause& clause : segmented.clauses) {
    seen += clause.id + " | " + opening(text, clause.span.begin) + "\n";
  }
  for (const Finding& finding : segmented.findings) {
    seen += "! " + finding.code + " | " +
            to_utf8(text.published(*finding.span)) + "\n";
  }
  return seen;
}

TEST(Clauses, StandAsWrittenInTheCorpus) {
  std::size_t examples = 0;
  for (const auto& file : std::filesystem::directory_iterator(
           std::filesystem::path(TIAOWEN_ROOT) / "corpus" / "clauses")) {
    if (file.path().extension() != ".txt") continue;
    for (const Example& example : read_examples(file.path())) {
      const Document document = *read_plain(example.text);
      const Text text = normalize(document, lay_out(document, shipped_words()),
                                  shipped_words());
      EXPECT_EQ(seen_in(text, segment(text, shipped_words())), example.expected)
          << example.place << ": " << example.title;
      ++examples;
    }
  }
  EXPECT_GT(examples, 10u);
}

}  // namespace
}  // namespace tiaowen
