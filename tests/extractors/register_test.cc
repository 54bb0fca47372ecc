// The register of organs and regions: what every row owes.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "pipeline/command/command.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

using testing::shipped_words;

std::string cell(Dictionary in, std::size_t row, std::string_view column) {
  return std::string(shipped_words().cell(in, row, ColumnName(column)));
}

bool is_day(const std::string& text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-';
}

TEST(Register, EveryOrganHasANameALevelAndASource) {
  const std::set<std::string> levels = {"national", "province", "municipality",
                                        "city",     "county",   "local",
                                        "any",      "acting",   "zone"};
  for (std::size_t row = 0; row < shipped_words().rows(Dictionary::department);
       ++row) {
    const auto at = [&](std::string_view column) {
      return cell(Dictionary::department, row, column);
    };
    EXPECT_FALSE(at("source").empty()) << at("words");
    EXPECT_FALSE(at("id").empty()) << at("words");
    EXPECT_EQ(levels.count(at("level")), 1U) << at("words");
    if (at("level") == "national") {
      EXPECT_FALSE(at("national").empty()) << at("words");
    } else {
      EXPECT_NE(at("name").find("{"), std::string::npos) << at("words");
    }
  }
}

// No word stands twice (loading refuses that), so an alias means one row; and
// no full name belongs to two bodies.
TEST(Register, AFullNameIsOneBody) {
  std::map<std::string, std::string> ids;
  for (std::size_t row = 0; row < shipped_words().rows(Dictionary::department);
       ++row) {
    for (const std::string_view column : {"name", "national"}) {
      const std::string name = cell(Dictionary::department, row, column);
      if (name.empty()) continue;
      const std::string id = cell(Dictionary::department, row, "id");
      EXPECT_EQ(ids.emplace(name, id).first->second, id) << name;
    }
  }
}

TEST(Register, DatesAreDaysAndSuccessorsAreInIt) {
  std::set<std::string> ids;
  const std::size_t rows = shipped_words().rows(Dictionary::department);
  for (std::size_t row = 0; row < rows; ++row) {
    ids.insert(cell(Dictionary::department, row, "id"));
  }
  for (std::size_t row = 0; row < rows; ++row) {
    const std::string words = cell(Dictionary::department, row, "words");
    for (const std::string_view column : {"from", "until"}) {
      const std::string day = cell(Dictionary::department, row, column);
      EXPECT_TRUE(day.empty() || is_day(day)) << words << ": " << day;
    }
    const std::string next = cell(Dictionary::department, row, "successor");
    EXPECT_TRUE(next.empty() || ids.count(next) == 1) << words << ": " << next;
  }
}

TEST(Register, RegionsHaveCodesOfTheirLevel) {
  for (std::size_t row = 0; row < shipped_words().rows(Dictionary::region);
       ++row) {
    const std::string level = cell(Dictionary::region, row, "level");
    const std::string code = cell(Dictionary::region, row, "code");
    const std::string name = cell(Dictionary::region, row, "name");
    if (level == "zone") continue;
    const std::size_t digits = level == "county" ? 6 : level == "city" ? 4 : 2;
    EXPECT_GE(code.size(), digits) << name;
    EXPECT_EQ(code.find_first_not_of("0123456789 "), std::string::npos) << name;
  }
}

// ./dev bench measures what it costs.
TEST(Register, FindsTheSameNamesAmongAHundredThousandMore) {
  std::vector<DictionaryFile> files = {
      {"department", "department.tsv",
       "words\tid\tname\n数据局\tdata\t{}数据局\n"}};
  const auto small = Lexicon::load(files);
  for (int i = 0; i < 100000; ++i) {
    files[0].content += "第" + std::to_string(i) + "管理局\tx\t{}管理局\n";
  }
  const auto large = Lexicon::load(files);
  ASSERT_TRUE(small && large);
  const std::u32string text = U"由市数据局牵头,第四十号公告所列单位配合。";
  ASSERT_EQ(small->scan(text).size(), 1U);
  ASSERT_EQ(large->scan(text).size(), 1U);
  EXPECT_EQ(large->scan(text)[0].begin, small->scan(text)[0].begin);
  EXPECT_EQ(large->scan(U"归第77777管理局").size(), 1U);
}

}  // namespace
}  // namespace tiaowen
