#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/model/unicode.h"
#include "pipeline/read/read.h"
#include "pipeline/run.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

using ::testing::ElementsAre;

// "前款 -> art_2", in order; "-" where there is no target.
std::vector<std::string> targets(std::string_view text) {
  auto document = read_plain(text);
  const Record record =
      run(std::move(*document), testing::shipped_words(), {});
  std::vector<std::string> found;
  for (const Mention& mention : record.mentions) {
    const auto* citation = std::get_if<Citation>(&mention.value);
    if (citation == nullptr || !citation->locator) continue;
    found.push_back(
        to_utf8(record.text.published(mention.span)) + " -> " +
        (citation->target < 0
             ? "-"
             : record.clauses[static_cast<std::size_t>(citation->target)].id));
  }
  return found;
}

constexpr std::string_view kArticles =
    "第一条 为规范管理，制定本办法。\n"
    "第二条 申报单位应当具备条件：\n（一）依法登记；\n（二）信用良好。\n"
    "第三条 不符合第二条第（二）项规定的，不予受理。\n"
    "经整改合格的，不受前款规定限制。\n"
    "第四条 违反本办法第三条第二款的，适用第九条规定。\n";

TEST(References, FindTheirClauses) {
  EXPECT_THAT(targets(kArticles),
              ElementsAre("第二条第（二）项 -> art_2__item_2",
                          "前款 -> art_3", "本办法第三条第二款 -> art_3__para_2",
                          "第九条 -> -"));
}

TEST(References, LabelsAreNone) {
  EXPECT_TRUE(targets("第一条 总的要求。\n第二条 具体办法。\n").empty());
}

}  // namespace
}  // namespace tiaowen
