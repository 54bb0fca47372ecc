// Changed words: only documents that hold them are read again.

#include "pipeline/ingest/touched.h"

#include <gtest/gtest.h>

#include "tests/ingest/inbox.h"

namespace tiaowen {
namespace {

using testing::Inbox;
using testing::measure;
using Files = std::vector<std::string>;

std::vector<DictionaryFile> with(const std::string& name,
                                 const std::string& rows) {
  return {{"fold", "dictionaries/fold.tsv", "words\tto\n"},
          {name, "dictionaries/" + name + ".tsv", "words\tvalue\n" + rows}};
}

TEST(Touched, WordsOfRowsThatCameWentOrChanged) {
  EXPECT_EQ(
      changed_words(with("modality", "应当\t1\n可以|可\t2\n不得\t3\n"),
                    with("modality", "# new\n应当\t1\n可以\t2\n严禁\t3\n")),
      (std::vector<std::string>{"不得", "严禁", "可以", "可以", "可"}));
  // Found by more than their words, or inside of a number: no proof.
  EXPECT_FALSE(
      changed_words(with("department", ""), with("department", "财政局\t1\n")));
  EXPECT_FALSE(
      changed_words(with("amount_unit", ""), with("amount_unit", "w\t1\n")));
}

TEST(Touched, AFileThatCameOrWentIsAllItsRows) {
  const auto shipped = with("modality", "应当\t1\n");
  auto laid_over = shipped;
  laid_over.push_back(
      {"modality", "office/modality.tsv", "words\tvalue\n应当\t2\n敦促\t1\n"});
  const std::vector<std::string> words = {"应当", "敦促"};
  EXPECT_EQ(changed_words(shipped, laid_over), words);
  EXPECT_EQ(changed_words(laid_over, shipped), words);
  laid_over.back().name = "department";
  EXPECT_FALSE(changed_words(shipped, laid_over));
}

TEST(Touched, OnlyDocumentsWithTheWordsAreReadAgain) {
  Inbox inbox;
  inbox.write("a.txt", measure(1));
  inbox.write("b.txt", "第一条 严禁弄虚作假。\n");
  inbox.options.work.fingerprint = "1/words1/c";
  inbox.options.dictionaries = with("modality", "应当\t1\n");
  inbox.run();
  inbox.options.work.fingerprint = "1/words2/c";
  inbox.options.dictionaries = with("modality", "应当\t1\n严禁\t3\n");
  EXPECT_EQ(inbox.run(), Files{"reread b.txt"});
  EXPECT_EQ(inbox.run(), Files());
  inbox.options.work.fingerprint = "2/words2/c";
  EXPECT_EQ(inbox.run().size(), 2U);
}

}  // namespace
}  // namespace tiaowen
