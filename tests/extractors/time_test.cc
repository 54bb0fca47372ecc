// What the example lines of corpus/expressions/time.txt cannot show: several
// times in one text, tables, and places where none may be read.

#include <gtest/gtest.h>

#include "extractors/extract.h"
#include "pipeline/model/unicode.h"
#include "pipeline/run.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

std::vector<std::string> times_in(std::string_view text) {
  Text input;
  input.original = to_u32(text);
  input.folded = input.original;
  const Reading reading = read_words(input, testing::shipped_words());
  std::vector<Mention> found;
  extract_times(reading, found);
  std::vector<std::string> words;
  for (const Mention& mention : found) {
    words.push_back(to_utf8(input.view(mention.span)));
  }
  return words;
}

using Words = std::vector<std::string>;

TEST(Times, AreFoundInOrderAndNeverOverlap) {
  EXPECT_EQ(times_in("2025年4月前申报,6月前评审,每年10月底前总结,有效期5年"),
            (Words{"2025年4月", "6月", "每年10月底", "5年"}));
}

TEST(Times, OfOneCellMayBeTwo) {
  EXPECT_EQ(times_in("2022年12月1日前,长期坚持"),
            (Words{"2022年12月1日", "长期坚持"}));
}

TEST(Times, OfAnExtensionStandBesideTheLimit) {
  EXPECT_EQ(times_in("15个工作日内完成(特殊情况可延长10个工作日)"),
            (Words{"15个工作日", "10个工作日"}));
}

TEST(Times, InTitlesAreNone) {
  EXPECT_EQ(times_in("《2021年度工作要点》和2022年的"), (Words{"2022年"}));
}

TEST(Times, AtTheEdgesOfATextAreRead) {
  for (const char* text :
       {"5年", "每年", "年底", "2025年", "3", "第", "每", "待", "2025年3月1",
        "3月1日至", "2021-", "每季度首月", "“十四五”", "自", "半", "之日",
        "1-"}) {
    times_in(text);  // no crash, whatever is found
  }
}

TEST(Times, OfAColumnTakeItsRoleFromTheHead) {
  Text text;
  text.original = U"任务\t完成时限\n改造管网\t2026年6月\n招录\t2027年";
  text.folded = text.original;
  Table table;
  table.span = text.whole();
  table.rows = 3;
  table.columns = 2;
  table.header_rows = 1;
  table.cells = {{{0, 2}, 0, 0},   {{3, 7}, 0, 1},   {{8, 12}, 1, 0},
                 {{13, 20}, 1, 1}, {{21, 23}, 2, 0}, {{24, 29}, 2, 1}};
  text.tables.push_back(table);
  const Reading reading = read_words(text, testing::shipped_words());
  std::vector<Mention> found;
  extract_times(reading, found);
  ASSERT_EQ(found.size(), 2u);
  for (const Mention& mention : found) {
    EXPECT_EQ(std::get<Time>(mention.value).role, TimeRole::deadline);
  }
}

}  // namespace
}  // namespace tiaowen
