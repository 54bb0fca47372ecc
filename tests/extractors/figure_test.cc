// What single phrases cannot show: tables, lists that do not match, bounds
// that belong to another number.

#include "extractors/figure.h"

#include <gtest/gtest.h>

#include "extractors/respective_list.h"
#include "pipeline/command/command.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

const Lexicon& shipped_words() {
  static const Result<Lexicon> words = load_lexicon("");
  if (!words) throw std::runtime_error(words.error().message);
  return *words;
}

Text text_of(const char* utf8) {
  Text text;
  text.original = to_u32(utf8);
  text.folded = text.original;
  return text;
}

// Rows are lines, cells are parted by tabs; the first row is the head.
Text table_of(const char* utf8, const char* unit) {
  Text text = text_of(utf8);
  Table table;
  table.span = text.whole();
  table.header_rows = 1;
  table.unit = to_u32(unit);
  std::uint32_t begin = 0;
  int row = 0, column = 0;
  for (std::uint32_t at = 0; at <= text.original.size(); ++at) {
    const bool end = at == text.original.size();
    if (!end && text.original[at] != U'\t' && text.original[at] != U'\n') {
      continue;
    }
    table.cells.push_back({{begin, at}, row, column});
    table.columns = std::max(table.columns, column + 1);
    begin = at + 1;
    ++column;
    if (!end && text.original[at] == U'\n') {
      ++row;
      column = 0;
    }
  }
  table.rows = row + 1;
  text.tables.push_back(table);
  return text;
}

// "150000 300000": the values of all amounts.
std::string amounts(const Text& text) {
  std::string values;
  for (const Mention& mention : extract(read_words(text, shipped_words()))) {
    const auto* amount = std::get_if<Amount>(&mention.value);
    if (!amount) continue;
    if (!values.empty()) values += " ";
    values += (amount->min ? amount->min : amount->max)->str();
  }
  return values;
}

TEST(TableUnit, OfAColumnsHeadScalesItsCells) {
  EXPECT_EQ(amounts(table_of("科目\t支出(万元)\n水费\t12.8\n电费\t1,300", "")),
            "128000 13000000");
}

TEST(TableUnit, OfACellIsAppliedOnce) {
  EXPECT_EQ(amounts(table_of("科目\t支出(万元)\n水费\t12.8 万元", "")),
            "128000");
}

TEST(TableUnit, OfTheCaptionIsForColumnsOfMoney) {
  EXPECT_EQ(
      amounts(table_of("序号\t户数\t决算数\t占比\n1\t20\t3.5\t60", "万元")),
      "35000");
}

TEST(TableUnit, StandsInFrontInAFormOfNamesAndValues) {
  EXPECT_EQ(amounts(table_of("项目\t内容\n预算数(万元):\t12", "")), "120000");
}

TEST(RespectiveList, OfUnequalLengthIsReported) {
  const Text text = text_of("对省级、市级平台分别给予30万元、20万元、10万元");
  const Reading reading = read_words(text, shipped_words());
  std::vector<Mention> mentions = extract(reading);
  std::vector<Finding> findings;
  tie_lists(reading, mentions, findings);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings.front().code, "list.unpaired");
  for (const Mention& mention : mentions) {
    if (const auto* amount = std::get_if<Amount>(&mention.value)) {
      EXPECT_FALSE(amount->pairs.has_value());
    }
  }
}

TEST(RespectiveList, TiesValuesToThresholds) {
  const Text text =
      text_of("产值达1000万元、500万元的，分别给予20万元、10万元");
  const Reading reading = read_words(text, shipped_words());
  std::vector<Mention> mentions = extract(reading);
  std::vector<Finding> findings;
  tie_lists(reading, mentions, findings);
  ASSERT_EQ(mentions.size(), 4u);
  EXPECT_EQ(std::get<Amount>(mentions[2].value).pairs, mentions[0].span);
  EXPECT_EQ(std::get<Amount>(mentions[3].value).pairs, mentions[1].span);
}

TEST(Bound, FollowsTheDocumentsOwnRuleForItsEnd) {
  const Text text = text_of(
      "得分80分以上的为优秀，60分以下的为不合格。\n"
      "本办法所称“以上”包括本数，“以下”不包括本数。");
  const auto mentions = extract(read_words(text, shipped_words()));
  ASSERT_EQ(mentions.size(), 2u);
  EXPECT_EQ(std::get<Quantity>(mentions[0].value).bound, Bound::at_least);
  EXPECT_EQ(std::get<Quantity>(mentions[1].value).bound, Bound::less_than);
}

TEST(Bound, CountsItsEndWhereTheDocumentIsSilent) {
  const Text text = text_of("得分60分以下的为不合格");
  const auto mentions = extract(read_words(text, shipped_words()));
  ASSERT_EQ(mentions.size(), 1u);
  EXPECT_EQ(std::get<Quantity>(mentions[0].value).bound, Bound::at_most);
}

TEST(Bound, BelongsToItsOwnNumberOnly) {
  const Text text = text_of("最高不超过30万元，次年给予10万元");
  const auto mentions = extract(read_words(text, shipped_words()));
  std::vector<Bound> bounds;
  for (const Mention& mention : mentions) {
    if (const auto* amount = std::get_if<Amount>(&mention.value)) {
      bounds.push_back(amount->bound);
    }
  }
  EXPECT_EQ(bounds, (std::vector<Bound>{Bound::at_most, Bound::exact}));
}

}  // namespace
}  // namespace tiaowen
