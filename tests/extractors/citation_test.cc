#include <gtest/gtest.h>

#include "extractors/extract.h"
#include "pipeline/model/unicode.h"
#include "pipeline/shipped.h"

namespace tiaowen {
namespace {

struct Read {
  std::string title, number, span, relation;
};

std::vector<Read> citations(std::string_view sentence) {
  static const auto files = shipped_dictionaries();
  static const auto words = Lexicon::load(files);
  Text text;
  text.original = to_u32(sentence);
  text.folded = text.original;
  const Reading reading = read_words(text, *words);
  std::vector<Mention> found;
  extract_citations(reading, found);
  std::vector<Read> read;
  const auto words_of = [&](const std::optional<Span>& span) {
    return span ? to_utf8(text.published(*span)) : std::string();
  };
  for (const Mention& mention : found) {
    const auto& value = std::get<Citation>(mention.value);
    read.push_back({words_of(value.title), words_of(value.number),
                    words_of(mention.span),
                    std::string(name_of(value.relation))});
  }
  return read;
}

TEST(Citation, TakesTheNumberBehindTheTitle) {
  const auto read =
      citations("依据《海州市孵化载体管理办法》(海科发〔2021〕12号)的要求");
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].title, "海州市孵化载体管理办法");
  EXPECT_EQ(read[0].number, "海科发〔2021〕12号");
  EXPECT_EQ(read[0].span, "《海州市孵化载体管理办法》(海科发〔2021〕12号)");
  EXPECT_EQ(read[0].relation, "basis");
}

TEST(Citation, TakesTheNumberBehindTheNotice) {
  const auto read = citations("落实《人才计划》的通知(海人发[2020] 3 号)");
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].title, "人才计划");
  EXPECT_EQ(read[0].number, "海人发[2020] 3 号");
}

TEST(Citation, KeepsTitlesInsideTitles) {
  const auto read = citations("制定《贯彻〈促进条例〉细则》、《实施方案》");
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0].title, "贯彻〈促进条例〉细则");
  EXPECT_EQ(read[1].title, "实施方案");
  EXPECT_EQ(read[1].relation, "drafts");
}

TEST(Citation, ReadsNumbersAlone) {
  const auto read = citations("按照海政发〔2022〕5号和海政办发〔2023〕6号文件");
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0].number, "海政发〔2022〕5号");
  EXPECT_EQ(read[1].number, "海政办发〔2023〕6号");
  EXPECT_EQ(read[1].relation, "basis");
}

TEST(Citation, ReadsOrders) {
  const auto read = citations("《某某条例》(国务院令第 714 号)");
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].number, "国务院令第 714 号");
}

TEST(Citation, LeavesTheNumberThatIsTheDocumentsOwn) {
  EXPECT_TRUE(
      citations("海州市人民政府文件\n海政发〔2022〕5号\n各区:").empty());
}

TEST(Citation, SaysThatItIsIssuedHere) {
  const auto read = citations("根据《甲办法》,制定《乙细则》。现印发给你们");
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0].relation, "basis");
  EXPECT_EQ(read[1].relation, "issues");
}

TEST(Citation, SeesRepeals) {
  const auto read = citations("自发布之日起施行,《丙办法》同时废止。");
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].relation, "repeals");
}

TEST(Citation, NeedsBothTitleMarks) {
  EXPECT_TRUE(citations("《没有结尾的书名\n下一段").empty());
}

}  // namespace
}  // namespace tiaowen
