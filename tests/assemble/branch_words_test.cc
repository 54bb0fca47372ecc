#include "pipeline/assemble/branch_words.h"

#include <gtest/gtest.h>

#include "pipeline/model/unicode.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

Text text_of(const char* words) {
  Text text;
  text.original = text.folded = to_u32(words);
  return text;
}

class BranchWordsTest : public ::testing::Test {
 protected:
  // The first word of `kind` from `begin` up to `end`; empty where none is.
  std::string first(BranchWords& seen, std::uint32_t begin, std::uint32_t end,
                    std::string_view kind) {
    const auto found = seen.first_of({begin, end}, kind);
    return found ? to_utf8(text_.view(*found)) : "";
  }

  const Text text_ = text_of("材料不齐全的,退回补正;逾期的,放弃。");
  const std::uint32_t end_ = text_.whole().end;
  const std::vector<Clause> clauses_;
  const std::vector<Mention> mentions_;
  const Metadata metadata_;
  const Material material_{text_,     clauses_, mentions_,
                           metadata_, {},       testing::shipped_words()};
};

TEST_F(BranchWordsTest, AreFoundByKindInsideTheirSpan) {
  BranchWords seen(material_);
  EXPECT_EQ(first(seen, 0, end_, "fails"), "不齐全");
  EXPECT_EQ(first(seen, 0, end_, "back"), "退回");
  EXPECT_EQ(first(seen, 0, 8, "back"), "");  // cut in two by the end
}

TEST_F(BranchWordsTest, AreTheSameInWhateverOrderOneAsks) {
  BranchWords seen(material_);
  EXPECT_EQ(first(seen, 9, end_, "fails"), "逾期");
  EXPECT_EQ(first(seen, 0, 7, "fails"), "不齐全");
  EXPECT_EQ(first(seen, 0, end_, "back"), "退回");
  EXPECT_EQ(first(seen, 9, end_, "fails"), "逾期");
}

TEST_F(BranchWordsTest, TellWhetherAnyBeginsThere) {
  BranchWords seen(material_);
  const auto all = [](std::string_view) { return true; };
  EXPECT_TRUE(seen.any({0, 7}, all));
  EXPECT_FALSE(seen.any({5, 7}, all));
}

}  // namespace
}  // namespace tiaowen
