// The shipped rows: what loading does not check.

#include <gtest/gtest.h>

#include <filesystem>

#include "pipeline/model/unicode.h"
#include "pipeline/shipped.h"
#include "tests/shipped_words.h"
#include "tests/temporary_folder.h"

namespace tiaowen {
namespace {

using testing::shipped_words;

template <typename Each>
void each_row(Each each) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(Dictionary::count_);
       ++i) {
    const auto in = static_cast<Dictionary>(i);
    for (std::size_t row = 0; row < shipped_words().rows(in); ++row) {
      each(in, row);
    }
  }
}

TEST(Dictionaries, WordsAreWrittenFoldedAndWithoutBlanksAround) {
  int seen = 0;
  each_row([&](Dictionary in, std::size_t row) {
    if (in == Dictionary::fold) return;
    const std::u32string words = to_u32(shipped_words().cell(in, row, "words"));
    std::u32string folded = words;
    for (char32_t& c : folded) c = shipped_words().folded(c);
    EXPECT_EQ(to_utf8(folded), to_utf8(words)) << name_of(in);
    EXPECT_EQ(to_utf8(trim(words)), to_utf8(words)) << name_of(in);
    ++seen;
  });
  EXPECT_GT(seen, 100);
}

TEST(Dictionaries, FoldingGivesOneCharacterThatStaysAsItIs) {
  for (std::size_t row = 0; row < shipped_words().rows(Dictionary::fold);
       ++row) {
    const std::u32string to =
        to_u32(shipped_words().cell(Dictionary::fold, row, "to"));
    ASSERT_EQ(to.size(), 1U) << "fold.tsv row " << row;
    EXPECT_EQ(shipped_words().folded(to.front()), to.front())
        << "fold.tsv row " << row;
  }
}

TEST(Dictionaries, WhatTheBuildCompiledIsWhatLoadingGives) {
  const auto loaded = Lexicon::load(shipped_dictionaries());
  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_EQ(shipped_words().digest(), loaded->digest());
  each_row([&](Dictionary in, std::size_t row) {
    EXPECT_EQ(shipped_words().cell(in, row, "words"),
              loaded->cell(in, row, "words"))
        << name_of(in) << " row " << row;
  });
}

TEST(Dictionaries, EveryShippedFileIsADictionary) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(
           std::filesystem::path(TIAOWEN_ROOT) / "dictionaries")) {
    if (entry.path().extension() == ".tsv") ++files;
  }
  EXPECT_EQ(shipped_dictionaries().size(), files);
}

TEST(Dictionaries, EveryFileSaysInItsHeadWhereItsRowsComeFrom) {
  for (const DictionaryFile& file : shipped_dictionaries()) {
    const std::string head = file.content.substr(0, 1200);
    EXPECT_TRUE(head.find("ource") != std::string::npos ||
                head.find("来源") != std::string::npos)
        << file.path << ": no source named in its head";
  }
}

TEST(Dictionaries, AnOfficesFolderIsLaidOverTheShippedOnes) {
  testing::TemporaryFolder office;
  office.write("fold.tsv", "words\tto\n囗\t口\n");
  const auto words = load_lexicon(office.path().string());
  ASSERT_TRUE(words) << words.error().message;
  EXPECT_EQ(words->folded(U'囗'), U'口');
  EXPECT_EQ(words->folded(U'○'), U'〇');
  EXPECT_NE(words->digest(), shipped_words().digest());
}

TEST(Dictionaries, AnOfficesContradictionIsReportedWithFileAndLine) {
  testing::TemporaryFolder office;
  office.write("fold.tsv", "words\tto\n囗\t口\n囗\t日\n");
  const auto words = load_lexicon(office.path().string());
  ASSERT_FALSE(words);
  EXPECT_NE(words.error().message.find("fold.tsv:3"), std::string::npos)
      << words.error().message;
}

}  // namespace
}  // namespace tiaowen
